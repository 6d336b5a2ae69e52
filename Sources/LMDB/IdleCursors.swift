import CLMDB

/// The cursors of one write transaction that nobody uses at the moment, at most one a table. What is
/// looked for or put next is often near, and a cursor that stands there need not search from the root.
// The pointers come from mdb_cursor_open in the transaction that this belongs to, and are used by its
// thread alone, until `end`, which comes before its end. Whoever makes this calls that, once.
@safe struct IdleCursors {
  /// By LMDB's number for the table, of which the first two are LMDB's own.
  private let cursors: UnsafeMutableBufferPointer<OpaquePointer?>

  init(tables: Int) {
    unsafe cursors = .allocate(capacity: tables + 2)
    unsafe cursors.initialize(repeating: nil)
  }

  func take(_ table: Table) -> OpaquePointer? {
    let place = Int(table.handle)
    defer { unsafe cursors[place] = nil }
    return unsafe cursors[place]
  }

  /// Keeps a cursor for the next user, or closes it where one is kept already.
  func keep(_ cursor: OpaquePointer, _ table: Table) {
    let place = Int(table.handle)
    if unsafe cursors[place] == nil {
      unsafe cursors[place] = cursor
    } else {
      unsafe mdb_cursor_close(cursor)
    }
  }

  /// To be called before a deletion: what a cursor in the table remembers of the end may not hold then.
  func close(in table: Table) {
    if let cursor = unsafe take(table) { unsafe mdb_cursor_close(cursor) }
  }

  /// Closes all, and gives up the memory in which they were kept.
  func end() {
    for place in unsafe cursors.indices {
      if let cursor = unsafe cursors[place] { unsafe mdb_cursor_close(cursor) }
    }
    unsafe cursors.deallocate()
  }
}
