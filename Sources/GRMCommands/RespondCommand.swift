internal import ArgumentParser
internal import Facts
internal import Grievances

struct RespondCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "respond",
    abstract: "Record what the complainant said to the outcome.",
    discussion: """
      Example:
        grm respond 7/2024 --accepted --satisfaction 4
      """)

  enum Answer: EnumerableFlag {
    case accepted, rejected
  }

  @OptionGroup var action: GrievanceAction
  @OptionGroup var words: WordsOption

  @Flag(help: "Whether the complainant took the outcome.")
  var answer: Answer

  @Option(help: "How satisfied the complainant is, from 1 to 5.")
  var satisfaction: UInt8?

  func run() throws {
    let response = ComplainantResponded(
      isAccepted: answer == .accepted, satisfaction: satisfaction)
    try action.record(words.read([.statement])) { _ in .record(.complainantResponded(response)) }
  }
}
