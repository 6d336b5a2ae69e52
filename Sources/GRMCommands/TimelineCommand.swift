internal import ArgumentParser
internal import Facts
internal import Grievances
internal import Ledger
internal import Reporting

struct TimelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "One grievance: its facts and its stages.",
    discussion: """
      Example:
        grm timeline 7/2024
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var asOf: AsOfOptions

  @Argument(help: "The registered number, such as 7/2024.")
  var number: GrievanceNumber

  func validate() throws { try options.checkFormat([.text, .json]) }

  func run() throws {
    let ledger = try options.open(.reading)
    let cut = Cut(known: try asOf.known(in: ledger))
    let timeline: Timeline
    do { timeline = try Timeline(number, in: ledger.log, cut: cut) } catch let refusal as Refusal {
      throw Failure(.no, refusal.description)
    }
    switch options.format {
    case .json: try Output.line(timeline.json.text)
    default: try Output.write(timeline.text(Output.style))
    }
  }
}
