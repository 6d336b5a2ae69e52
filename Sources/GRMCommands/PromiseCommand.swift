internal import ArgumentParser
internal import Facts
internal import Grievances
internal import WorkingDays

struct PromiseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "promise",
    abstract: "Record something that was promised to the complainant.",
    discussion: """
      It stays open, past the resolution too, until `grm keep` records that it was kept.

      Example:
        echo '{"commitment": "a new meter"}' | grm promise 7/2024 --due 2024-05-01 --words -
      """)

  @OptionGroup var action: GrievanceAction
  @OptionGroup var words: WordsOption

  @Option(help: ArgumentHelp("The day by which it was promised.", valueName: "day"))
  var due: CivilDay?

  func run() throws {
    try action.record(words.read([.commitment])) { _ in
      .record(.commitmentMade(CommitmentMade(dueOn: due)))
    }
  }
}
