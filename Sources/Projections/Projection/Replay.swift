public import EventLog
public import Facts
public import Grievances
internal import WorkingDays

/// Reads the log from its beginning and folds it in memory, for any cut and any projections.
public enum Replay {
  /// The facts handed over at a time: enough to make the dispatch cheap, few enough for the cache.
  private static let batchSize = 512

  /// Replays the log for one projection.
  public static func view<P: Projection>(
    of projection: P.Type, _ log: EventLog, cut: Cut = .none, window: Window = .all
  ) throws -> View<P> {
    let fold = Fold<P>()
    _ = try run(log, cut: cut, window: window, into: [fold])
    return try fold.view()
  }

  /// Replays the log once for several projections; ask each fold for its view afterwards.
  /// - Parameter progress: told now and then how many facts of how many have been read.
  /// - Throws: `EventLogError`, `UnusableRules`, `LMDBError`.
  public static func run(
    _ log: EventLog, cut: Cut = .none, window: Window = .all, into folds: [any AnyFold],
    progress: (_ done: UInt64, _ of: UInt64) -> Void = { _, _ in }
  ) throws -> Reading {
    let folds = folds.compactMap { $0 as? any Folding }
    return try log.read { snapshot in
      var pass = Pass(cut: Cut(known: min(cut.known, snapshot.size), through: cut.through))
      try snapshot.forEachFact { fact in
        guard fact.sequence.rawValue < pass.cut.known else { return false }
        pass.take(fact)
        if pass.batch.count == batchSize { flush(&pass, folds, window) }
        if fact.sequence.rawValue % 65_536 == 0 { progress(fact.sequence.rawValue, pass.cut.known) }
        return true
      }
      flush(&pass, folds, window)
      try refold(pass, folds, window, snapshot)
      progress(pass.cut.known, pass.cut.known)
      let reading = try pass.reading(root: snapshot.root(at: pass.cut.known))
      for fold in folds { fold.finish(reading, pass.table.subjects) }
      return reading
    }
  }

  private static func flush(_ pass: inout Pass, _ folds: [any Folding], _ window: Window) {
    for fold in folds { fold.fold(pass.batch, window) }
    pass.batch.removeAll(keepingCapacity: true)
  }

  /// Puts in order the histories that did not come in order, and folds each anew.
  private static func refold(
    _ pass: Pass, _ folds: [any Folding], _ window: Window, _ snapshot: borrowing Snapshot
  ) throws {
    for place in pass.disordered.sorted() {
      let subject = pass.table.subjects[place]
      let entries = try snapshot.entries(about: subject)
      let history = History.effective(entries, cut: pass.cut)
      for fold in folds where fold.subjects == subject.kind {
        fold.refold(place, history, window)
      }
    }
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
}

extension Snapshot {
  /// The rules as they are known now, or were when the log held so many facts.
  public func rules(known: UInt64 = .max) throws -> Rules {
    try Rules(
      calendar: entries(about: .calendar), policy: entries(about: .policy), known: known)
  }
}

/// What one pass over the log gathers.
private struct Pass {
  let cut: Cut
  var table = SubjectTable()
  var batch: [PlacedEntry] = []
  /// Places whose facts did not come in the order in which they happened.
  var disordered: Set<Int> = []
  private var lastDays: [CivilDay] = []
  private var calendar: [Entry] = []
  private var policy: [Entry] = []
  private var coversFrom: CivilDay?
  private var notices: [Reading.Notice] = []

  init(cut: Cut) { self.cut = cut }

  mutating func take(_ fact: Fact) {
    do throws(Unreadable) { take(try Entry(fact)) } catch {
      notices.append(Reading.Notice(sequence: fact.sequence, reason: error))
    }
  }

  private mutating func take(_ entry: Entry) {
    switch entry.fact.subject.kind {
    case .calendar: calendar.append(entry)
    case .policy: policy.append(entry)
    case .ledger:
      if case .ledgerOpened(let opened) = entry.event { coversFrom = opened.coversFrom }
    default: place(entry)
    }
  }

  private mutating func place(_ entry: Entry) {
    let place = table.place(of: entry.fact.subject)
    if place == lastDays.count { lastDays.append(.distantPast) }
    guard History.continues(entry, after: lastDays[place]) else {
      disordered.insert(place)
      return
    }
    guard entry.fact.occurredOn <= cut.through else { return }
    lastDays[place] = entry.fact.occurredOn
    batch.append(PlacedEntry(place: place, entry: entry))
  }

  func reading(root: Digest) throws -> Reading {
    let rules = try Rules(calendar: calendar, policy: policy, known: cut.known)
    return Reading(
      cut: cut, root: root, rules: rules, coversFrom: coversFrom, notices: notices)
  }
}
