internal import ArgumentParser
internal import EventLog
internal import Facts
internal import Grievances
internal import Ledger
internal import WorkingDays

/// What every command shares that records something about a subject other than a grievance.
struct RecordingAction: ParsableArguments {
  @OptionGroup var options: LedgerOptions
  @OptionGroup var recording: RecordingOptions

  @Option(help: ArgumentHelp("The day on which it happened; else today.", valueName: "day"))
  var on: CivilDay?

  func validate() throws { try options.checkFormat([.text, .json]) }

  /// Records an event about a subject that is known.
  func record(
    _ event: Event, about subject: Subject, _ words: [WordField] = [], in ledger: Ledger
  ) throws {
    let command = try command(event, subject, words, ledger)
    try Recorder.record(command, in: ledger, options, recording)
  }

  /// Records an event about the next subject of a kind.
  func record(
    _ event: Event, aboutNext kind: Subject.Kind, _ words: [WordField] = [], in ledger: Ledger
  ) throws {
    // The number is the ledger's to give, so the request is the same whichever it gives.
    let template = try command(event, Subject(kind: kind, number: 0), words, ledger)
    let request = recording.request?.identity(of: .sha256(of: template.content))
    let receipt = try ledger.recordAboutNext(kind, request: request) { subject in
      var command = template
      command.subject = subject
      return command
    }
    try Recorder.show(receipt, in: ledger, options.format)
  }

  private func command(
    _ event: Event, _ subject: Subject, _ words: [WordField], _ ledger: Ledger
  ) throws -> Command {
    Command(
      .record(event), subject: subject, day: on ?? ledger.today, today: ledger.today,
      actor: try recording.actor(), words: words)
  }
}
