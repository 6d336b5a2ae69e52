internal import ArgumentParser
internal import EventLog
internal import Facts
internal import Foundation
internal import Grievances
internal import Ledger
internal import WorkingDays

struct RegisterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register",
    abstract: "Register a grievance under the next number of the year.",
    discussion: """
      On a terminal, without --channel and --type, it asks field by field. Names, contacts and \
      statements are typed there or read from a file or standard input, never from arguments.

      A file given with --from-file holds one JSON object: received_on, received_until,
      registered_on, channel, type, aimag, anonymous, sensitive, on_the_spot, and the words.

      Example:
        grm register
        grm register --from-file entry.json
        echo '{"summary": "asks about a tender", "person": "…"}' |
          grm register --channel telephone --type question --words -
        echo '{"summary": "opening hours", "actions": "told them"}' |
          grm register --channel in-person --type question --on-the-spot --words -
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
  var channel: Channel?

  @Option(help: "What it is.")
  var type: GrievanceType?

  @Option(help: ArgumentHelp("Where it comes from: 1 to 22, the official code.", valueName: "code"))
  var aimag: UInt8?

  @Flag(help: "The complainant wants no name recorded.")
  var anonymous = false

  @Flag(help: "It is about sexual exploitation, abuse or harassment.")
  var sensitive = false

  @Flag(help: "It was resolved on the spot; the words `actions` say how.")
  var onTheSpot = false

  @Option(
    help: ArgumentHelp("A JSON object of all fields; - for standard input.", valueName: "file"))
  var fromFile: String?

  private var isAnyFieldGiven: Bool {
    receivedOn != nil || receivedUntil != nil || registeredOn != nil || channel != nil
      || type != nil || aimag != nil || anonymous || sensitive || onTheSpot || words.file != nil
  }

  private var asks: Bool {
    fromFile == nil && (channel == nil || type == nil) && Dialogue.isPossible
  }

  func validate() throws {
    try options.checkFormat([.text, .json])
    guard fromFile == nil || !isAnyFieldGiven else {
      throw ValidationError("--from-file brings all fields; give no others")
    }
    guard fromFile == nil, !asks else { return }
    guard channel != nil else {
      throw ValidationError("Missing expected argument '--channel <channel>'")
    }
    guard type != nil else { throw ValidationError("Missing expected argument '--type <type>'") }
  }

  func run() throws {
    let actor = try recording.actor()
    let ledger = try options.open(.writing)
    let entry = try entry(today: ledger.today)
    if let contradiction = entry.contradiction { throw Failure(.usage, contradiction) }
    let year = UInt16(clamping: entry.registeredOn.year)
    func commands(_ number: GrievanceNumber) -> [Command] {
      entry.commands(number, today: ledger.today, actor: actor)
    }
    // The number is the ledger's to give, so the request is the same whichever it gives.
    let content = commands(GrievanceNumber(year: year, number: 0)).flatMap(\.content)
    let request = recording.request?.identity(of: .sha256(of: content))
    let receipt = try ledger.register(in: year, request: request, commands)
    try Recorder.show(receipt, in: ledger, options.format)
  }

  private func entry(today: CivilDay) throws -> RegisterEntry {
    if let fromFile { return try EntryFile(fromFile, today: today).entry }
    if asks { return try interview(today) }
    guard let channel, let type else { throw Failure(.usage, "give --channel and --type") }
    var entry = RegisterEntry(
      receivedOn: receivedOn ?? today, registeredOn: registeredOn ?? today, channel: channel,
      type: type)
    entry.receivedUntil = receivedUntil
    entry.aimag = aimag ?? 0
    entry.isAnonymous = anonymous
    entry.isSensitive = sensitive
    entry.isOnTheSpot = onTheSpot
    entry.words = try words.read(RegisterEntry.wordNames(onTheSpot: onTheSpot))
    return entry
  }

  private func interview(_ today: CivilDay) throws -> RegisterEntry {
    guard words.file == nil else {
      throw Failure(.usage, "--words needs --channel and --type; without them, all is asked")
    }
    var interview = RegisterInterview(.terminal, today: today)
    interview.receivedOn = receivedOn
    interview.receivedUntil = receivedUntil
    interview.registeredOn = registeredOn
    interview.channel = channel
    interview.type = type
    interview.aimag = aimag
    interview.isAnonymous = anonymous ? true : nil
    interview.isSensitive = sensitive
    interview.isOnTheSpot = onTheSpot
    return try interview.ask()
  }
}
