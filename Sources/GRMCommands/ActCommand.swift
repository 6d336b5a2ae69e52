internal import ArgumentParser
internal import Facts
internal import Grievances

struct ActCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "act",
    abstract: "Record an action taken on a grievance.",
    discussion: """
      Example:
        echo '{"actions": "visited the site with the contractor"}' | grm act 7/2024 --words -
      """)

  @OptionGroup var action: GrievanceAction
  @OptionGroup var words: WordsOption

  func run() throws {
    try action.record(words.read([.actions])) { _ in .record(.actionTaken) }
  }
}
