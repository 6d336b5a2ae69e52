internal import ArgumentParser
internal import Facts
internal import Grievances
internal import Ledger
internal import Projection
internal import WorkingDays

/// What every command that records a decision about days shares.
struct CalendarDecisionOptions: ParsableArguments {
  @OptionGroup var options: LedgerOptions
  @OptionGroup var recording: RecordingOptions

  @Option(help: ArgumentHelp("The day it was announced; else today.", valueName: "day"))
  var announced: CivilDay?

  @Option(help: "Where it was announced.")
  var source: String?

  @Option(help: ArgumentHelp("How sure it is: H, M or L.", valueName: "letter"))
  var confidence: Confidence?

  func validate() throws { try options.checkFormat([.text, .json]) }

  /// Records a decision, and warns of what is odd about it.
  func record(name: String?, _ event: (_ announced: CivilDay) -> Event) throws {
    let ledger = try options.open(.writing)
    let event = event(announced ?? ledger.today)
    let warnings = DecisionWarning.about(
      event, try ledger.rules().calendar, opened: try ledger.opened)
    let words = [name.map { WordField(.name, $0) }, source.map { WordField(.source, $0) }]
    let command = Command(
      .record(event), subject: .calendar, day: announced ?? ledger.today, today: ledger.today,
      actor: try recording.actor(), words: words.compactMap(\.self))
    try Recorder.record(
      command, in: ledger, options, recording, warnings: warnings.map(\.description))
    for warning in warnings { Output.error("note: \(warning)") }
  }
}

struct CalendarDeclareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "declare",
    abstract: "Record that a day was declared a holiday.",
    discussion: """
      Example:
        grm calendar declare 2028-06-28 --name "Election day" --reason election \\
          --announced 2028-02-01
      """)

  @OptionGroup var decision: CalendarDecisionOptions

  @Argument(help: "The day off.")
  var day: CivilDay

  @Option(help: "What the holiday is called.")
  var name: String

  @Option(help: "Why it is off.")
  var reason: DecisionReason

  func run() throws {
    try decision.record(name: name) { announced in
      .holidayDeclared(
        HolidayDeclared(
          day: day, announcedOn: announced, reason: reason, confidence: decision.confidence))
    }
  }
}

struct CalendarRevokeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "Record that a holiday was made a working day.",
    discussion: "Example:\n  grm calendar revoke 2026-06-01 --announced 2026-05-20")

  @OptionGroup var decision: CalendarDecisionOptions

  @Argument(help: "The day that is no longer off.")
  var day: CivilDay

  func run() throws {
    try decision.record(name: nil) { announced in
      .holidayRevoked(
        HolidayRevoked(day: day, announcedOn: announced, confidence: decision.confidence))
    }
  }
}

struct CalendarMoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move",
    abstract: "Record that a working day was moved to a weekend day.",
    discussion: "Example:\n  grm calendar move --off 2026-02-17 --worked 2026-02-28")

  @OptionGroup var decision: CalendarDecisionOptions

  @Option(help: ArgumentHelp("The working day that is off.", valueName: "day"))
  var off: CivilDay

  @Option(help: ArgumentHelp("The weekend day that is worked instead.", valueName: "day"))
  var worked: CivilDay?

  @Option(help: "What the day off is called.")
  var name = "Moved day off"

  func run() throws {
    try decision.record(name: name) { announced in
      .workingDayMoved(
        WorkingDayMoved(
          dayOff: off, workedInstead: worked, announcedOn: announced,
          confidence: decision.confidence))
    }
  }
}

struct CalendarRetractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retract",
    abstract: "Undo a decision that was recorded by mistake.",
    discussion: "Example:\n  grm calendar retract 71")

  @OptionGroup var options: LedgerOptions
  @OptionGroup var recording: RecordingOptions

  @Argument(help: "The fact's position, as `grm facts` shows it.")
  var fact: SequenceNumber

  func validate() throws { try options.checkFormat([.text, .json]) }

  func run() throws {
    let ledger = try options.open(.writing)
    let command = Command(
      .retract(fact), subject: .calendar, day: ledger.today, today: ledger.today,
      actor: try recording.actor())
    try Recorder.record(command, in: ledger, options, recording)
  }
}
