public import Facts

/// Rows of a projection, stored or just folded.
public protocol RowSource<P> {
  associatedtype P: Projection

  /// The row of a subject, or nil where nothing about it is visible.
  func row(of subject: Subject) throws -> P.Row?

  /// Hands over the rows in the order of their subjects; `body` returns false to stop.
  func forEachRow(_ body: (Subject, P.Row) throws -> Bool) throws
}

extension StoredView: RowSource {}

extension View: RowSource {
  public func forEachRow(_ body: (Subject, P.Row) throws -> Bool) throws {
    for (subject, row) in zip(subjects, rows) {
      guard try body(subject, row) else { return }
    }
  }
}
