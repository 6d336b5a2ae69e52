internal import ArgumentParser
internal import Facts
internal import Grievances

struct KeepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keep",
    abstract: "Record that a promise was kept.",
    discussion: """
      Example:
        grm keep 7/2024 49
      """)

  @OptionGroup var action: GrievanceAction
  @OptionGroup var words: WordsOption

  @Argument(help: "The position of the promise, as `grm timeline` shows it.")
  var fact: SequenceNumber

  func run() throws {
    try action.record(words.read([.actions])) { _ in .answer(fact, .commitmentKept) }
  }
}
