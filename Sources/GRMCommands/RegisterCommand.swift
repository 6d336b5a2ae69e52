internal import ArgumentParser
internal import EventLog
internal import Facts
internal import Grievances
internal import Ledger
internal import WorkingDays

struct RegisterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register",
    abstract: "Register a grievance under the next number of the year.",
    discussion: """
      Names, contacts and statements are read from a file or standard input, never from arguments.

      Example:
        echo '{"summary": "asks about a tender", "person": "…"}' |
          grm register --channel telephone --type question --words -
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var words: WordsOption

  @Option(help: ArgumentHelp("The day of receipt; else today.", valueName: "day"))
  var receivedOn: CivilDay?

  @Option(help: ArgumentHelp("The last day on which it may have come in.", valueName: "day"))
  var receivedUntil: CivilDay?

  @Option(help: ArgumentHelp("The day of registration; else today.", valueName: "day"))
  var registeredOn: CivilDay?

  @Option(help: "How it came in.")
  var channel: Channel

  @Option(help: "What it is.")
  var type: GrievanceType

  @Flag(help: "The complainant wants no name recorded.")
  var anonymous = false

  func validate() throws { try options.checkFormat([.text, .json]) }

  func run() throws {
    let ledger = try options.open(.writing)
    let words = try words.read([.summary, .statement, .person, .contact, .traits])
    let isNamed = words.contains { $0.name == .person }
    guard !(anonymous && isNamed) else {
      throw Failure(.usage, "--anonymous and a person in the words contradict each other")
    }
    let received = receivedOn ?? ledger.today
    let registered = registeredOn ?? ledger.today
    let event = Registered(
      receivedUntil: receivedUntil ?? received, registeredOn: registered, channel: channel,
      type: type, complainant: isNamed ? .named : anonymous ? .anonymous : .notKnown)
    let actor = try recording.actor()
    let receipt = try ledger.register(in: UInt16(clamping: registered.year)) { number in
      let command = Command(
        .record(.registered(event)), subject: number.subject, day: received, today: ledger.today,
        actor: actor, words: words)
      return (command, recording.request?.identity(of: .sha256(of: command.content)))
    }
    try Recorder.show(receipt, in: ledger, options.format)
  }
}
