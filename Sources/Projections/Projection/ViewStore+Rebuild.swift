public import EventLog
internal import Facts
internal import Grievances
internal import LMDB
internal import Synchronization

extension ViewStore {
  /// Makes views anew from one replay of the log, each beside the one that is there, which readers
  /// see until all new ones are whole. A projection that cannot read a fact goes as far as that.
  ///
  /// Rows are written behind the threads that fold, so that none is kept: memory is bounded, but for
  /// the sums and the ordered list. One rebuild runs at a time: another waits for it.
  /// - Parameter progress: told how many facts of how many have been read, and while sums are put in
  ///   order again that all have been; by one thread at a time. What it throws ends the rebuild.
  /// - Throws: `EventLogError`, `UnusableRules`, `LMDBError`, which is `busy` where another rebuild took
  ///   too long. The stored views are then as before.
  @discardableResult
  public func rebuild(
    _ views: [AnyProjection], from log: EventLog,
    progress: @escaping @Sendable (_ done: UInt64, _ of: UInt64) throws -> Void = { _, _ in }
  ) throws -> Rebuilt {
    try inTurnToRebuild { try rebuildInTurn(views, from: log, progress: progress) }
  }

  /// Runs `body` while nobody else rebuilds views of this file.
  func inTurnToRebuild<Result>(_ body: () throws -> Result) throws -> Result {
    try environment.alone(as: "rebuild", body)
  }

  func rebuildInTurn(
    _ views: [AnyProjection], from log: EventLog,
    progress: @escaping @Sendable (_ done: UInt64, _ of: UInt64) throws -> Void = { _, _ in }
  ) throws -> Rebuilt {
    let start = ContinuousClock.now
    let known = try log.read { $0.size }
    var (reading, rebuilds) = try fold(views, log, known: known, progress)
    for index in views.indices {
      guard let stop = rebuilds[index].fold.stop else { continue }
      rebuilds[index] =
        try fold([views[index]], log, known: stop.sequence.rawValue, progress).rebuilds[0]
      rebuilds[index].fold.stop = stop
    }
    let folding = ContinuousClock.now - start
    let rebuilt = try complete(rebuilds) { try progress(known, known) }
    try swap(rebuilt)
    return Rebuilt(
      reading: reading, folding: folding, rows: rebuilt.map { Int($0.checkpoint.rows) })
  }

  /// What a rebuild did.
  public struct Rebuilt: Sendable {
    public let reading: Reading
    /// How long the replay took, and the writing of rows beside it.
    public let folding: Duration
    /// The number of rows of each view.
    public let rows: [Int]
  }

  /// A view whose rows are all written.
  // Shared between threads, each used by one.
  private struct Rebuild: @unchecked Sendable {
    let slot: RebuildSlot
    let fold: any RebuildFolding
  }

  /// Replays the log up to a position and writes the rows of views.
  private func fold(
    _ views: [AnyProjection], _ log: EventLog, known: UInt64,
    _ progress: @escaping @Sendable (_ done: UInt64, _ of: UInt64) throws -> Void
  ) throws -> (reading: Reading, rebuilds: [Rebuild]) {
    let rules = try log.read { try $0.rules(known: known) }
    let rebuilds = try views.map {
      Rebuild(slot: try beginRebuild(of: $0.name), fold: $0.beginRebuild(rules))
    }
    let beats = Mutex(())
    let writer = RebuildWriter(environment, rebuilds.map(\.slot))
    defer { writer.wait() }
    let reading = try Replay.run(
      log, cut: Cut(known: known), into: rebuilds.map(\.fold), progress: progress
    ) { stretch, worker, done in
      try beats.withLock { _ in try progress(done, known) }
      try writer.take(stretch, rebuilds.map { $0.fold.takeRows(worker: worker) })
    }
    try writer.finish()
    return (reading, rebuilds)
  }

  /// Puts in order what comes behind the rows of views.
  private func complete(
    _ rebuilds: [Rebuild], _ beat: @Sendable () throws -> Void
  ) throws -> [RebuiltView] {
    let next = Atomic(0)
    let beats = Mutex(())
    let views = Mutex([RebuiltView?](repeating: nil, count: rebuilds.count))
    try inParallel(Replay.threads) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < rebuilds.count else { return }
        try beats.withLock { _ in try beat() }
        let view = try rebuilds[index].fold.rebuilt(in: rebuilds[index].slot)
        views.withLock { $0[index] = view }
      }
    }
    return views.withLock { $0.compactMap(\.self) }
  }
}

/// A fold whose view can be compared with the one that is stored.
public protocol KeptFold: AnyFold {
  /// What the rows say of their subjects.
  /// - Throws: `ReplayError` as `Fold.view()` does.
  func attributes() throws -> SubjectAttributes

  /// The first thing in which the stored view differs; nil where it is the same.
  func difference(from store: ViewStore) throws -> ViewDifference?
}

extension Fold: KeptFold {
  public func attributes() throws -> SubjectAttributes { try SubjectAttributes(view()) }
}
