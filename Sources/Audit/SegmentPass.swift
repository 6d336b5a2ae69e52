internal import EventLog
internal import Facts
internal import Seal

/// One pass over the records of a segment, in order, each looked at once by every check.
struct SegmentPass {
  let segment: Segment
  var findings = Findings()
  /// The position that the next record must have.
  private var expected: UInt64
  /// The number of facts read.
  private(set) var facts: UInt64 = 0
  private(set) var first: Moment?
  private(set) var last: Moment?
  private(set) var tree: SegmentTree
  private(set) var words: WordsCheck
  private(set) var payloads = PayloadCheck()
  private(set) var numbers = RegisterNumbersCheck()
  private(set) var documents: DocumentsCheck
  /// Which fact is which revision of which subject.
  private(set) var placed = PlacementSum()

  /// When a fact was recorded.
  struct Moment {
    let position: UInt64
    let recordedAt: Instant
  }

  /// - Parameter sizes: the sizes of the log at which the tree is to be remembered.
  init(_ segment: Segment, _ log: EventLog, opensSealed: Bool, sizes: Set<UInt64>) {
    self.segment = segment
    expected = segment.positions.lowerBound
    tree = SegmentTree(segment, sizes: sizes)
    words = WordsCheck(opensSealed: opensSealed, isCopy: log.isCopy)
    documents = DocumentsCheck(log)
  }

  mutating func run(_ snapshot: borrowing Snapshot) throws {
    let end = segment.positions.upperBound
    try snapshot.forEachRecord(from: SequenceNumber(expected)) { position, bytes in
      guard position < end else { return false }
      try notice(gapBefore: position, snapshot)
      expected = position + 1
      facts += 1
      try tree.take(Merkle.leaf(bytes), snapshot, &findings)
      if let fact = Fact(bytes) {
        try take(fact, at: position, snapshot)
      } else {
        findings.fault(.recordSize(bytes: bytes.byteCount), at: position)
      }
      return true
    }
    try notice(gapBefore: end, snapshot)
  }

  /// Names the rest of the segment as unreadable.
  mutating func breakOff(_ reason: String) {
    let end = segment.positions.upperBound
    findings.fault(.factsUnreadable(first: expected, last: end - 1, reason), at: expected)
    tree.fill(upTo: end)
  }

  private mutating func take(
    _ fact: Fact, at position: UInt64, _ snapshot: borrowing Snapshot
  ) throws {
    if fact.sequence.rawValue != position {
      findings.fault(.sequenceDiffers(claimed: fact.sequence), at: position, byte: 8)
    }
    let moment = Moment(position: position, recordedAt: fact.recordedAt)
    findings.check(moment, follows: last)
    if first == nil { first = moment }
    last = moment
    placed.add(fact.subject, fact.revision, SequenceNumber(position))
    payloads.take(fact, at: position, &findings)
    numbers.take(fact)
    try words.take(fact, at: position, snapshot, &findings)
    try documents.take(fact, at: position, &findings)
  }

  /// Names the positions that hold no fact. A leaf of zeros stands in for each, so that the facts
  /// behind them keep their places in the tree and their tiles can still be told apart.
  private mutating func notice(
    gapBefore position: UInt64, _ snapshot: borrowing Snapshot
  ) throws {
    guard position > expected else { return }
    findings.fault(.factsMissing(first: expected, last: position - 1), at: expected)
    for _ in expected..<position { try tree.take(.zero, snapshot, &findings) }
  }
}

extension Findings {
  /// No fact was recorded before the one in front of it.
  mutating func check(_ moment: SegmentPass.Moment, follows last: SegmentPass.Moment?) {
    guard let last, moment.recordedAt < last.recordedAt else { return }
    let step = last.recordedAt.microseconds.subtractingReportingOverflow(
      moment.recordedAt.microseconds)
    fault(
      .recordedBeforePrevious(microseconds: step.overflow ? .max : step.partialValue),
      at: moment.position, byte: 32)
  }
}
