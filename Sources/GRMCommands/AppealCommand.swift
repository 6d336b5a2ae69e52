internal import ArgumentParser
internal import Facts
internal import Grievances

struct AppealCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "appeal",
    abstract: "Record that the complainant turned to another body.",
    discussion: """
      That is open at any time, beside any stage.

      Example:
        grm appeal 7/2024 --to inspection-panel
      """)

  @OptionGroup var action: GrievanceAction
  @OptionGroup var words: WordsOption

  @Option(help: "Whom the complainant turned to.")
  var to: AppealBody

  func run() throws {
    try action.record(words.read([.reason])) { _ in .record(.appealLodged(AppealLodged(body: to))) }
  }
}
