internal import ArgumentParser
internal import Facts
internal import Grievances

struct InstructCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "instruct",
    abstract: "Record that a contractor was told to act.",
    discussion: """
      Example:
        grm instruct 7/2024 --organisation 2
      """)

  @OptionGroup var action: GrievanceAction
  @OptionGroup var words: WordsOption

  @Option(help: "The contractor's number, as `grm organisation list` shows it.")
  var organisation: OrganisationNumber

  func run() throws {
    try action.record(words.read([.actions])) { ledger in
      try Enrolled.noteUnless(organisation, in: ledger)
      return .record(.contractorInstructed(ContractorInstructed(organisation: organisation)))
    }
  }
}
