public import EventLog
internal import Facts
public import Projection
public import Seal

/// Checks a ledger against itself, and against a checkpoint that was kept outside it: that its facts
/// are those that were sealed, and that everything kept beside them follows from them.
/// `docs/format.md` says what has to hold.
///
/// What it cannot find by itself is a log that was cut or put back as a whole, since such a log is
/// sound: for that it needs a checkpoint that was kept elsewhere.
public enum Verification {
  /// What the ledger is held against from outside.
  public struct Expectations: Sendable {
    /// The log's key. Without it the signatures of checkpoints are not looked at.
    public var key: VerifierKey?
    /// A checkpoint that the log has to extend.
    public var checkpoint: SignedNote?
    public var witnesses: [VerifierKey] = []
    /// How many of the witnesses must have seen the checkpoint given, or else the last one kept.
    public var requiredWitnesses = 0
    public init() {}
  }

  /// Verifies a log as it stands now and goes on after a fault to find all.
  ///
  /// Reads facts, words and subject index once. Memory does not grow with the log, unless the index
  /// disagrees with the facts: then each subject takes an entry of a dictionary while the faults are
  /// being named. Costs about two hashes a fact, and one more for each field of words.
  /// - Parameters:
  ///   - views: the stored views, to be held against a fresh replay, which keeps their rows in memory;
  ///     nil leaves them out.
  ///   - opensSealed: whether to open confidential words where their key is at hand, to compare them
  ///     with their digests. They are not kept.
  ///   - cores: how many threads share the work.
  ///   - progress: told now and then, by one thread at a time, how many entries, facts and index
  ///     together, of how many have been read, and again and again while views are compared. What it
  ///     throws ends the verification.
  /// - Throws: `EventLogError`, `LMDBError`, where the file itself cannot be read further. A fault of
  ///   what is stored is never thrown; it is in the result.
  public static func run(
    _ log: EventLog, against expectations: Expectations = Expectations(),
    views: ViewStore? = nil, opensSealed: Bool = true, cores: Int = 1,
    progress: @Sendable (_ done: UInt64, _ of: UInt64) throws -> Void = { _, _ in }
  ) throws -> VerificationResult {
    try log.read { snapshot in
      var checkpoints = try CheckpointCheck(snapshot, expectations)
      let segments = Segment.all(size: snapshot.size, records: try snapshot.recordCount())
      let (passes, index) = try VerificationWork(
        log, segments, opensSealed: opensSealed, sizes: checkpoints.sizes
      ).run(cores: cores, progress: progress)
      var join = LogJoin()
      for pass in passes { join.take(pass) }
      try join.finish(segments.last?.positions.upperBound ?? 0, snapshot)
      let all = 2 * join.facts
      func beat() throws { try progress(all, all) }
      if let reason = index.brokenOff {
        join.findings.fault(.indexUnreadable(reason))
      } else if !index.agrees(with: join.placed) {
        try join.findings.notingDamage { try IndexInquiry.run(snapshot, &$0, beat: beat) }
      }
      checkpoints.run(roots: join.tree.roots, &join.findings)
      var counts = join.counts(indexEntries: index.placed.count)
      counts[.checkpoints] = checkpoints.counts
      // What a damaged log is folded to says nothing about the views.
      if let views, join.findings.faults.isEmpty {
        var check = ViewsCheck()
        try join.findings.notingDamage { try check.run(views, log, &$0, beat: beat) }
        counts[.views] = check.counts
      }
      return VerificationResult(
        facts: join.facts, root: join.tree.root, counts: counts, findings: join.findings)
    }
  }
}
