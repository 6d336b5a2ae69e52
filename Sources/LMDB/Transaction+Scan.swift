import CLMDB
import Glibc

extension Transaction where Self: ~Copyable {
  /// Hands out the entries of a table of byte keys in order, until `body` answers false.
  ///
  /// O(log n) to begin and O(1) an entry; nothing is copied. Both spans are valid during the one
  /// call of `body`.
  ///
  /// - Parameters:
  ///   - start: where to begin: forwards at the first key at or above it, backwards at the last
  ///     key at or below it. Nil begins at the first or the last key. An empty span is below every
  ///     key.
  ///   - backwards: from high keys to low ones.
  /// - Throws: `LMDBError`, and what `body` throws.
  public func forEach(
    in table: Table, from start: RawSpan? = nil, backwards: Bool = false,
    _ body: (_ key: RawSpan, _ value: RawSpan) throws -> Bool
  ) throws {
    let inside = inside
    try inside.require(table, .bytes)
    let cursor = try inside.cursor(in: table)
    defer { cursor.close() }
    var entry: Entry?
    if let start, start.byteCount > 0 {
      try inside.requireSize(of: start, in: table)
      unsafe entry = try cursor.seek(.init(start), backwards: backwards)
    } else if start == nil || !backwards {
      unsafe entry = try cursor.move(backwards ? MDB_LAST : MDB_FIRST)
    }
    // The map keeps both in place during the call: nothing can change the transaction meanwhile.
    unsafe try cursor.walk(from: entry, backwards: backwards) {
      unsafe try body(RawSpan($0), RawSpan($1))
    }
  }

  /// Hands out the entries of a table of integer keys in order, until `body` answers false.
  ///
  /// As for byte keys: forwards from the first key at or above `start`, backwards from the last key
  /// at or below it, from the end when nil.
  public func forEach(
    in table: Table, from start: UInt64? = nil, backwards: Bool = false,
    _ body: (_ key: UInt64, _ value: RawSpan) throws -> Bool
  ) throws {
    let inside = inside
    try inside.require(table, .integer)
    let cursor = try inside.cursor(in: table)
    defer { cursor.close() }
    var entry: Entry?
    if var start {
      // The copy of the key is only looked at during the call.
      unsafe entry = try withUnsafeMutableBytes(of: &start) { bytes in
        unsafe try cursor.seek(MDB_val(bytes), backwards: backwards)
      }
    } else {
      unsafe entry = try cursor.move(backwards ? MDB_LAST : MDB_FIRST)
    }
    // As above.
    unsafe try cursor.walk(from: entry, backwards: backwards) {
      unsafe try body(inside.number(of: $0), RawSpan($1))
    }
  }
}

/// A key and its value in the map.
typealias Entry = (key: MDB_val, value: MDB_val)

/// A cursor that somebody closes before its transaction ends.
// The pointer comes from mdb_cursor_open and is used by one at a time: between `cursor(in:)` and close.
@safe struct Cursor: ~Copyable {
  private let pointer: OpaquePointer
  private let inside: TransactionHandle
  private let table: Table

  fileprivate init(_ pointer: OpaquePointer, _ inside: TransactionHandle, _ table: Table) {
    unsafe self.pointer = pointer
    self.inside = inside
    self.table = table
  }

  /// Gives the cursor back: in a write transaction for the next one who needs one in this table.
  func close() { unsafe inside.giveBack(pointer, in: table) }

  /// Moves and answers where it stands, or nil when there is nothing more.
  func move(_ operation: MDB_cursor_op) throws(LMDBError) -> Entry? {
    unsafe try get(operation, at: MDB_val())
  }

  /// The first entry at or above `key`, or backwards the last at or below it.
  func seek(_ key: MDB_val, backwards: Bool) throws(LMDBError) -> Entry? {
    let found = unsafe try get(MDB_SET_RANGE, at: key)
    guard backwards else { return unsafe found }
    guard let found = unsafe found else { return unsafe try move(MDB_LAST) }
    // At or above the key: only the key itself is also at or below it.
    var stood = unsafe found.key
    var wanted = unsafe key
    // The handles are those of the open cursor; both keys are valid during the call.
    let order = unsafe mdb_cmp(inside.pointer, table.handle, &stood, &wanted)
    return order == 0 ? unsafe found : unsafe try move(MDB_PREV)
  }

  /// Hands out entries, beginning with the one that it stands on, until `body` answers false.
  func walk(
    from entry: Entry?, backwards: Bool, _ body: (MDB_val, MDB_val) throws -> Bool
  ) throws {
    let readsPages = try !backwards && inside.canReadPages(of: table)
    var entry = unsafe entry
    while let (key, value) = unsafe entry {
      guard unsafe try body(key, value) else { return }
      if readsPages {
        guard let last = unsafe try walkPage(after: key, body) else { return }
        if unsafe last.mv_data != key.mv_data { unsafe try stand(on: last) }
      }
      unsafe entry = try move(backwards ? MDB_PREV : MDB_NEXT)
    }
  }

  /// Goes to an entry by its key: of the page that it stands on, so that it is found at once.
  /// - Throws: `LMDBError.damaged` where the key leads elsewhere: keys are out of order, and who went on
  ///   from there might go round for ever.
  private func stand(on key: MDB_val) throws(LMDBError) {
    guard let found = unsafe try seek(key, backwards: false),
      unsafe found.key.mv_data == key.mv_data
    else { throw .from(MDB_CORRUPTED, "mdb_cursor_get", path: inside.core.path) }
  }

  /// Hands out the entries that come after one on the same page.
  /// - Returns: the key of the last that was handed out; nil where `body` answered false.
  private func walkPage(
    after key: MDB_val, _ body: (MDB_val, MDB_val) throws -> Bool
  ) throws -> MDB_val? {
    var last = unsafe key
    guard let start = unsafe key.mv_data, let page = unsafe TreePage(leafWith: start),
      let index = unsafe page.index(ofKeyAt: start)
    else { return unsafe last }
    for next in unsafe index + 1..<page.count {
      guard let (key, value) = unsafe page.entry(at: next) else { break }
      guard unsafe try body(key, value) else { return nil }
      unsafe last = key
    }
    return unsafe last
  }

  /// Copies entries, beginning with the one that it stands on, as long as keys and values are of these
  /// sizes and there is room for them.
  /// - Returns: the number of bytes.
  func copy(
    from entry: Entry?, keyByteCount: Int, valueByteCount: Int,
    to room: UnsafeMutableRawBufferPointer
  ) throws -> Int {
    let readsPages = try inside.canReadPages(of: table)
    let byteCount = keyByteCount + valueByteCount
    var entry = unsafe entry
    var end = 0
    while end + byteCount <= room.count, let (key, value) = unsafe entry,
      unsafe key.mv_size == keyByteCount, unsafe value.mv_size == valueByteCount,
      let start = unsafe key.mv_data, let data = unsafe value.mv_data
    {
      var target = unsafe UnsafeMutableRawBufferPointer(rebasing: room[end...])
      unsafe target.copyMemory(from: UnsafeRawBufferPointer(start: start, count: keyByteCount))
      unsafe target = .init(rebasing: target[keyByteCount...])
      unsafe target.copyMemory(from: UnsafeRawBufferPointer(start: data, count: valueByteCount))
      end += byteCount
      if readsPages, let page = unsafe TreePage(leafWith: start),
        let index = unsafe page.index(ofKeyAt: start)
      {
        let count = unsafe page.copy(
          from: index + 1, keyByteCount: keyByteCount, valueByteCount: valueByteCount,
          to: .init(rebasing: room[end...]))
        end += count * byteCount
        if count > 0, let last = unsafe page.entry(at: index + count) {
          unsafe try stand(on: last.key)
        }
      }
      unsafe entry = try move(MDB_NEXT)
    }
    return end
  }

  private func get(_ operation: MDB_cursor_op, at key: MDB_val) throws(LMDBError) -> Entry? {
    var key = unsafe key
    var value = unsafe MDB_val()
    // LMDB reads the key during the call, then points both into the map.
    let code = unsafe mdb_cursor_get(pointer, &key, &value, operation)
    if code == MDB_NOTFOUND { return nil }
    try inside.check(code, "mdb_cursor_get", table)
    return unsafe (key, value)
  }
}

extension TransactionHandle {
  /// The number that a key of an integer table is.
  /// - Throws: `LMDBError.damaged` where it has other than 8 bytes, as a key on a damaged page may.
  @unsafe func number(of key: MDB_val) throws(LMDBError) -> UInt64 {
    guard unsafe key.mv_size == 8 else {
      throw .from(MDB_CORRUPTED, "mdb_cursor_get", path: core.path)
    }
    // The key has 8 bytes, not necessarily aligned.
    return unsafe RawSpan(key).unsafeLoadUnaligned(as: UInt64.self)
  }

  func cursor(in table: Table) throws(LMDBError) -> Cursor {
    unsafe Cursor(try pointer(toCursorIn: table), self, table)
  }

  /// A cursor that nobody else uses until it is given back.
  func pointer(toCursorIn table: Table) throws(LMDBError) -> OpaquePointer {
    if let idle = unsafe idleCursors?.take(table) { return unsafe idle }
    var cursor: OpaquePointer?
    // The transaction is open as long as this is lent.
    let code = unsafe mdb_cursor_open(pointer, table.handle, &cursor)
    try check(code, "mdb_cursor_open", table)
    guard let cursor = unsafe cursor else { throw core.fail(EINVAL, "mdb_cursor_open") }
    return unsafe cursor
  }

  func giveBack(_ cursor: OpaquePointer, in table: Table) {
    if let idleCursors {
      unsafe idleCursors.keep(cursor, table)
    } else {
      // Opened by pointer(toCursorIn:), and nobody uses it any more.
      unsafe mdb_cursor_close(cursor)
    }
  }
}
