internal import EventLog
internal import Facts
internal import Seal

/// One pass over the records of the log, in order, each looked at once by every check.
struct FactPass {
  private let head: LogHead
  /// The position that the next record must have.
  private var expected: UInt64 = 0
  private var lastMoment: Instant?
  /// The number of facts read.
  private(set) var facts: UInt64 = 0
  private(set) var tree: TreeCheck
  private(set) var words: WordsCheck
  private(set) var payloads = PayloadCheck()
  private(set) var numbers = RegisterNumbersCheck()
  private(set) var documents: DocumentsCheck
  /// Which fact is which revision of which subject.
  private(set) var placed = PlacementSum()

  /// A gap wider than this comes from a damaged key, not from missing facts.
  private static let widestGap: UInt64 = 1 << 20
  private static let progressStep: UInt64 = 1 << 16

  init(_ log: EventLog, head: LogHead, opensSealed: Bool) {
    self.head = head
    tree = TreeCheck(head: head)
    words = WordsCheck(opensSealed: opensSealed)
    documents = DocumentsCheck(log)
  }

  mutating func run(
    _ snapshot: borrowing Snapshot, _ findings: inout Findings, progress: (UInt64) -> Void
  ) throws {
    try snapshot.forEachRecord { position, bytes in
      guard position < head.size else {
        findings.fault(.factBeyondEnd(size: head.size), at: position)
        return true
      }
      try notice(gapBefore: position, snapshot, &findings)
      expected = position + 1
      facts += 1
      try tree.take(Merkle.leaf(bytes), snapshot, &findings)
      if let fact = Fact(bytes) {
        try take(fact, at: position, snapshot, &findings)
      } else {
        findings.fault(.recordSize(bytes: bytes.byteCount), at: position)
      }
      if facts % Self.progressStep == 0 { progress(facts) }
      return true
    }
  }

  private mutating func take(
    _ fact: Fact, at position: UInt64, _ snapshot: borrowing Snapshot,
    _ findings: inout Findings
  ) throws {
    if fact.sequence.rawValue != position {
      findings.fault(.sequenceDiffers(claimed: fact.sequence), at: position, byte: 8)
    }
    if let lastMoment, fact.recordedAt < lastMoment {
      let step = lastMoment.microseconds.subtractingReportingOverflow(fact.recordedAt.microseconds)
      findings.fault(
        .recordedBeforePrevious(microseconds: step.overflow ? .max : step.partialValue),
        at: position, byte: 32)
    }
    lastMoment = fact.recordedAt
    placed.add(fact.subject, fact.revision, SequenceNumber(position))
    payloads.take(fact, at: position, &findings)
    numbers.take(fact)
    try words.take(fact, at: position, snapshot, &findings)
    try documents.take(fact, at: position, &findings)
  }

  /// Names the positions that hold no fact. A leaf of zeros stands in for each, so that the facts
  /// behind them keep their places in the tree and their tiles can still be told apart.
  private mutating func notice(
    gapBefore position: UInt64, _ snapshot: borrowing Snapshot, _ findings: inout Findings
  ) throws {
    guard position > expected else { return }
    findings.fault(.factsMissing(first: expected, last: position - 1), at: expected)
    guard position - expected <= Self.widestGap else { return }
    for _ in expected..<position { try tree.take(.zero, snapshot, &findings) }
  }

  /// Compares what was gathered with what the head of the log says.
  /// - Returns: the root over the facts that were read.
  mutating func finish(
    _ snapshot: borrowing Snapshot, _ findings: inout Findings
  ) throws -> Digest {
    if expected < head.size {
      findings.fault(.factsMissing(first: expected, last: head.size - 1), at: expected)
    }
    if facts > 0, lastMoment != head.recordedAt { findings.fault(.lastMomentDiffers) }
    try words.finish(snapshot, &findings)
    try numbers.finish(snapshot, &findings)
    return try tree.finish(snapshot, &findings)
  }
}
