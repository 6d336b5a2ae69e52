internal import EventLog
public import Facts
public import Grievances
public import Ledger
internal import Reporting
public import Seal
internal import WorkingDays

/// Publishes the report of a period: once, and again only as a restatement with a reason.
///
/// The figures go into the log with the cut and the rules that they were made by, under a signed
/// checkpoint of just the facts that they see. So whoever has the log, or a copy of it that names
/// nobody, can make the same bytes again.
public struct Publisher {
  private let ledger: Ledger
  private let actor: StaffNumber
  private let checkpoints: Checkpoints

  /// Where signed checkpoints come from and are kept.
  public struct Checkpoints {
    /// Signs and stores a checkpoint of so many facts.
    public var sign: (_ size: UInt64) throws -> SignedNote
    /// The stored checkpoint of so many facts.
    public var stored: (_ size: UInt64) throws -> SignedNote?

    public init(
      sign: @escaping (UInt64) throws -> SignedNote,
      stored: @escaping (UInt64) throws -> SignedNote?
    ) {
      self.sign = sign
      self.stored = stored
    }
  }

  public init(_ ledger: Ledger, actor: StaffNumber = .system, checkpoints: Checkpoints) {
    self.ledger = ledger
    self.actor = actor
    self.checkpoints = checkpoints
  }

  /// A report that is public.
  public struct Result {
    public let report: PublishedReport
    /// Whether this call recorded it; otherwise it was published before with the same figures.
    public let isNew: Bool
  }

  /// Publishes the report of a period, or finds it published with the same figures.
  ///
  /// Replays the log once or twice and verifies it. Where the program stops midway, publishing again
  /// goes on from where it stopped.
  /// - Parameters:
  ///   - reason: why figures that changed since they were published are to be restated; nil where
  ///     they are not to be.
  ///   - progress: told how far the verification has come.
  /// - Throws: `PublicationError`, and what reading and recording throw. Nothing has been recorded
  ///   then.
  public func publish(
    _ period: Period, restating reason: String? = nil,
    progress: (_ done: UInt64, _ of: UInt64) -> Void = { _, _ in }
  ) throws -> Result {
    try PublicationGate.check(ledger, progress: progress)
    let period = period.named
    let report = try GRMReport.made(period, known: ledger.known(nil), by: .current, from: ledger)
    try PublicationGate.check(report)
    let figures = try Figures(report)
    guard let last = try ledger.editions(of: period).last else {
      return try record(figures, report, words: []) { _, pinned in
        .record(.reportPublished(pinned))
      }
    }
    let changes = FigureChange.changes(
      from: last.figures.withoutCut, to: figures.withoutCut)
    guard !changes.isEmpty else {
      return Result(report: try published(last), isNew: false)
    }
    guard let reason else { throw PublicationError.changed(period, changes) }
    return try record(figures, report, in: last, words: [WordField(.reason, reason)]) {
      .answer($0, .reportRestated($1))
    }
  }

  /// An edition with all that its documents are made from.
  /// - Throws: `PublicationError.notReproduced`, `.unknownRules`, `.checkpointMissing`.
  public func published(_ edition: Edition) throws -> PublishedReport {
    let size = edition.pinned.known
    guard let note = try checkpoints.stored(size) else {
      throw PublicationError.checkpointMissing(edition.fact, size: size)
    }
    return PublishedReport(
      edition: edition, report: try edition.reproduced(from: ledger), checkpoint: note)
  }

  private func record(
    _ figures: Figures, _ report: GRMReport, in last: Edition? = nil, words: [WordField],
    _ action: (SequenceNumber, PinnedReport) -> Command.Action
  ) throws -> Result {
    let period = report.period
    let known = report.reading.cut.known
    let note = try checkpoints.sign(known)
    let pinned = PinnedReport(
      from: period.from, through: period.through, known: known, rules: report.rules.rawValue,
      statute: report.reading.rules.calendar.statute.version)
    let subject = try last?.report ?? ledger.nextSubject(of: .report)
    do {
      _ = try ledger.record(
        Command(
          action(last?.fact ?? .genesis, pinned), subject: subject, day: ledger.today,
          today: ledger.today, actor: actor, words: [WordField(.figures, figures.text)] + words))
    } catch let refusal as Refusal where refusal.isOvertaken {
      throw PublicationError.publishedMeanwhile(period)
    }
    guard let edition = try ledger.editions(of: period).last else {
      throw PublicationError.notPublished(period)
    }
    return Result(
      report: PublishedReport(edition: edition, report: report, checkpoint: note), isNew: true)
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
