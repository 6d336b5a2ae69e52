internal import ArgumentParser
internal import EventLog
internal import Facts
internal import Grievances
internal import Ledger
internal import Projection
internal import WorkingDays

struct CorrectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: "Restate a fact of a grievance; what is not named stays as it was.",
    discussion: """
      Nothing is edited: the correction is a new fact that takes the original's place.

      Example:
        grm correct 7/2024 40 --channel telephone
        grm correct 7/2024 42 --on 2024-03-06
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var words: WordsOption

  @Argument(help: "The registered number, such as 7/2024.")
  var number: GrievanceNumber

  @Argument(help: "The position of the fact to restate.")
  var fact: SequenceNumber

  @Option(help: ArgumentHelp("The day on which it really happened.", valueName: "day"))
  var on: CivilDay?

  @OptionGroup var changes: CorrectedFields

  func validate() throws { try options.checkFormat([.text, .json]) }

  func run() throws {
    let ledger = try options.open(.writing)
    let entries = try ledger.history(of: number.subject)
    guard let original = entries.first(where: { $0.fact.sequence == fact }) else {
      throw entries.isEmpty
        ? Refusal.notRegistered(number.subject) : Refusal.noSuchFact(fact, number.subject)
    }
    // As it stands now, with earlier corrections; or as it was, for decide to say why it cannot be.
    let standing = History.effective(entries).first { $0.place == fact } ?? original
    let command = Command(
      .correct(fact, try changes.apply(to: standing)), subject: number.subject,
      day: on ?? standing.fact.occurredOn, today: ledger.today, actor: try recording.actor(),
      words: try words.read(WordName.allCases.filter { $0.wordClass != .open }))
    try Recorder.record(command, in: ledger, options, recording)
  }
}
