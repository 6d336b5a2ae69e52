internal import ArgumentParser
internal import Facts
internal import Grievances

struct ReopenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen",
    abstract: "Open a resolved grievance again.",
    discussion: """
      Example:
        grm reopen 7/2024 --on 2024-04-02
      """)

  @OptionGroup var action: GrievanceAction
  @OptionGroup var words: WordsOption

  func run() throws {
    try action.record(words.read([.reason])) { _ in .record(.reopened) }
  }
}
