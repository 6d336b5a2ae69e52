internal import ArgumentParser
internal import Facts
internal import Grievances

struct LinkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link",
    abstract: "Record that a grievance is the same as another, which counts in its place.",
    discussion: """
      Example:
        grm link 9/2024 --to 7/2024
      """)

  @OptionGroup var action: GrievanceAction
  @OptionGroup var words: WordsOption

  @Option(help: "The grievance that it is a duplicate of.")
  var to: GrievanceNumber

  func run() throws {
    try action.record(words.read([.reason])) { _ in
      .record(.duplicateLinked(DuplicateLinked(original: to)))
    }
  }
}
