public import EventLog
public import Facts
internal import Grievances
internal import LMDB
internal import WorkingDays

/// A stored view, brought up to the log, for questions about now.
public struct StoredView<P: Projection>: Sendable {
  private let store: ViewStore
  private let tables: ViewStore.Tables
  public let checkpoint: ViewCheckpoint

  /// - Throws: `EventLogError.damaged` where the view has never been made: catch it up first.
  init(_ store: ViewStore) throws {
    self.store = store
    tables = try store.tables(of: P.self)
    guard let checkpoint = try store.checkpoint(of: P.self) else {
      throw EventLogError.damaged(what: "the view \(P.name)", place: store.directory)
    }
    self.checkpoint = checkpoint
  }

  /// The row of a subject, or nil. Costs one look-up.
  public func row(of subject: Subject) throws -> P.Row? {
    try store.environment.read { transaction in
      try transaction.value(of: subject.key, in: tables.rows) { RowRecord<P>($0)?.row }
    }
  }

  /// Hands over the rows in the order of their subjects; `body` returns false to stop.
  public func forEachRow(_ body: (Subject, P.Row) throws -> Bool) throws {
    try store.environment.read { transaction in
      try transaction.forEach(in: tables.rows) { key, value in
        let subject = Subject(rawValue: key.unsignedWord(at: 0).byteSwapped)
        guard let record = RowRecord<P>(value) else {
          throw EventLogError.damaged(what: "the row of \(subject)", place: store.directory)
        }
        return try body(subject, record.row)
      }
    }
  }

  /// The sums over all rows, as stored.
  public func cells() throws -> Cells {
    try store.environment.read { transaction in
      var cells = Cells()
      try transaction.forEach(in: tables.cells) { key, value in
        cells.add(value.signedWord(at: 0), to: Cell(key, at: 0))
        return true
      }
      return cells
    }
  }

  /// The ordered list, soonest first; `body` returns false to stop.
  public func forEachKey(_ body: (OrderedKey, Subject) throws -> Bool) throws {
    try store.environment.read { transaction in
      try transaction.forEach(in: tables.keys) { key, _ in
        let subject = Subject(
          rawValue: key.unsignedWord(at: OrderedKey.byteCount).byteSwapped)
        return try body(OrderedKey(key, at: 0), subject)
      }
    }
  }

  /// The subjects whose rows count in a cell that a condition picks: from a number to what makes it.
  public func subjects(in measure: UInt16, where condition: (Cell) -> Bool) throws -> [Subject] {
    try store.environment.read { transaction in
      var subjects: [Subject] = []
      try transaction.forEach(in: tables.rows) { key, value in
        let counts = RowRecord<P>(value)?.tally.counts ?? []
        if counts.contains(where: { $0.cell.measure == measure && condition($0.cell) }) {
          subjects.append(Subject(rawValue: key.unsignedWord(at: 0).byteSwapped))
        }
        return true
      }
      return subjects
    }
  }
}

extension ViewStore {
  /// A view brought up to the log as it stands now.
  public func view<P: Projection>(of projection: P.Type, _ log: EventLog) throws -> StoredView<P> {
    try catchUp(projection, with: log)
    return try StoredView(self)
  }
}
