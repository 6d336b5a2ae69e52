import CLMDB

/// Entries of a table of integer keys whose numbers follow each other, where they lie in the map: to
/// be looked at again and in any order, by any thread, while the closure that it is lent to runs.
// The pointers come from a cursor of an open read transaction, which changes nothing, and which the
// lender keeps open; nothing writes through them.
@safe public struct EntryRun: ~Copyable, @unchecked Sendable {
  /// The number of the first entry.
  public let first: UInt64
  /// How many entries there are.
  public let count: Int
  private let byteCount: Int
  private let starts: UnsafeMutablePointer<UnsafeRawPointer>

  fileprivate init(
    first: UInt64, count: Int, byteCount: Int, starts: UnsafeMutablePointer<UnsafeRawPointer>
  ) {
    self.first = first
    self.count = count
    self.byteCount = byteCount
    unsafe self.starts = starts
  }

  /// The bytes of the entry at a place of the run, counted from 0. A place beyond it is a mistake in
  /// this program and stops it.
  public subscript(place: Int) -> RawSpan {
    @_lifetime(borrow self)
    get {
      precondition(place >= 0 && place < count, "there are \(count) entries")
      let span = unsafe RawSpan(_unsafeStart: starts[place], byteCount: byteCount)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }
}

extension ReadTransaction {
  /// Lends the entries from a number on whose numbers follow each other and whose values have all the
  /// same size. The run ends before the first that differs, or after `limit` entries.
  ///
  /// O(log n) to begin and some nanoseconds an entry; nothing is copied.
  public func withRun<Result>(
    of table: Table, from start: UInt64, atMost limit: Int, byteCount: Int,
    _ body: (borrowing EntryRun) throws -> Result
  ) throws -> Result {
    let inside = inside
    try inside.require(table, .integer)
    let cursor = try inside.cursor(in: table)
    defer { cursor.close() }
    let starts = UnsafeMutablePointer<UnsafeRawPointer>.allocate(capacity: max(limit, 1))
    defer { unsafe starts.deallocate() }
    var key = start
    // The copy of the key is only looked at during the call.
    var entry = unsafe try withUnsafeMutableBytes(of: &key) { bytes in
      unsafe try cursor.seek(MDB_val(bytes), backwards: false)
    }
    var count = 0
    while count < limit, let (number, value) = unsafe entry {
      // The map keeps the key in place during the call.
      guard unsafe try inside.number(of: number) == start + UInt64(count),
        unsafe value.mv_size == byteCount, let place = unsafe value.mv_data
      else { break }
      unsafe starts[count] = UnsafeRawPointer(place)
      count += 1
      unsafe entry = try cursor.move(MDB_NEXT)
    }
    return try body(
      unsafe EntryRun(first: start, count: count, byteCount: byteCount, starts: starts))
  }
}
