public import EventLog
public import Facts
public import Grievances
internal import LMDB
internal import WorkingDays

/// Reads the log from its beginning and folds it in memory, for any cut and any projections.
public enum Replay {
  /// The facts of a stretch: enough that most late facts and corrections meet what they are about
  /// within it, few enough for the cache.
  private static let stretch: UInt64 = 524_288

  /// Replays the log for one projection.
  @inlinable
  public static func view<P: Projection>(
    of projection: P.Type, _ log: EventLog, cut: Cut = .none, window: Window = .all
  ) throws -> View<P> {
    let fold = Fold<P>()
    _ = try run(log, cut: cut, window: window, into: [fold])
    return try fold.view()
  }

  /// Replays the log once for several projections; ask each fold for its view afterwards.
  ///
  /// Folds on two threads, by subject. No reader lives longer than a stretch of 524,288 facts.
  /// - Parameter progress: told after each stretch how many facts of how many have been read; what it
  ///   throws ends the replay.
  /// - Throws: `EventLogError`, `UnusableRules`, `LMDBError`.
  public static func run(
    _ log: EventLog, cut: Cut = .none, window: Window = .all, into folds: [any AnyFold],
    progress: (_ done: UInt64, _ of: UInt64) throws -> Void = { _, _ in }
  ) throws -> Reading {
    let folds = folds.compactMap { $0 as? any Folding }
    let size = try log.read { $0.size }
    let cut = Cut(known: min(cut.known, size), through: cut.through)
    let workers = (0..<Worker.count).map { Worker($0, folds, window, cut) }
    try progress(0, cut.known)
    var position: UInt64 = 0
    while position < cut.known {
      let end = min(position + stretch, cut.known)
      try log.read { snapshot in
        try snapshot.withFacts(position..<end) { run in
          try inParallel(Worker.count) { workers[$0].take(run) }
        }
      }
      position = end
      try progress(position, cut.known)
    }
    try inParallel(Worker.count) { try workers[$0].finish(log) }
    let reading = try log.read { try Reading(cut, workers.flatMap(\.notices), $0) }
    for kind in Subject.Kind.allCases {
      let lanes = workers.compactMap { $0.lane(of: kind) }
      guard !lanes.isEmpty else { continue }
      let roll = Roll(lanes)
      for fold in folds where fold.subjects == kind { fold.finish(reading, roll) }
    }
    return reading
  }
}

extension Snapshot {
  /// The facts about a subject that this program can read, in the order in which they were recorded.
  public func entries(about subject: Subject) throws -> [Entry] {
    try facts(about: subject).compactMap { fact in
      do throws(Unreadable) { return try Entry(fact) } catch {
        return nil
      }
    }
  }

  /// The rules as they are known now, or were when the log held so many facts.
  public func rules(known: UInt64 = .max) throws -> Rules {
    try Rules(
      calendar: entries(about: .calendar), policy: entries(about: .policy), known: known)
  }
}
