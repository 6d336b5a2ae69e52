internal import Facts
internal import LMDB
internal import Seal

/// Writes the facts of one append: gives each its sequence, revision and moment, and carries the
/// tree along.
struct AppendWriter {
  private let tables: EventLog.Tables
  private let recordedAt: Instant
  private(set) var head: LogHead
  private let first: UInt64

  /// What has been written so far.
  var receipt: Receipt {
    Receipt(first: SequenceNumber(first), count: head.size - first, repeated: false)
  }

  /// A clock this far behind the last fact is taken to be wrong; a smaller step back is what
  /// machines do when they set their clocks.
  private static let clockTolerance: Int64 = 3_600_000_000

  init(
    tables: EventLog.Tables, now: Instant, place: String,
    in transaction: borrowing some Transaction & ~Copyable
  ) throws {
    self.tables = tables
    head = try LogHead.stored(in: transaction, tables.meta, place: place)
    first = head.size
    let last = head.recordedAt
    let behind = last.microseconds.subtractingReportingOverflow(now.microseconds)
    let late = behind.overflow ? .max : behind.partialValue
    if head.size > 0, now < last, late > Self.clockTolerance {
      throw EventLogError.clockBehind(seconds: late / 1_000_000)
    }
    recordedAt = max(now, last)
  }

  mutating func write(
    _ draft: Draft, _ words: SealedWords?, in transaction: inout WriteTransaction
  ) throws {
    let sequence = head.size
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
    if let tile = head.frontier.append(leaf: Merkle.leaf(record.raw)) {
      try transaction.put(
        sequence / MerkleTile.leaves, tile.bytes.raw, in: tables.tiles, .append)
    }
  }

  /// Stores the new head; an append of nothing leaves the old one, which has the last fact's moment.
  mutating func finish(in transaction: inout WriteTransaction) throws {
    guard head.size > first else { return }
    head.root = head.frontier.root
    head.recordedAt = recordedAt
    try transaction.put(LogHead.key.raw, head.bytes.raw, in: tables.meta, .upsert)
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

extension LogHead {
  static let key = Array("head".utf8)

  /// The head as a transaction sees it; that of an empty log where none has been written.
  static func stored(
    in transaction: borrowing some Transaction & ~Copyable, _ meta: Table, place: String
  ) throws -> LogHead {
    let key = key
    guard let stored = try transaction.get(key.raw, in: meta) else { return LogHead() }
    guard let head = LogHead(stored) else {
      throw EventLogError.damaged(what: "the head of the log", place: place)
    }
    return head
  }
}
