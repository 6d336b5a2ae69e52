import CLMDB

/// The tables opened so far.
///
/// LMDB wants one transaction at a time to open handles, and that one finished before the next: so
/// they are opened in a writer's turn, or without a writer, by whoever holds the lock.
final class TableCatalog: Sendable {
  private let core: Core
  private let tables = Monitor<[String: Table]>([:])

  init(core: Core) { self.core = core }

  func known(_ name: String, _ keys: KeyOrder) throws(LMDBError) -> Table? {
    guard let table = tables.withLock({ $0[name] }) else { return nil }
    guard table.keys == keys else { throw .tableMismatch(path: core.path, table: name) }
    return table
  }

  /// Opens a table that is there, in a read transaction of its own; nil when it is not.
  func openExisting(_ name: String, _ keys: KeyOrder) throws(LMDBError) -> Table? {
    let transaction = unsafe try core.beginRead()
    defer { core.gate.leave() }
    // Locked only inside the gate: a holder that waited to get in would hold up readers inside.
    return try tables.withLock { (tables) throws(LMDBError) -> Table? in
      if let table = tables[name] {
        // Ends the transaction begun above; the gate is left by the defer.
        unsafe mdb_txn_abort(transaction)
        return table
      }
      let opened: Table?
      do throws(LMDBError) {
        opened = unsafe try open(name, keys, create: false, in: transaction)
      } catch {
        // As above.
        unsafe mdb_txn_abort(transaction)
        throw error
      }
      // Committing even a read transaction is what keeps the handle; it ends either way.
      try check(unsafe mdb_txn_commit(transaction), "mdb_txn_commit", path: core.path)
      if let opened { tables[name] = opened }
      return opened
    }
  }

  /// Makes a table, or opens it if another process just has; the caller commits, then remembers it.
  func create(
    _ name: String, _ keys: KeyOrder, in transaction: borrowing WriteTransaction
  ) throws(LMDBError) -> Table? {
    let inside = transaction.inside
    do throws(LMDBError) {
      return unsafe try open(name, keys, create: true, in: inside.pointer)
    } catch {
      if case .mapFull = error { inside.progress?.note(.map) }
      throw error
    }
  }

  func remember(_ table: Table) {
    tables.withLock { $0[table.name] = table }
  }

  private func open(
    _ name: String, _ keys: KeyOrder, create: Bool, in transaction: OpaquePointer
  ) throws(LMDBError) -> Table? {
    var handle = MDB_dbi()
    let order = keys == .integer ? UInt32(MDB_INTEGERKEY) : 0
    // The transaction is open on this thread; the name is terminated by the bridging.
    let code = unsafe mdb_dbi_open(
      transaction, name, order | (create ? UInt32(MDB_CREATE) : 0), &handle)
    switch code {
    case MDB_SUCCESS: break
    case MDB_NOTFOUND: return nil
    case MDB_DBS_FULL: throw .tablesFull(path: core.path, limit: core.options.maximumTables)
    case MDB_MAP_FULL: throw .mapFull(path: core.path, bytes: core.options.mapSize)
    case MDB_INCOMPATIBLE: throw .tableMismatch(path: core.path, table: name)
    default: throw core.fail(code, "mdb_dbi_open")
    }
    var flags: UInt32 = 0
    // LMDB does not compare the flags with those the table was made with.
    let asked = unsafe mdb_dbi_flags(transaction, handle, &flags)
    try check(asked, "mdb_dbi_flags", path: core.path)
    guard flags == order else { throw .tableMismatch(path: core.path, table: name) }
    return Table(name: name, keys: keys, handle: handle, environment: core.serial)
  }
}
