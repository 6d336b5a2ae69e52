internal import Facts
internal import LMDB
internal import Seal

/// Writes the facts of one append: gives each its sequence, revision and moment, and carries the
/// tree along.
struct AppendWriter {
  private let tables: EventLog.Tables
  private let recordedAt: Instant
  private var tree: TreeGrowth
  private let first: UInt64

  /// What has been written so far.
  var receipt: Receipt {
    Receipt(first: SequenceNumber(first), count: tree.size - first, repeated: false)
  }

  /// A clock this far behind the last fact is taken to be wrong; a smaller step back is what
  /// machines do when they set their clocks.
  private static let clockTolerance: Int64 = 3_600_000_000

  init(
    tables: EventLog.Tables, now: Instant, place: String,
    in transaction: borrowing WriteTransaction
  ) throws {
    self.tables = tables
    let end = try LogEnd(in: transaction, tables.meta, place: place)
    first = end.frontier.size
    tree = TreeGrowth(from: end.frontier)
    let last = end.recordedAt
    let behind = last.microseconds.subtractingReportingOverflow(now.microseconds)
    let late = behind.overflow ? .max : behind.partialValue
    if first > 0, now < last, late > Self.clockTolerance {
      throw EventLogError.clockBehind(seconds: late / 1_000_000)
    }
    recordedAt = max(now, last)
  }

  mutating func write(
    _ draft: Draft, _ words: SealedWords?, in transaction: inout WriteTransaction
  ) throws {
    let sequence = tree.size
    let count = try SubjectIndex.count(of: draft.subject, in: transaction, tables.subjects)
    let fact = Fact(
      kind: draft.kind, version: draft.version, flags: draft.flags, actor: draft.actor,
      sequence: SequenceNumber(sequence), subject: draft.subject,
      revision: Revision(UInt32(truncatingIfNeeded: count)), occurredOn: draft.occurredOn,
      recordedAt: recordedAt, about: draft.about, wordsDigest: words?.digest ?? .zero,
      payload: draft.payload)
    let record: InlineArray<1, Fact> = [fact]
    try transaction.put(sequence, record.raw, in: tables.facts, .append)
    if let words {
      try transaction.put(sequence, words.record.raw, in: tables.words, .append)
    }
    let (place, value) = (
      SubjectIndex.key(fact.subject, fact.revision), SubjectIndex.value(sequence)
    )
    try transaction.put(place.raw, value.raw, in: tables.subjects, .insert)
    if let tile = tree.append(fact) { try transaction.put(tile, in: tables) }
  }

  /// Has the new head stored; an append of nothing leaves the old one, which has the last fact's moment.
  mutating func finish(in transaction: inout WriteTransaction) throws {
    guard tree.size > first else { return }
    let frontier = try tree.finish { try transaction.put($0, in: tables) }
    transaction.handOn(LogEnd(recordedAt: recordedAt, frontier: frontier, in: tables.meta))
  }

  /// - Throws: `EventLogError.conflict` where the log holds another number of facts about a subject
  ///   than was expected.
  func check(
    _ expectation: Expectation, in transaction: borrowing some Transaction & ~Copyable
  ) throws {
    let actual = try SubjectIndex.count(
      of: expectation.subject, in: transaction, tables.subjects)
    guard actual == expectation.facts else {
      throw EventLogError.conflict(
        subject: expectation.subject, expected: expectation.facts, actual: actual)
    }
  }
}
