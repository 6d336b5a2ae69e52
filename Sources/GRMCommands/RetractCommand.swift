internal import ArgumentParser
internal import Facts
internal import Grievances
internal import Ledger
internal import WorkingDays

struct RetractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retract",
    abstract: "Undo a fact that was recorded by mistake.",
    discussion: """
      The fact stays in the log; from now on it is not counted. Retracting a correction brings back
      what it replaced.

      Example:
        grm retract 7/2024 45
        grm retract engagement/3 61
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var words: WordsOption

  @Argument(
    help: ArgumentHelp(
      "What the fact is about: 7/2024, engagement/3, staff/3, organisation/2, policy or calendar."))
  var subject: SubjectName

  @Argument(help: "The fact's position, as `grm timeline` or `grm facts` shows it.")
  var fact: SequenceNumber

  @Option(help: ArgumentHelp("The day on which it happened; else today.", valueName: "day"))
  var on: CivilDay?

  func validate() throws { try options.checkFormat([.text, .json]) }

  func run() throws {
    let ledger = try options.open(.writing)
    let command = Command(
      .retract(fact), subject: subject.subject, day: on ?? ledger.today, today: ledger.today,
      actor: try recording.actor(), words: try words.read([.reason]))
    try Recorder.record(command, in: ledger, options, recording)
  }
}

/// A subject as an argument: a grievance's number, or a kind and a number.
struct SubjectName: ExpressibleByArgument {
  let subject: Subject

  init?(argument: String) {
    if let number = GrievanceNumber(argument) {
      subject = number.subject
      return
    }
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
    switch (parts.first, parts.count) {
    case ("calendar", 1): subject = .calendar
    case ("policy", 1): subject = .policy
    default:
      let kinds: [Subject.Kind] = [.staff, .organisation, .engagement]
      guard parts.count == 2, let kind = kinds.first(where: { "\($0)" == parts[0] }),
        let number = UInt32(parts[1])
      else { return nil }
      subject = Subject(kind: kind, number: UInt64(number))
    }
  }
}
