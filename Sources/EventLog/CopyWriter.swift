internal import Facts
internal import LMDB
internal import Seal

/// Fills a copy of a log with what an export carries, as it is: nothing is decided, numbered or salted.
struct CopyWriter {
  private let tables: EventLog.Tables
  private let place: String
  private var tree = TreeGrowth(from: MerkleFrontier())
  private var recordedAt = LogHead().recordedAt

  init(tables: EventLog.Tables, place: String) {
    self.tables = tables
    self.place = place
  }

  /// Adds the next fact. What it says of itself is not judged: that is for who verifies the copy.
  mutating func write(fact bytes: RawSpan, in transaction: inout WriteTransaction) throws {
    let sequence = tree.size
    guard let fact = Fact(bytes) else {
      throw EventLogError.damaged(what: "fact \(sequence)", place: place)
    }
    try transaction.put(sequence, bytes, in: tables.facts, .append)
    let key = SubjectIndex.key(fact.subject, fact.revision)
    let value = SubjectIndex.value(sequence)
    try transaction.put(key.raw, value.raw, in: tables.subjects, .upsert)
    if let tile = tree.append(fact) { try transaction.put(tile, in: tables) }
    recordedAt = fact.recordedAt
  }

  /// Adds words to a fact that was added before.
  func write(
    _ words: CarriedWords, of sequence: SequenceNumber, in transaction: inout WriteTransaction
  ) throws {
    guard words.fields.count <= UInt8.max else {
      throw EventLogError.damaged(what: "the words of fact \(sequence)", place: place)
    }
    let record = WordsRecord(words).bytes
    try transaction.put(sequence.rawValue, record.raw, in: tables.words, .upsert)
  }

  /// Marks the log as a copy and ends it.
  /// - Returns: its head.
  mutating func finish(in transaction: inout WriteTransaction) throws -> LogHead {
    let frontier = try tree.finish { try transaction.put($0, in: tables) }
    let head = LogHead(recordedAt: recordedAt, frontier: frontier)
    try head.store(in: &transaction, tables.meta)
    let (copyKey, mark) = (EventLog.copyKey, [UInt8(1)])
    try transaction.put(copyKey.raw, mark.raw, in: tables.meta, .upsert)
    return head
  }
}
