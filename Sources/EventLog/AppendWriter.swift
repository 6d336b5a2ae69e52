internal import Facts
internal import LMDB
internal import Seal

/// Writes the facts of one append: gives each its sequence, revision and moment, and carries the
/// tree along.
struct AppendWriter {
  private let tables: EventLog.Tables
  private let recordedAt: Instant
  /// The number of facts about each subject met since the last `forget`.
  private var counts: [Subject: UInt64] = [:]
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
    let revision = try nextRevision(of: draft.subject, in: transaction)
    let fact = Fact(
      kind: draft.kind, version: draft.version, flags: draft.flags, actor: draft.actor,
      sequence: SequenceNumber(sequence), subject: draft.subject, revision: revision,
      occurredOn: draft.occurredOn, recordedAt: recordedAt, about: draft.about,
      wordsDigest: words?.digest ?? .zero, payload: draft.payload)
    let bytes = fact.bytes
    try transaction.put(sequence, bytes.raw, in: tables.facts, .append)
    if let words {
      try transaction.put(sequence, words.record.raw, in: tables.words, .append)
    }
    let place = SubjectIndex.key(draft.subject, revision)
    var value: [UInt8] = []
    value.appendLittleEndian(sequence)
    try transaction.put(place.raw, value.raw, in: tables.subjects, .insert)
    if let tile = head.frontier.append(leaf: Merkle.leaf(bytes.raw)) {
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
  mutating func check(
    _ expectation: Expectation, in transaction: borrowing some Transaction & ~Copyable
  ) throws {
    let actual = try count(of: expectation.subject, in: transaction)
    guard actual == expectation.facts else {
      throw EventLogError.conflict(
        subject: expectation.subject, expected: expectation.facts, actual: actual)
    }
  }

  /// Lets go of what is remembered of subjects, so that a long append does not gather them all; who
  /// is met again is looked up again.
  mutating func forget() { counts.removeAll(keepingCapacity: true) }

  private mutating func nextRevision(
    of subject: Subject, in transaction: borrowing some Transaction & ~Copyable
  ) throws -> Revision {
    let count = try count(of: subject, in: transaction)
    counts[subject] = count + 1
    return Revision(UInt32(truncatingIfNeeded: count))
  }

  private mutating func count(
    of subject: Subject, in transaction: borrowing some Transaction & ~Copyable
  ) throws -> UInt64 {
    if let count = counts[subject] { return count }
    let count = try SubjectIndex.count(of: subject, in: transaction, tables.subjects)
    counts[subject] = count
    return count
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
