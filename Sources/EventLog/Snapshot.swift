public import Facts
internal import LMDB

/// The log as it stood at one moment. Whatever is appended meanwhile is not seen.
///
/// Valid only inside the closure of `EventLog.read`; spans that it lends are valid only as long as
/// it is. While one lives, the file cannot reuse the space of older states: keep it short.
public struct Snapshot: ~Copyable {
  let transaction: ReadTransaction
  let log: EventLog
  /// The end of the log.
  public let head: LogHead

  init(_ log: EventLog, _ transaction: borrowing ReadTransaction) throws {
    self.log = log
    // A snapshot is not copyable and only lent by EventLog.read, within the transaction's closure.
    self.transaction = unsafe ReadTransaction(unsafelySharing: transaction)
    head = try LogHead.stored(in: transaction, log.tables.meta, place: log.directory)
  }

  /// The number of facts.
  public var size: UInt64 { head.size }
}

extension EventLog {
  /// Runs `body` on the log as it stands now.
  @available(*, noasync, message: "a snapshot must begin and end on one thread")
  public func read<Result: ~Copyable>(
    _ body: (borrowing Snapshot) throws -> Result
  ) throws -> Result {
    try environment.read { transaction in
      let snapshot = try Snapshot(self, transaction)
      return try body(snapshot)
    }
  }
}

extension Snapshot {
  /// The fact at a position, or nil past the end. Costs one look-up.
  public func fact(at sequence: SequenceNumber) throws -> Fact? {
    guard let bytes = try transaction.get(sequence.rawValue, in: log.tables.facts) else {
      return nil
    }
    return try decoded(bytes, sequence.rawValue)
  }

  /// Hands over the bytes of each fact from a position on, in order, as they lie in the file.
  /// - Parameter body: gets the position and 128 bytes that are valid only during the call; returns
  ///   false to stop.
  public func forEachRecord(
    from start: SequenceNumber = .genesis, _ body: (UInt64, RawSpan) throws -> Bool
  ) throws {
    try transaction.forEach(in: log.tables.facts, from: start.rawValue, body)
  }

  /// Hands over each fact from a position on, in order or backwards.
  /// - Parameter body: returns false to stop.
  /// - Throws: `EventLogError.damaged` at a record that is no fact.
  public func forEachFact(
    from start: SequenceNumber = .genesis, backwards: Bool = false,
    _ body: (Fact) throws -> Bool
  ) throws {
    try transaction.forEach(in: log.tables.facts, from: start.rawValue, backwards: backwards) {
      sequence, bytes in
      try body(try decoded(bytes, sequence))
    }
  }

  /// Hands over the facts of a range, in order, each as it lies in the file and decoded.
  /// - Throws: `EventLogError.damaged` where one is missing or is no fact; what `body` throws.
  public func forEachFact(
    in range: Range<UInt64>, _ body: (RawSpan, Fact) throws -> Void
  ) throws {
    var next = range.lowerBound
    try transaction.forEach(in: log.tables.facts, from: next) { sequence, bytes in
      guard next < range.upperBound, sequence == next else { return false }
      try body(bytes, try decoded(bytes, sequence))
      next += 1
      return true
    }
    guard next == range.upperBound else {
      throw EventLogError.damaged(what: "fact \(next)", place: log.directory)
    }
  }

  /// The facts about one subject, in the order of their revisions. Costs one look-up a fact.
  public func facts(about subject: Subject) throws -> [Fact] {
    try sequences(about: subject).map { sequence in
      guard let fact = try fact(at: sequence) else {
        throw EventLogError.damaged(what: "fact \(sequence)", place: log.directory)
      }
      return fact
    }
  }

  /// The positions of the facts about one subject, in the order of their revisions.
  public func sequences(about subject: Subject) throws -> [SequenceNumber] {
    var sequences: [SequenceNumber] = []
    let start = SubjectIndex.key(subject, Revision(0))
    try transaction.forEach(in: log.tables.subjects, from: start.raw) { key, value in
      guard SubjectIndex.subject(ofKey: key) == subject else { return false }
      guard value.byteCount == 8 else {
        throw EventLogError.damaged(what: "the index of \(subject)", place: log.directory)
      }
      sequences.append(SequenceNumber(value.unsignedWord(at: 0)))
      return true
    }
    return sequences
  }

  /// The last subject of a kind that anything is recorded about, below a limit: for a grievance the
  /// highest number of a year. Costs one look-up.
  public func lastSubject(in range: ClosedRange<Subject>) throws -> Subject? {
    let end = SubjectIndex.key(range.upperBound, Revision(.max))
    var found: Subject?
    try transaction.forEach(in: log.tables.subjects, from: end.raw, backwards: true) {
      key, _ in
      found = SubjectIndex.subject(ofKey: key)
      return false
    }
    return found.flatMap { range.contains($0) ? $0 : nil }
  }

  /// The first position whose fact was recorded after an instant; the size where none was. What was
  /// known at an instant is what lies below. Costs a look-up for each halving of the log.
  public func firstPosition(recordedAfter instant: Instant) throws -> UInt64 {
    var low: UInt64 = 0
    var high = size
    while low < high {
      let middle = low + (high - low) / 2
      guard let fact = try fact(at: SequenceNumber(middle)) else {
        throw EventLogError.damaged(what: "fact \(middle)", place: log.directory)
      }
      if fact.recordedAt > instant { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private func decoded(_ bytes: RawSpan, _ sequence: UInt64) throws -> Fact {
    guard let fact = Fact(bytes) else {
      throw EventLogError.damaged(what: "fact \(sequence)", place: log.directory)
    }
    return fact
  }
}
