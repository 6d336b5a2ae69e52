internal import ArgumentParser
internal import Facts
internal import Grievances

struct EscalateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "escalate",
    abstract: "Take a grievance to a higher stage.",
    discussion: """
      Example:
        grm escalate 7/2024 --to 3
      """)

  @OptionGroup var action: GrievanceAction
  @OptionGroup var words: WordsOption

  @Option(help: "The stage that it enters.")
  var to: Stage

  func run() throws {
    try action.record(words.read([.reason])) { _ in .record(.escalated(Escalated(stage: to))) }
  }
}
