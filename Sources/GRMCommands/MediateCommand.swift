internal import ArgumentParser
internal import Facts
internal import Grievances

struct MediateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mediate",
    abstract: "Record that a third party began to mediate.",
    discussion: """
      Example:
        grm mediate 7/2024 --organisation 4
      """)

  @OptionGroup var action: GrievanceAction
  @OptionGroup var words: WordsOption

  @Option(help: "The mediator's number, if it has one.")
  var organisation: OrganisationNumber?

  func run() throws {
    try action.record(words.read([.reason])) { ledger in
      if let organisation { try Enrolled.noteUnless(organisation, in: ledger) }
      return .record(.mediationEntered(MediationEntered(organisation: organisation ?? .none)))
    }
  }
}
