internal import EventLog
internal import Facts

/// Puts together what the cores found out about the segments, in the order of the log.
struct LogJoin {
  var findings = Findings()
  private(set) var facts: UInt64 = 0
  private(set) var tree = TreeJoin()
  private(set) var placed = PlacementSum()
  private var words: WordsCheck?
  private var documents: DocumentsCheck?
  private var unknownPayloads: UInt64 = 0
  private var numbers = RegisterNumbersCheck()
  private var last: SegmentPass.Moment?

  mutating func take(_ pass: SegmentPass) {
    if let first = pass.first { findings.check(first, follows: last) }
    last = pass.last ?? last
    findings.append(pass.findings)
    facts += pass.facts
    tree.take(pass.tree)
    placed.add(pass.placed)
    unknownPayloads += pass.payloads.unknown
    numbers.merge(pass.numbers)
    words = words?.joined(with: pass.words) ?? pass.words
    documents = documents?.joined(with: pass.documents) ?? pass.documents
  }

  /// Compares what was gathered with what the head of the log says, and what lies beyond it.
  /// - Parameter end: up to where the segments went.
  mutating func finish(_ end: UInt64, _ snapshot: borrowing Snapshot) throws {
    let head = snapshot.head
    if end < head.size {
      findings.fault(.factsMissing(first: end, last: head.size - 1), at: end)
    }
    try findings.notingDamage { findings in
      try snapshot.forEachRecord(from: SequenceNumber(head.size)) { position, _ in
        findings.fault(.factBeyondEnd(size: head.size), at: position)
        return true
      }
    }
    if let last, last.recordedAt != head.recordedAt { findings.fault(.lastMomentDiffers) }
    try findings.notingDamage { try words?.finish(snapshot, &$0) }
    try findings.notingDamage { try numbers.finish(snapshot, &$0) }
    try findings.notingDamage { try tree.finish(head, snapshot, &$0) }
  }

  /// How much each check looked at.
  func counts(indexEntries: UInt64) -> [Check.Name: [Check.Count]] {
    [
      .factsMatchRoot: [Check.Count("facts", facts)],
      .subjectIndex: [Check.Count("entries", indexEntries)],
      .words: words?.counts ?? [],
      .payloads: [Check.Count("unknown", unknownPayloads)],
      .registerNumbers: [Check.Count("numbers", numbers.numbers)],
      .documents: documents?.counts ?? [],
      .tiles: [Check.Count("tiles", tree.tiles)],
    ]
  }
}
