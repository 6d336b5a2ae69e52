internal import ArgumentParser
internal import Facts
internal import Grievances
internal import WorkingDays

struct AcknowledgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "acknowledge",
    abstract: "Record that the complainant was told in writing that the grievance came in.",
    discussion: """
      `grm receipt` prints what to send.

      Example:
        grm acknowledge 7/2024 --promised 2024-04-17
      """)

  @OptionGroup var action: GrievanceAction

  @Option(help: ArgumentHelp("The day by which an answer was promised.", valueName: "day"))
  var promised: CivilDay?

  func run() throws {
    try action.record { _ in
      .record(.receiptAcknowledged(ReceiptAcknowledged(promisedOn: promised)))
    }
  }
}
