internal import EventLog
internal import Facts

/// Names what is wrong with the revisions and the subject index, once it is known that something is.
/// Costs a look-up for each fact and each entry, and a dictionary entry for each subject.
enum IndexInquiry {
  /// - Parameter beat: called again and again; what it throws ends the inquiry.
  static func run(
    _ snapshot: borrowing Snapshot, _ findings: inout Findings, beat: () throws -> Void
  ) throws {
    try checkFacts(snapshot, &findings, beat)
    try checkEntries(snapshot, &findings, beat)
  }

  /// So many are looked at between two beats.
  private static let step: UInt64 = 4_096

  private static func checkFacts(
    _ snapshot: borrowing Snapshot, _ findings: inout Findings, _ beat: () throws -> Void
  ) throws {
    /// The last revision of each subject.
    var last: [Subject: UInt32] = [:]
    let size = snapshot.size
    try snapshot.forEachRecord { position, bytes in
      if position % step == 0 { try beat() }
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
    _ snapshot: borrowing Snapshot, _ findings: inout Findings, _ beat: () throws -> Void
  ) throws {
    var broken: UInt64 = 0
    var count: UInt64 = 0
    try snapshot.forEachIndexEntry { entry in
      if count % step == 0 { try beat() }
      count += 1
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
