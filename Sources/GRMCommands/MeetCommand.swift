internal import ArgumentParser
internal import Facts
internal import Grievances

struct MeetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "meet",
    abstract: "Record a meeting with the complainant.",
    discussion: """
      At stage 3 it is the multi-stakeholder meeting.

      Example:
        grm meet 7/2024 --on 2024-04-20
      """)

  @OptionGroup var action: GrievanceAction
  @OptionGroup var words: WordsOption

  @Option(help: "The stage that the meeting belongs to; else that at which the grievance stands.")
  var stage: Stage?

  func run() throws {
    try action.record(words.read([.summary, .actions])) { ledger in
      .record(.meetingHeld(MeetingHeld(stage: try stage ?? action.standing(in: ledger).stage)))
    }
  }
}
