public import Audit
internal import EventLog
public import Facts
public import Grievances
public import Ledger
internal import PublicWords
internal import Reporting
internal import Seal
internal import WorkingDays

/// Publishes the report of a period: once, and again only as a restatement with a reason.
///
/// The figures go into the log with the cut and the rules that they were made by, under a signed
/// checkpoint of just the facts that they see. So whoever has the log, or a copy of it that names
/// nobody, can make the same bytes again.
public struct Publisher {
  private let ledger: Ledger
  private let key: SigningKeyFile
  private let actor: StaffNumber

  /// - Parameter key: that of the ledger's checkpoints.
  public init(_ ledger: Ledger, signingWith key: SigningKeyFile, actor: StaffNumber = .system) {
    self.ledger = ledger
    self.key = key
    self.actor = actor
  }

  /// A report that is public.
  public struct Result {
    public let report: PublishedReport
    /// Whether this call recorded it; otherwise it was published before with the same figures.
    public let isNew: Bool
  }

  /// What goes out with the figures, and who answers for it.
  public struct Wording: Sendable {
    /// What the office writes; nil takes what it wrote for the edition before.
    public var narrative: String?
    /// Why words that are objected to may stand; recorded with the report.
    public var overruling: String?
    /// Addresses and numbers that are public anyway.
    public var allowed: [String]

    public init(narrative: String? = nil, overruling: String? = nil, allowed: [String] = []) {
      self.narrative = narrative
      self.overruling = overruling
      self.allowed = allowed
    }
  }

  /// How often a report is made anew when others record meanwhile.
  private static let tries = 10

  /// Publishes the report of a period, or finds it published with the same figures.
  ///
  /// Verifies the log and replays it once or twice. Where the program stops midway, publishing again
  /// goes on from where it stopped.
  /// - Parameters:
  ///   - reason: why figures that changed since they were published are to be restated; nil where
  ///     they are not to be.
  ///   - wording: what goes out with the figures.
  ///   - cores: how many threads share the verification.
  ///   - progress: told how far the verification has come.
  /// - Throws: `PublicationError`, and what reading, signing and recording throw. Nothing has been
  ///   recorded then.
  @available(*, noasync)
  public func publish(
    _ period: Period, _ wording: Wording = Wording(), restating reason: String? = nil,
    cores: Int = 1, progress: @Sendable (_ done: UInt64, _ of: UInt64) -> Void = { _, _ in }
  ) throws -> Result {
    try PublicationGate.check(ledger, cores: cores, progress: progress)
    for _ in 0..<Self.tries {
      if let result = try attempt(period.named, wording, restating: reason) { return result }
    }
    throw PublicationError.stillOvertaken(period)
  }

  /// nil where somebody recorded something before the checkpoint was signed.
  private func attempt(
    _ period: Period, _ wording: Wording, restating reason: String?
  ) throws -> Result? {
    let report = try GRMReport.made(period, known: ledger.known(nil), by: .current, from: ledger)
    try PublicationGate.check(report)
    let figures = try Figures(report)
    guard let last = try ledger.editions(of: period).last else {
      let words = try approved(wording, of: report)
      return try record(figures, report, words: words) { .record(.reportPublished($0)) }
    }
    let changes = FigureChange.changes(from: last.figures.withoutCut, to: figures.withoutCut)
    let isRewritten = wording.narrative != nil && wording.narrative != last.narrative
    guard !changes.isEmpty || isRewritten else {
      return Result(report: try PublishedReport(last, in: ledger), isNew: false)
    }
    guard let reason else {
      throw changes.isEmpty
        ? PublicationError.changedNarrative(period) : PublicationError.changed(period, changes)
    }
    var kept = wording
    kept.narrative = wording.narrative ?? last.narrative
    let words = [WordField(.reason, reason)] + (try approved(kept, of: report))
    return try record(figures, report, in: last, words: words) {
      .answer(last.fact, .reportRestated($0))
    }
  }

  /// The words that go into the ledger with the figures, if they may go out.
  /// - Throws: `PublicationError.objections`.
  private func approved(_ wording: Wording, of report: GRMReport) throws -> [WordField] {
    var names = try KnownNames(of: ledger.log)
    names.allowed = wording.allowed
    let gate = PublicWordsGate(
      report, narrative: wording.narrative.map { Narrative($0) }, names: names)
    let narrative = wording.narrative.map { [WordField(.narrative, $0)] } ?? []
    switch gate.verdict(overruling: wording.overruling) {
    case .open: return narrative
    case .overruled(let reason): return narrative + [WordField(.overruled, reason)]
    case .refused: throw PublicationError.objections(gate.objections)
    }
  }

  private func record(
    _ figures: Figures, _ report: GRMReport, in last: Edition? = nil, words: [WordField],
    _ action: (PinnedReport) -> Command.Action
  ) throws -> Result? {
    let known = report.reading.cut.known
    let note = try Checkpointing.sign(ledger.log, origin: ledger.identity.origin, with: key)
    guard try Checkpoint(note.text).size == known else { return nil }
    let pinned = PinnedReport(
      from: report.period.from, through: report.period.through, known: known,
      rules: report.rules.rawValue,
      statute: report.reading.rules.calendar.statute.version)
    let command = Command(
      action(pinned), subject: try last?.report ?? ledger.nextSubject(of: .report),
      day: ledger.today, today: ledger.today, actor: actor,
      words: [WordField(.figures, figures.text)] + words)
    do { _ = try ledger.record(command) } catch let refusal as Refusal where refusal.isOvertaken {
      return nil
    }
    guard let edition = try ledger.editions(of: report.period).last else {
      throw PublicationError.notPublished(report.period)
    }
    return Result(
      report: try PublishedReport(edition, report, under: note, in: ledger), isNew: true)
  }
}

extension Refusal {
  /// Whether another edition was recorded between looking and recording.
  fileprivate var isOvertaken: Bool {
    switch self {
    case .alreadyRecorded, .restatesOther: true
    default: false
    }
  }
}
