internal import ArgumentParser
internal import Facts
internal import Grievances

struct WithdrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Record that the complainant took a grievance back.",
    discussion: """
      Example:
        grm withdraw 7/2024 --on 2024-03-10
      """)

  @OptionGroup var action: GrievanceAction
  @OptionGroup var words: WordsOption

  func run() throws {
    try action.record(words.read([.reason])) { _ in .record(.withdrawn) }
  }
}
