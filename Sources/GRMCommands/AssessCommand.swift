internal import ArgumentParser
internal import Facts
internal import Grievances

struct AssessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assess",
    abstract: "Say whether a grievance concerns the project.",
    discussion: """
      Example:
        grm assess 7/2024 --related
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

  func run() throws {
    let assessed = EligibilityAssessed(
      isRelated: outcome == .related, handledAt: local ? .local : .unit)
    try action.record(words.read([.referredTo, .actions])) { _ in
      .record(.eligibilityAssessed(assessed))
    }
  }
}
