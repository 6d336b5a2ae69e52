internal import ArgumentParser
internal import Facts
internal import Grievances

struct FulfilCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fulfil",
    abstract: "Record that an agreement was carried out.",
    discussion: """
      Example:
        grm fulfil 7/2024 48
      """)

  @OptionGroup var action: GrievanceAction
  @OptionGroup var words: WordsOption

  @Argument(help: "The position of the agreement, as `grm timeline` shows it.")
  var fact: SequenceNumber

  func run() throws {
    try action.record(words.read([.actions])) { _ in .answer(fact, .agreementFulfilled) }
  }
}
