internal import ArgumentParser
internal import Ledger
internal import Reporting

struct CalendarChangesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "changes",
    abstract: "What the calendar learnt since: days, the facts behind them, and counts.",
    discussion: """
      The days whose verdict differs between what was known then and what is known now, or at \
      --as-of, each with the facts that changed it; and the grievances that were resolved by then \
      and count other working days since.

      Example:
        grm calendar changes --since 2024-06-30
        grm calendar changes --since 71 --as-of 2024-12-31 --format json
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var asOf: AsOfOptions

  @Option(
    help: ArgumentHelp(
      "The earlier moment: a sequence, a day, or an RFC 3339 instant.", valueName: "when"))
  var since: When

  func validate() throws { try options.checkFormat([.text, .json]) }

  func run() throws {
    let ledger = try options.open(.reading)
    let (first, last) = (try ledger.known(since), try asOf.known(in: ledger))
    guard first > 0 else {
      throw Failure(
        .usage, "nothing was known yet at the time given with --since; name a later one")
    }
    guard first <= last else {
      throw Failure(.usage, "--since comes after --as-of; exchange the two")
    }
    let changes = try CalendarChanges(in: ledger.log, from: first, to: last)
    switch options.format {
    case .json: try Output.line(changes.json.text)
    default: try Output.write(changes.text)
    }
  }
}
