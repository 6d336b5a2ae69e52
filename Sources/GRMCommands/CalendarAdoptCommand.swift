internal import ArgumentParser
internal import Facts
internal import Grievances
internal import Ledger
internal import WorkingDays

struct CalendarAdoptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt",
    abstract: "Record that days are counted by another version of the statute's rules.",
    discussion: """
      A ledger counts by the version that it adopted, and by no other. A newer grm may have a newer \
      version; adopting it is a fact, so that old figures can still be told as they were.

      Example:
        grm calendar adopt --statute 1
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var recording: RecordingOptions

  @Option(help: "The version; else the newest that this program has.")
  var statute: UInt16?

  func validate() throws { try options.checkFormat([.text, .json]) }

  func run() throws {
    let number = statute ?? Statute.current.version
    guard let version = Statute.version(number) else {
      let known = Statute.all.map { String($0.version) }.joined(separator: ", ")
      throw Failure(
        .usage, "this program has no version \(number) of the statute; it has \(known)")
    }
    let ledger = try options.open(.writing)
    let adopted = CalendarAdopted(statute: version.version, days: version.digest)
    let command = Command(
      .record(.calendarAdopted(adopted)), subject: .calendar, day: ledger.today,
      today: ledger.today, actor: try recording.actor(),
      words: [WordField(.name, "Public holidays of Mongolia, version \(version.version)")])
    try Recorder.record(command, in: ledger, options, recording)
  }
}
