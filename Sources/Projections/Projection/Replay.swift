public import EventLog
public import Facts
internal import FoundationEssentials
public import Grievances
internal import WorkingDays

/// Reads the log from its beginning and folds it in memory, for any cut and any projections.
public enum Replay {
  /// How many threads fold.
  static let threads = max(1, min(8, ProcessInfo.processInfo.activeProcessorCount))

  /// How many stretches all threads take within one read of the log, so that no reader lives long. Who is
  /// faster takes more of them, so that nobody waits for long.
  private static let stretchesAtATime = 64 * threads

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
  /// Folds by subject on all cores, each history once and whole. No reader lives longer than 64
  /// stretches of some 8,192 facts take a thread.
  /// - Parameter progress: told again and again how many facts of how many have been read; what it
  ///   throws ends the replay.
  /// - Throws: `EventLogError`, `UnusableRules`, `LMDBError`.
  public static func run(
    _ log: EventLog, cut: Cut = .none, window: Window = .all, into folds: [any AnyFold],
    progress: (_ done: UInt64, _ of: UInt64) throws -> Void = { _, _ in }
  ) throws -> Reading {
    try run(
      log, cut: cut, window: window, into: folds.compactMap { $0 as? any Folding },
      progress: progress
    ) { _, _, _ in }
  }

  /// A reader lives as long as 64 stretches take, and what `ended` waits for.
  /// - Parameter ended: told of each stretch when a thread has folded it, and how many facts have been
  ///   dealt out by then; what it throws ends the replay.
  static func run(
    _ log: EventLog, cut: Cut, window: Window = .all, into folds: [any Folding],
    progress: (_ done: UInt64, _ of: UInt64) throws -> Void,
    ended: @escaping @Sendable (_ stretch: Int, _ worker: Int, _ done: UInt64) throws -> Void
  ) throws -> Reading {
    let size = try log.read { $0.size }
    let cut = Cut(known: min(cut.known, size), through: cut.through)
    let dealer = StretchDealer(log, known: cut.known)
    let workers = (0..<threads).map { Worker($0, folds, window, cut, dealer, ended: ended) }
    repeat {
      try progress(dealer.facts, cut.known)
      let end = dealer.stretches + stretchesAtATime
      try inParallel(threads) { try workers[$0].take(before: end, of: log) }
    } while !dealer.isAtEnd
    try progress(cut.known, cut.known)
    let reading = try log.read { try Reading(cut, workers.flatMap(\.unreadable), $0) }
    for kind in Subject.Kind.allCases where folds.contains(where: { $0.subjects == kind }) {
      let roll = Roll(workers.flatMap { $0.present[Int(kind.rawValue)] })
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
