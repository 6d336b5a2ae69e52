internal import ArgumentParser
internal import Facts
internal import Grievances

struct AssessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assess",
    abstract: "Say whether a grievance concerns the project.",
    discussion: """
      Example:
        grm assess 7/2024 --related --category procurement --risk low
        echo '{"referred_to": "the tax authority"}' | grm assess 8/2024 --unrelated --words -
      """)

  enum Outcome: EnumerableFlag {
    case related, unrelated
  }

  @OptionGroup var action: GrievanceAction
  @OptionGroup var words: WordsOption

  @Flag(help: "Whether it concerns the project.")
  var outcome: Outcome

  @Flag(help: "It is handled locally, at stage 1, and not taken on by the unit.")
  var local = false

  @Option(help: "What it is about.")
  var category = Category.unknown

  @Option(help: "How much harm may come of it.")
  var risk = Risk.unknown

  @Option(help: "The number of the organisation that it was sent to, if it was.")
  var organisation: OrganisationNumber?

  func run() throws {
    let assessed = EligibilityAssessed(
      isRelated: outcome == .related, handledAt: local ? .local : .unit, category: category,
      risk: risk, referredTo: organisation ?? .none)
    try action.record(words.read([.referredTo, .actions])) { ledger in
      if let organisation { try Enrolled.noteUnless(organisation, in: ledger) }
      return .record(.eligibilityAssessed(assessed))
    }
  }
}
