internal import ArgumentParser
internal import Facts
internal import Grievances

struct VoidCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "void",
    abstract: "Account for a number that was never used.",
    discussion: """
      Example:
        echo '{"reason": "the form was spoilt"}' | grm void 8/2024 --words -
      """)

  @OptionGroup var action: GrievanceAction
  @OptionGroup var words: WordsOption

  func run() throws {
    try action.record(words.read([.reason])) { _ in .record(.numberVoided) }
  }
}
