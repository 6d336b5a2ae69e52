internal import ArgumentParser
internal import Facts
internal import Grievances

struct ResolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: "Record that a grievance was acted on and the outcome given.",
    discussion: """
      Example:
        echo '{"actions": "explained the tender"}' | grm resolve 7/2024 --on 2024-03-05 --words -
      """)

  @OptionGroup var action: GrievanceAction
  @OptionGroup var words: WordsOption

  @Option(help: "How it was resolved: at once, by agreement, or by referral to the right body.")
  var outcome = Outcome.unknown

  func run() throws {
    try action.record(words.read([.actions])) { _ in .resolve(outcome) }
  }
}
