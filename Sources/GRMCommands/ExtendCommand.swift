internal import ArgumentParser
internal import Facts
internal import Grievances

struct ExtendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extend",
    abstract: "Record that the limit was extended and the complainant told so.",
    discussion: """
      The day is that of the notice. The policy says by how many days a limit may be extended in all.

      Example:
        echo '{"reason": "the survey is not done"}' | grm extend 7/2024 --days 10 --words -
      """)

  @OptionGroup var action: GrievanceAction
  @OptionGroup var words: WordsOption

  @Option(help: "How many days are added, counted as the limit is.")
  var days: UInt16

  func validate() throws {
    guard days > 0 else { throw ValidationError("an extension has at least 1 day") }
  }

  func run() throws {
    try action.record(words.read([.reason])) { _ in
      .record(.deadlineExtended(DeadlineExtended(days: days)))
    }
  }
}
