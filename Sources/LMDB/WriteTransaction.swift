import CLMDB

/// What `put` does about a key that is there already.
public enum PutMode: Sendable, Hashable {
  /// Replaces the value.
  case upsert
  /// Refuses with `LMDBError/keyExists(path:table:)`; the transaction goes on.
  case insert
  /// For keys above the last one: fills pages completely and skips the search. Any other key is
  /// refused with `LMDBError/outOfOrder(path:table:)`; the transaction goes on.
  case append

  var flags: UInt32 {
    switch self {
    case .upsert: 0
    case .insert: UInt32(MDB_NOOVERWRITE)
    case .append: UInt32(MDB_APPEND)
    }
  }
}

extension WriteTransaction {
  /// Stores a value under a key of 1 to 511 bytes. O(log n); both are copied.
  ///
  /// A value has less than 4 GiB, else `LMDBError/valueSize(path:table:bytes:)`.
  public mutating func put(
    _ key: RawSpan, _ value: RawSpan, in table: Table, _ mode: PutMode = .upsert
  ) throws(LMDBError) {
    try inside.require(table, .bytes)
    try inside.requireSize(of: key, in: table)
    unsafe try inside.put(MDB_val(key), value, in: table, mode)
  }

  /// Stores a value under a number. O(log n); the value is copied.
  public mutating func put(
    _ key: UInt64, _ value: RawSpan, in table: Table, _ mode: PutMode = .upsert
  ) throws(LMDBError) {
    try inside.require(table, .integer)
    let key: InlineArray<1, UInt64> = [key]
    // A number has no padding.
    unsafe try inside.put(MDB_val(key.span.bytes), value, in: table, mode)
  }

  /// Removes a key of 1 to 511 bytes; false when it was not there. O(log n).
  @discardableResult
  public mutating func delete(_ key: RawSpan, in table: Table) throws(LMDBError) -> Bool {
    try inside.require(table, .bytes)
    try inside.requireSize(of: key, in: table)
    return unsafe try inside.delete(MDB_val(key), in: table)
  }

  /// Removes a number; false when it was not there. O(log n).
  @discardableResult
  public mutating func delete(_ key: UInt64, in table: Table) throws(LMDBError) -> Bool {
    try inside.require(table, .integer)
    var key = key
    // The copy of the key is only looked at during the call.
    return try unsafe withUnsafeMutableBytes(of: &key) { (bytes) throws(LMDBError) in
      unsafe try inside.delete(MDB_val(bytes), in: table)
    }
  }

  /// Removes every entry of a table and gives its pages back for use within the file. O(pages).
  ///
  /// The empty table stays, under its name. To remove the name too, LMDB would close its handle in
  /// the middle of other readers and give the number to the next table opened.
  public mutating func clear(_ table: Table) throws(LMDBError) {
    try inside.require(table, table.keys)
    inside.progress?.noteChange()
    inside.idleCursors?.close(in: table)
    // The transaction is open; 0 empties the table and keeps the handle.
    let code = unsafe mdb_drop(inside.pointer, table.handle, 0)
    try inside.check(code, "mdb_drop", table)
  }
}

extension TransactionHandle {
  fileprivate func put(
    _ key: MDB_val, _ value: RawSpan, in table: Table, _ mode: PutMode
  ) throws(LMDBError) {
    guard value.byteCount < Int(UInt32.max) else {
      throw .valueSize(path: core.path, table: table.name, bytes: value.byteCount)
    }
    progress?.noteChange()
    let cursor = unsafe try pointer(toCursorIn: table)
    defer { unsafe giveBack(cursor, in: table) }
    var key = unsafe key
    var stored = unsafe MDB_val(value)
    // LMDB copies key and value during the call.
    let code = unsafe mdb_cursor_put(cursor, &key, &stored, mode.flags)
    if code == MDB_KEYEXIST {
      throw mode == .append
        ? .outOfOrder(path: core.path, table: table.name)
        : .keyExists(path: core.path, table: table.name)
    }
    try check(code, "mdb_cursor_put", table)
  }

  fileprivate func delete(_ key: MDB_val, in table: Table) throws(LMDBError) -> Bool {
    progress?.noteChange()
    idleCursors?.close(in: table)
    var key = unsafe key
    // LMDB reads the key during the call.
    let code = unsafe mdb_del(pointer, table.handle, &key, nil)
    if code == MDB_NOTFOUND { return false }
    try check(code, "mdb_del", table)
    return true
  }
}
