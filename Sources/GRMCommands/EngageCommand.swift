internal import ArgumentParser
internal import Facts
internal import Grievances
internal import Ledger

struct EngageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "engage",
    abstract: "Record what is done to reach stakeholders.",
    discussion: """
      Example:
        grm engage consultation --women 12 --men 9 --on 2024-05-14
      """,
    subcommands: [
      EngageConsultationCommand.self, EngageActivityCommand.self, EngagePressCommand.self,
      EngageDisclosureCommand.self,
    ])
}

/// What every command that records an engagement shares. The words name no participant.
struct EngagementAction: ParsableArguments {
  @OptionGroup var action: RecordingAction
  @OptionGroup var words: WordsOption

  @Option(help: "What it is called.")
  var name: String?

  func record(_ event: Event) throws {
    let ledger = try action.options.open(.writing)
    var words = try words.read([.name, .summary, .source])
    if let name, !name.isEmpty {
      words.removeAll { $0.name == .name }
      words.append(WordField(.name, name))
    }
    try action.record(event, aboutNext: .engagement, words, in: ledger)
  }
}

struct EngageConsultationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consultation",
    abstract: "A consultation meeting or public discussion.",
    discussion: "Example:\n  grm engage consultation --women 12 --men 9 --on 2024-05-14")

  @OptionGroup var engagement: EngagementAction

  @Option(help: "How many women took part.")
  var women: UInt32 = 0

  @Option(help: "How many men took part.")
  var men: UInt32 = 0

  @Option(help: "How many took part of whom that was not recorded.")
  var others: UInt32 = 0

  func run() throws {
    try engagement.record(
      .consultationHeld(ConsultationHeld(women: women, men: men, others: others)))
  }
}

struct EngageActivityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "activity",
    abstract: "Another activity that reaches stakeholders.",
    discussion: "Example:\n  grm engage activity --activity training --name \"e-services\"")

  @OptionGroup var engagement: EngagementAction

  @Option(help: "What kind of activity it was.")
  var activity: EngagementActivity

  func run() throws {
    try engagement.record(.engagementHeld(EngagementHeld(activity: activity)))
  }
}

struct EngagePressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "press",
    abstract: "Something published or broadcast in national media.",
    discussion: "Example:\n  grm engage press --medium television --on 2024-05-14")

  @OptionGroup var engagement: EngagementAction

  @Option(help: "Where it appeared.")
  var medium: PressMedium

  func run() throws {
    try engagement.record(.pressPublished(PressPublished(medium: medium)))
  }
}

struct EngageDisclosureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disclosure",
    abstract: "A document made public.",
    discussion: "Example:\n  grm engage disclosure --name \"GRM report 2024-H1\"")

  @OptionGroup var engagement: EngagementAction

  func run() throws { try engagement.record(.documentDisclosed) }
}
