import CLMDB

extension Transaction where Self: ~Copyable {
  /// The value of a key in a table of byte keys, or nil. O(log n), nothing is copied.
  ///
  /// - Throws: `LMDBError`; a key of 0 or more than 511 bytes is `keySize`.
  @_lifetime(borrow self)
  public func get(_ key: RawSpan, in table: Table) throws(LMDBError) -> RawSpan? {
    let inside = inside
    try inside.require(table, .bytes)
    try inside.requireSize(of: key, in: table)
    guard let found = unsafe try inside.lookUp(.init(key), in: table) else { return nil }
    // LMDB keeps the bytes in place until the transaction ends or changes, both of which need
    // self to be no longer borrowed.
    return unsafe _overrideLifetime(RawSpan(found), borrowing: self)
  }

  /// The value of a number in a table of integer keys, or nil. O(log n), nothing is copied.
  @_lifetime(borrow self)
  public func get(_ key: UInt64, in table: Table) throws(LMDBError) -> RawSpan? {
    let inside = inside
    try inside.require(table, .integer)
    guard let found = unsafe try inside.lookUp(key, in: table) else { return nil }
    // As above.
    return unsafe _overrideLifetime(RawSpan(found), borrowing: self)
  }

  /// How many keys a table has. O(1).
  public func count(of table: Table) throws(LMDBError) -> Int {
    let inside = inside
    try inside.require(table, table.keys)
    var statistics = MDB_stat()
    // The transaction is open as long as self.
    let code = unsafe mdb_stat(inside.pointer, table.handle, &statistics)
    try inside.check(code, "mdb_stat", table)
    return statistics.ms_entries
  }
}

extension TransactionHandle {
  /// Refuses a table of another environment or with the other kind of key.
  func require(_ table: Table, _ keys: KeyOrder) throws(LMDBError) {
    guard table.environment == environment else {
      throw .foreignTable(path: core.path, table: table.name)
    }
    guard table.keys == keys else { throw .wrongKeyKind(path: core.path, table: table.name) }
  }

  func requireSize(of key: RawSpan, in table: Table) throws(LMDBError) {
    guard (1...Self.longestKey).contains(key.byteCount) else {
      throw .keySize(path: core.path, table: table.name, bytes: key.byteCount)
    }
  }

  /// LMDB's own limit as Debian builds it; a test compares it with `mdb_env_get_maxkeysize`.
  static let longestKey = 511

  func lookUp(_ key: UInt64, in table: Table) throws(LMDBError) -> MDB_val? {
    var key = key
    // The copy of the key is only looked at during the call.
    return unsafe try withUnsafeMutableBytes(of: &key) { (bytes) throws(LMDBError) in
      unsafe try lookUp(MDB_val(bytes), in: table)
    }
  }

  func lookUp(_ key: MDB_val, in table: Table) throws(LMDBError) -> MDB_val? {
    var key = unsafe key
    var value = unsafe MDB_val()
    // LMDB reads the key during the call and points the value into the map.
    let code = unsafe mdb_get(pointer, table.handle, &key, &value)
    if code == MDB_NOTFOUND { return nil }
    try check(code, "mdb_get", table)
    return unsafe value
  }

  /// Throws unless the code is success, and has the transaction remember what it cannot recover
  /// from.
  func check(_ code: Int32, _ operation: String, _ table: Table) throws(LMDBError) {
    switch code {
    case MDB_SUCCESS: return
    case MDB_MAP_FULL:
      progress?.note(.map)
      throw .mapFull(path: core.path, bytes: core.options.mapSize)
    case MDB_TXN_FULL, MDB_CURSOR_FULL, MDB_PAGE_FULL:
      progress?.note(.transaction)
      throw core.fail(code, operation)
    default:
      let failure = core.fail(code, operation)
      progress?.note(failure)
      throw failure
    }
  }
}

extension MDB_val {
  /// The bytes of a buffer, for the duration of a call.
  init(_ bytes: UnsafeMutableRawBufferPointer) {
    unsafe self.init(mv_size: bytes.count, mv_data: bytes.baseAddress)
  }

  /// The bytes of a span, for the duration of a call while the span is borrowed.
  init(_ span: RawSpan) {
    // LMDB takes all bytes through a pointer to mutable memory but never writes to keys or values.
    unsafe self = span.withUnsafeBytes { bytes in
      unsafe MDB_val(UnsafeMutableRawBufferPointer(mutating: bytes))
    }
  }
}

extension RawSpan {
  /// Bytes that LMDB pointed to; the caller ties them to the transaction that they live in.
  @_lifetime(immortal)
  init(_ value: MDB_val) {
    if unsafe value.mv_size > 0, let start = unsafe value.mv_data {
      let span = unsafe RawSpan(_unsafeStart: start, byteCount: value.mv_size)
      self = unsafe _overrideLifetime(span, borrowing: ())
    } else {
      self = RawSpan()
    }
  }
}
