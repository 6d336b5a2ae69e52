internal import ArgumentParser
internal import Facts
internal import Grievances

struct ConveyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convey",
    abstract: "Record that the outcome was given to the complainant.",
    discussion: """
      Example:
        grm convey 7/2024 --channel letter
      """)

  @OptionGroup var action: GrievanceAction
  @OptionGroup var words: WordsOption

  @Option(help: "How it was given.")
  var channel: Channel

  func run() throws {
    try action.record(words.read([.actions])) { _ in
      .record(.outcomeConveyed(OutcomeConveyed(channel: channel)))
    }
  }
}
