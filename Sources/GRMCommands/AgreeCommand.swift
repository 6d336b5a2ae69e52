internal import ArgumentParser
internal import Facts
internal import Grievances

struct AgreeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agree",
    abstract: "Record that both sides signed an agreement.",
    discussion: """
      It stays open until `grm fulfil` records that it was carried out.

      Example:
        echo '{"commitment": "the fence is moved back"}' | grm agree 7/2024 --words -
      """)

  @OptionGroup var action: GrievanceAction
  @OptionGroup var words: WordsOption

  func run() throws {
    try action.record(words.read([.commitment])) { _ in .record(.agreementSigned) }
  }
}
