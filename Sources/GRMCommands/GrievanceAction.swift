internal import ArgumentParser
internal import Facts
internal import Grievances
internal import Ledger
internal import WorkingDays

/// What every command that records an action on a grievance shares.
struct GrievanceAction: ParsableArguments {
  @OptionGroup var options: LedgerOptions
  @OptionGroup var recording: RecordingOptions

  @Argument(help: "The registered number, such as 7/2024.")
  var number: GrievanceNumber

  @Option(help: ArgumentHelp("The day on which it happened; else today.", valueName: "day"))
  var on: CivilDay?

  func validate() throws { try options.checkFormat([.text, .json]) }

  /// Where the grievance stands now; at stage 1 where it is not registered, which is then refused.
  func standing(in ledger: Ledger) throws -> Standing {
    History.effective(try ledger.history(of: number.subject)).last?.standing ?? Standing()
  }

  /// Records an action and prints its fact.
  func record(
    _ words: [WordField] = [], _ action: (Ledger) throws -> Command.Action
  ) throws {
    let ledger = try options.open(.writing)
    let command = Command(
      try action(ledger), subject: number.subject, day: on ?? ledger.today, today: ledger.today,
      actor: try recording.actor(), words: words)
    try Recorder.record(command, in: ledger, options, recording)
  }
}
