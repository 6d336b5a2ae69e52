public import EventLog
internal import Facts

/// Checks a ledger against itself: that its facts are those that were sealed, and that everything
/// kept beside them follows from them. `docs/format.md` says what has to hold.
///
/// What it cannot find by itself is a log that was cut or put back as a whole, since such a log is
/// sound: for that, compare the root and the number of facts with ones that were noted elsewhere.
public enum Verification {
  /// Verifies a log as it stands now, in one read transaction, and goes on after a fault to find all.
  ///
  /// Reads facts, words and subject index once, in order. Memory does not grow with the log, unless
  /// the index disagrees with the facts: then each subject takes an entry of a dictionary while the
  /// faults are being named. Costs about two hashes a fact, and one more for each field of words.
  /// - Parameters:
  ///   - opensSealed: whether to open confidential words where their key is at hand, to compare them
  ///     with their digests. They are not kept.
  ///   - progress: told now and then how many entries, facts and index together, of how many have
  ///     been read.
  /// - Throws: `EventLogError`, `LMDBError`, where the file itself cannot be read further. A fault of
  ///   what is stored is never thrown; it is in the result.
  public static func run(
    _ log: EventLog, opensSealed: Bool = true,
    progress: (_ done: UInt64, _ of: UInt64) -> Void = { _, _ in }
  ) throws -> VerificationResult {
    try log.read { snapshot in
      var findings = Findings()
      let size = snapshot.size
      var pass = FactPass(log, head: snapshot.head, opensSealed: opensSealed)
      try pass.run(snapshot, &findings) { progress($0, 2 * size) }
      let root = try pass.finish(snapshot, &findings)
      var index = IndexCheck()
      try index.run(snapshot) { progress(size + $0, 2 * size) }
      if !index.agrees(with: pass.placed) {
        try IndexInquiry.run(snapshot, &findings)
      }
      progress(2 * size, 2 * size)
      return VerificationResult(
        facts: pass.facts, root: root, counts: pass.counts(index), findings: findings)
    }
  }
}

extension FactPass {
  /// How much each check looked at.
  fileprivate func counts(_ index: IndexCheck) -> [Check.Name: [Check.Count]] {
    [
      .factsMatchRoot: [Check.Count("facts", facts)],
      .subjectIndex: [Check.Count("entries", index.placed.count)],
      .words: words.counts,
      .payloads: [Check.Count("unknown", payloads.unknown)],
      .registerNumbers: [Check.Count("numbers", numbers.numbers)],
      .documents: documents.counts,
      .tiles: [Check.Count("tiles", tree.tiles)],
    ]
  }
}
