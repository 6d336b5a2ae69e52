public import Facts

/// Rows of a projection, stored or just folded.
public protocol RowSource<P> {
  associatedtype P: Projection

  /// The row of a subject, or nil where nothing about it is visible.
  func row(of subject: Subject) throws -> P.Row?

  /// Hands over the rows in the order of their subjects; `body` returns false to stop.
  func forEachRow(_ body: (Subject, P.Row) throws -> Bool) throws

  /// The ordered list, soonest first; `body` returns false to stop.
  func forEachKey(_ body: (OrderedKey, Subject) throws -> Bool) throws

  /// The sums over all rows.
  func cells() throws -> Cells

  /// The number of facts that have been taken in.
  var position: UInt64 { get }
}

extension StoredView: RowSource {
  public var position: UInt64 { checkpoint.position }
}

extension View: RowSource {
  public func forEachRow(_ body: (Subject, P.Row) throws -> Bool) throws {
    for (subject, row) in zip(subjects, rows) {
      guard try body(subject, row) else { return }
    }
  }

  public var position: UInt64 { reading.cut.known }

  /// Sorts the keys of all rows: the stored view has them in order.
  public func forEachKey(_ body: (OrderedKey, Subject) throws -> Bool) throws {
    let places = zip(subjects, rows).flatMap { subject, row in
      P.keys(row, reading.rules).map { ($0, subject) }
    }
    for (key, subject) in places.sorted(by: { $0 < $1 }) {
      guard try body(key, subject) else { return }
    }
  }
}
