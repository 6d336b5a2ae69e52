import CLMDB
import Glibc
import Synchronization

/// One opened `MDB_env` with what its transactions share: the gate, the state of health, the map.
// The pointer is constant; LMDB allows an environment opened with MDB_NOTLS to be used from any
// thread, and what it forbids beside transactions happens alone in the gate.
@safe final class Core: @unchecked Sendable {
  let path: String
  let options: Environment.Options
  /// True when no lock file can be made, so that nothing protects a reader from a writer.
  let isLockless: Bool
  /// Told apart from every other environment of this process, also after it is closed.
  let serial: UInt64
  let pointer: OpaquePointer
  let gate = Gate()
  /// Write transactions committed so far.
  let commits = Atomic<Int>(0)
  private let poisoned = Atomic<Bool>(false)
  private let nextSweep = Mutex(ContinuousClock.now + .seconds(60))

  private static let serials = Atomic<UInt64>(0)

  init(pointer: OpaquePointer, path: String, options: Environment.Options, isLockless: Bool) {
    // The opener hands over an environment that is open and that nobody else knows.
    unsafe self.pointer = pointer
    self.path = path
    self.options = options
    self.isLockless = isLockless
    serial = Self.serials.add(1, ordering: .relaxed).newValue
  }

  var isPoisoned: Bool { poisoned.load(ordering: .acquiring) }

  func poison() { poisoned.store(true, ordering: .releasing) }

  func fail(_ code: Int32, _ operation: String) -> LMDBError {
    if code == MDB_PANIC { poison() }
    return LMDBError.from(code, operation, path: path)
  }

  /// Shuts the gate, waits for the last transaction and closes. Only the registry's last user calls
  /// it, once.
  func close() {
    gate.shut()
    gate.waitUntilEmpty()
    // Nobody is inside the gate and nobody gets in any more.
    unsafe mdb_env_close(pointer)
  }
}

// MARK: - Beginning and ending

extension Core {
  /// Begins a read transaction inside the gate; `endRead` on the same thread ends both.
  func beginRead() throws(LMDBError) -> OpaquePointer {
    var hasSwept = false
    while true {
      guard gate.enter() else { throw .closed(path: path) }
      var transaction: OpaquePointer?
      // Inside the gate the environment is open and its map stays in place.
      let code = unsafe mdb_txn_begin(pointer, nil, UInt32(MDB_RDONLY), &transaction)
      if code == MDB_SUCCESS, let transaction = unsafe transaction { return unsafe transaction }
      if code == MDB_READERS_FULL && !hasSwept { sweepReaders() }
      gate.leave()
      switch code {
      case MDB_MAP_RESIZED: try adoptMap()
      case MDB_READERS_FULL where !hasSwept: hasSwept = true
      case MDB_READERS_FULL: throw .readersFull(path: path, limit: options.maximumReaders)
      default: throw fail(code, "mdb_txn_begin")
      }
    }
  }

  func endRead(_ transaction: OpaquePointer) {
    // Begun by beginRead and ended only here.
    unsafe mdb_txn_abort(transaction)
    gate.leave()
  }

  /// Begins a write transaction inside the gate, in this thread's turn and with the writer lock held.
  func beginWrite() throws(LMDBError) -> OpaquePointer {
    while true {
      guard gate.enter() else { throw .closed(path: path) }
      var transaction: OpaquePointer?
      // Inside the gate the environment is open and its map stays in place.
      let code = unsafe mdb_txn_begin(pointer, nil, 0, &transaction)
      if code == MDB_SUCCESS, let transaction = unsafe transaction { return unsafe transaction }
      gate.leave()
      guard code == MDB_MAP_RESIZED else { throw fail(code, "mdb_txn_begin") }
      try adoptMap()
    }
  }

  func abortWrite(_ transaction: OpaquePointer) {
    // Begun by beginWrite on this thread and ended once.
    unsafe mdb_txn_abort(transaction)
    gate.leave()
  }

  /// Commits and answers LMDB's code; the transaction is over either way.
  func commitWrite(_ transaction: OpaquePointer) -> Int32 {
    // Begun by beginWrite on this thread and ended once.
    let code = unsafe mdb_txn_commit(transaction)
    if code == MDB_SUCCESS { commits.add(1, ordering: .relaxed) }
    gate.leave()
    return code
  }

  /// Frees the slots of dead readers once a minute. Called outside the gate.
  func sweepWhenDue() {
    let isDue = nextSweep.withLock { next in
      let now = ContinuousClock.now
      guard now >= next else { return false }
      next = now + .seconds(60)
      return true
    }
    guard isDue, gate.enter() else { return }
    sweepReaders()
    gate.leave()
  }

  /// Frees the slots of readers whose process has died. Called inside the gate.
  func sweepReaders() {
    var dead: Int32 = 0
    // The environment is open. A failure here only leaves dead slots where they are, for the next
    // sweep; what cannot go on without a slot reports that itself.
    _ = unsafe mdb_reader_check(pointer, &dead)
  }
}
