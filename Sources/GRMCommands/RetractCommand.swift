internal import ArgumentParser
internal import Facts
internal import Grievances

struct RetractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retract",
    abstract: "Undo a fact that was recorded by mistake.",
    discussion: """
      The fact stays in the log; from now on it is not counted. Retracting a correction brings back
      what it replaced.

      Example:
        grm retract 7/2024 45
      """)

  @OptionGroup var action: GrievanceAction
  @OptionGroup var words: WordsOption

  @Argument(help: "The fact's position, as `grm timeline` shows it.")
  var fact: SequenceNumber

  func run() throws {
    try action.record(words.read([.reason])) { _ in .retract(fact) }
  }
}
