internal import EventLog
internal import Facts

/// Names what is wrong with the revisions and the subject index, once it is known that something is.
/// Costs a look-up for each fact and each entry, and a dictionary entry for each subject.
enum IndexInquiry {
  static func run(_ snapshot: borrowing Snapshot, _ findings: inout Findings) throws {
    try checkFacts(snapshot, &findings)
    try checkEntries(snapshot, &findings)
  }

  private static func checkFacts(
    _ snapshot: borrowing Snapshot, _ findings: inout Findings
  ) throws {
    /// The last revision of each subject.
    var last: [Subject: UInt32] = [:]
    let size = snapshot.size
    try snapshot.forEachRecord { position, bytes in
      guard position < size, let fact = Fact(bytes) else { return true }
      let expected = last[fact.subject].map { UInt64($0) + 1 } ?? 0
      if UInt64(fact.revision.rawValue) != expected {
        findings.fault(
          .revisionDiffers(fact.subject, expected: expected, found: fact.revision), at: position,
          byte: 24)
      }
      // Goes on from what was found, so that one missing fact is one fault.
      last[fact.subject] = fact.revision.rawValue
      let indexed = try snapshot.indexed(fact.subject, fact.revision)
      if let indexed, indexed.rawValue != position {
        findings.fault(
          .indexedElsewhere(fact.subject, fact.revision, at: indexed), at: position)
      } else if indexed == nil {
        findings.fault(.notIndexed(fact.subject, fact.revision), at: position)
      }
      return true
    }
  }

  private static func checkEntries(
    _ snapshot: borrowing Snapshot, _ findings: inout Findings
  ) throws {
    var broken: UInt64 = 0
    try snapshot.forEachIndexEntry { entry in
      guard let entry else {
        broken += 1
        return true
      }
      let fact = try snapshot.readableFact(at: entry.sequence)
      if fact?.subject != entry.subject || fact?.revision != entry.revision {
        let place = Finding.IndexPlace(
          subject: entry.subject, revision: entry.revision, sequence: entry.sequence)
        findings.fault(.entryWithoutFact(place), at: entry.sequence.rawValue)
      }
      return true
    }
    if broken > 0 { findings.fault(.brokenEntries(count: broken)) }
  }
}
