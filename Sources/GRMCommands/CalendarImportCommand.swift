internal import ArgumentParser
internal import EventLog
internal import Facts
internal import Grievances
internal import Ledger
internal import RegisterImport
internal import Reporting

struct CalendarImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Record a list of decisions about days, all of it or nothing.",
    discussion: """
      The file is checked whole before anything is recorded. What the ledger holds already is passed \
      over, so the same file again records nothing.

      Example:
        grm calendar import decisions.csv --dry-run
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var recording: RecordingOptions

  @Argument(help: "A CSV file with a header (see docs/calendar.md); - for standard input.")
  var file: String

  @Flag(help: "Check only.")
  var dryRun = false

  func validate() throws { try options.checkFormat([.text, .json]) }

  func run() throws {
    let ledger = try options.open(dryRun ? .reading : .writing)
    let list = DecisionImport(
      into: ledger, actor: try recording.actor(), Array(try InputFile.contents(of: file)))
    let request = recording.request?.identity(of: list.digest) ?? list.request
    if let earlier = try ledger.log.receipt(of: request) {
      return try report(earlier, nil)
    }
    let check = try list.check()
    try check.faults.refuse(file, "nothing has been recorded")
    for (line, warning) in check.warnings {
      Output.error("note: \(file): line \(line): \(warning)")
    }
    guard !dryRun, !check.commands.isEmpty else { return try report(nil, check) }
    try report(list.record(check, as: request), check)
  }

  private func report(_ receipt: Receipt?, _ check: DecisionImport.Check?) throws {
    let recorded = receipt.map { $0.repeated ? 0 : Int(clamping: $0.count) } ?? 0
    switch options.format {
    case .json:
      let json: JSON = [
        "rows": JSON(check?.rows),
        "facts": .integer(dryRun ? check?.commands.count ?? 0 : recorded),
        "recorded_before": JSON(check?.recordedBefore),
        "first": JSON(receipt.map { Int(clamping: $0.first.rawValue) }),
        "recorded": .bool(recorded > 0),
        "warnings": .array(
          (check?.warnings ?? []).map {
            ["line": .integer($0.line), "warning": JSON($0.warning.description)]
          }),
      ]
      try Output.line(json.text)
    default: try Output.line(sentence(receipt, check))
    }
  }

  private func sentence(_ receipt: Receipt?, _ check: DecisionImport.Check?) -> String {
    guard let check else {
      let first = receipt.map { ", from fact \($0.first) on" } ?? ""
      return "\(file) was imported before\(first); nothing has been recorded."
    }
    let before =
      check.recordedBefore == 0 ? "" : "; \(check.recordedBefore) are recorded already"
    if let receipt {
      return "\(receipt.count) of \(check.rows) decisions recorded, from fact \(receipt.first) on"
        + "\(before)."
    }
    return "\(file) is sound: \(check.commands.count) of \(check.rows) decisions would be recorded"
      + "\(before)."
  }
}
