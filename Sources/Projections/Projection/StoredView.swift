public import EventLog
public import Facts
internal import Grievances
internal import LMDB
internal import WorkingDays

/// A stored view at one moment, for questions about now: all that it answers belongs together, whatever
/// is recorded or rebuilt meanwhile. Valid only inside the closure of `ViewStore.view`.
public struct StoredView<P: Projection> {
  private let lease: Lease
  private let table: Table
  private let place: String
  public let checkpoint: ViewCheckpoint

  fileprivate init(
    _ lease: Lease, _ table: Table, _ checkpoint: ViewCheckpoint, place: String
  ) {
    self.lease = lease
    self.table = table
    self.checkpoint = checkpoint
    self.place = place
  }

  /// The row of a subject, or nil. Costs one look-up.
  public func row(of subject: Subject) throws -> P.Row? {
    let key = ViewKey.block(RowBlock<P.Row>.number(of: subject))
    return try lease.read { try $0.value(of: key, in: table) { try block($0)[subject] } }
  }

  /// Hands over the rows in the order of their subjects; `body` returns false to stop.
  public func forEachRow(_ body: (Subject, P.Row) throws -> Bool) throws {
    try forEach(ViewKey.rows) { key, value in
      try block(value).forEach(in: key.unsignedWord(at: 1).byteSwapped, body)
    }
  }

  /// Hands over the entries of one part of the view; `body` returns false to stop.
  private func forEach(
    _ part: UInt8, _ body: (RawSpan, RawSpan) throws -> Bool
  ) throws {
    let start = [part]
    try lease.read { transaction in
      try transaction.forEach(in: table, from: start.raw) { key, value in
        guard key.unsignedByte(at: 0) == part else { return false }
        return try body(key, value)
      }
    }
  }

  private func block(_ bytes: RawSpan) throws -> RowBlock<P.Row> {
    guard let block = RowBlock<P.Row>(bytes) else {
      throw EventLogError.damaged(what: "rows of the view \(P.name)", place: place)
    }
    return block
  }

  /// The sums over all rows, as stored.
  public func cells() throws -> Cells {
    var cells = Cells()
    try forEach(ViewKey.cells) { key, value in
      guard let group = ViewKey.group(key).flatMap({ CellGroup(value, key: $0) }) else {
        throw EventLogError.damaged(what: "sums of the view \(P.name)", place: place)
      }
      for (cell, sum) in group.sums { cells.add(sum, to: cell) }
      return true
    }
    return cells
  }

  /// The ordered list, soonest first; `body` returns false to stop.
  public func forEachKey(_ body: (OrderedKey, Subject) throws -> Bool) throws {
    try forEach(ViewKey.list) { key, _ in
      let listed = ListedSubject(key, at: 1)
      return try body(listed.key, listed.subject)
    }
  }
}

/// Lends a transaction to a view for as long as a closure runs.
private final class Lease {
  private let transaction: ReadTransaction
  private let place: String
  private var isOver = false

  init(_ transaction: borrowing ReadTransaction, place: String) {
    // Used only until `end`, which comes before the closure that it is lent to returns.
    self.transaction = unsafe ReadTransaction(unsafelySharing: transaction)
    self.place = place
  }

  func end() { isOver = true }

  /// - Throws: `EventLogError.damaged` where a view was kept beyond its closure.
  func read<Result>(_ body: (borrowing ReadTransaction) throws -> Result) throws -> Result {
    guard !isOver else {
      throw EventLogError.damaged(what: "a view used after its reading", place: place)
    }
    return try body(transaction)
  }
}

extension ViewStore {
  /// Lends a view brought up to the log as it stands now.
  /// - Throws: `ReplayError.stopped` where the projection cannot read a fact; what `body` throws.
  public func view<P: Projection, Result>(
    of projection: P.Type, _ log: EventLog, _ body: (StoredView<P>) throws -> Result
  ) throws -> Result {
    try catchUp(projection, with: log)
    return try storedView(of: projection) { view in
      if let stop = view.checkpoint.stop { throw ReplayError.stopped(view: P.name, stop) }
      return try body(view)
    }
  }

  /// Lends a view as it is stored, however far it has come.
  /// - Throws: `EventLogError.damaged` where the view has never been made: catch it up first.
  public func storedView<P: Projection, Result>(
    of projection: P.Type, _ body: (StoredView<P>) throws -> Result
  ) throws -> Result {
    let tables = try tables(of: P.name)
    return try environment.read { transaction in
      guard let checkpoint = try transaction.checkpoint(of: P.name, tables) else {
        throw EventLogError.damaged(what: "the view \(P.name)", place: directory)
      }
      let lease = Lease(transaction, place: directory)
      defer { lease.end() }
      return try body(
        StoredView(lease, tables.slots[Int(checkpoint.slot)], checkpoint, place: directory))
    }
  }
}
