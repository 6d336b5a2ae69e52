public import EventLog
internal import Facts
internal import Grievances
internal import LMDB
internal import WorkingDays

/// What bringing a view up to the log took.
public enum CatchUp: Sendable, Hashable {
  /// It was there already.
  case current
  /// So many new facts were taken in.
  case advanced(facts: UInt64)
  /// It was made anew, because it was missing, of another version, or not of this log.
  case rebuilt
}

extension ViewStore {
  /// Beyond this many new facts, and a quarter of the log, a rebuild is cheaper than catching up.
  private static let rebuildBeyond: UInt64 = 10_000

  /// Brings one view up to the log as it stands now. Costs time in proportion to the new facts and
  /// the histories of the subjects they are about; a new calendar or policy fact looks at every row.
  @discardableResult
  public func catchUp<P: Projection>(_ projection: P.Type, with log: EventLog) throws -> CatchUp {
    guard let checkpoint = try validCheckpoint(projection, log) else {
      try rebuild(projection, from: log)
      return .rebuilt
    }
    let size = try log.read { $0.size }
    guard size > checkpoint.position else { return .current }
    let new = size - checkpoint.position
    guard new <= Self.rebuildBeyond || new <= size / 4 else {
      try rebuild(projection, from: log)
      return .rebuilt
    }
    do { try advance(projection, with: log) } catch is UnreadableRow {
      try rebuild(projection, from: log)
      return .rebuilt
    }
    return .advanced(facts: new)
  }

  /// Makes one view anew from the whole log.
  public func rebuild<P: Projection>(_ projection: P.Type, from log: EventLog) throws {
    try replace(with: Replay.view(of: projection, log))
  }

  /// The view's checkpoint, if this program's version made it from this very log.
  private func validCheckpoint<P: Projection>(
    _ projection: P.Type, _ log: EventLog
  ) throws -> ViewCheckpoint? {
    guard let checkpoint = try checkpoint(of: projection), checkpoint.version == P.version else {
      return nil
    }
    return try log.read { snapshot in
      guard checkpoint.position <= snapshot.size,
        try snapshot.root(at: checkpoint.position) == checkpoint.root
      else { return nil }
      return checkpoint
    }
  }

  private func advance<P: Projection>(_ projection: P.Type, with log: EventLog) throws {
    let tables = try tables(of: projection)
    try environment.write { transaction in
      // Read again inside the transaction: another process may have moved the view meanwhile.
      guard
        var checkpoint = try transaction.value(
          of: P.key, in: tables.checkpoints, { ViewCheckpoint($0) })
      else { return }
      try log.read { snapshot in
        let change = try Change(since: checkpoint.position, in: snapshot)
        var update = ViewUpdate<P>(tables: tables, rules: try snapshot.rules())
        if change.touchesRules {
          try update.retally(except: change.subjects, in: &transaction)
        }
        for subject in change.subjects where subject.kind == P.subjects {
          let history = History.effective(try snapshot.entries(about: subject))
          let row = P.row(of: history)
          try update.replace(subject, with: row, in: &transaction)
        }
        try update.finish(in: &transaction)
        checkpoint.position = snapshot.size
        checkpoint.root = snapshot.head.root
        checkpoint.rows = try UInt64(transaction.count(of: tables.rows))
      }
      try transaction.put(P.key.raw, checkpoint.bytes.raw, in: tables.checkpoints, .upsert)
    }
  }
}

/// What the facts from a position on are about.
private struct Change {
  var subjects: Set<Subject> = []
  var touchesRules = false

  init(since position: UInt64, in snapshot: borrowing Snapshot) throws {
    guard position < snapshot.size else { return }
    var change = Change()
    try snapshot.forEachFact(from: SequenceNumber(position)) { fact in
      switch fact.subject.kind {
      case .calendar, .policy: change.touchesRules = true
      default: change.subjects.insert(fact.subject)
      }
      return true
    }
    self = change
  }

  private init() {}
}
