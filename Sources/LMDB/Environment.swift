/// One database file, open in this process: transactions, tables, copies.
///
/// There is one instance a file, whatever path leads to it. Any number of readers look at the state
/// committed last when they began, and never wait for writers; writers take turns, in this process
/// and among processes. A write is durable when `write` returns.
///
/// The process must not `fork` while a file is open: the child would share locks and reader slots
/// with its parent. Spawning another program is fine. A file must not be used from two PID
/// namespaces (containers) at once, nor lie on a network file system.
public final class Environment: Sendable {
  let core: Core
  let writer: Writer?
  private let tables: TableCatalog

  init(core: Core, writer: Writer?) {
    self.core = core
    self.writer = writer
    tables = TableCatalog(core: core)
  }

  /// The canonical path of the file. Beside it lie `<path>-lock` (LMDB's readers) and
  /// `<path>-writer` (whose turn it is to write); both are empty of content worth keeping.
  public var path: String { core.path }

  /// True when no lock file could be made and nothing protects this reader: results are only sound
  /// as long as nobody writes the file.
  public var isLockless: Bool { core.isLockless }

  /// Opens a file, or returns the environment that has it open in this process already.
  ///
  /// Every successful `open` is to be matched by one `close`; the last one closes the file. Looks
  /// for what would crash later: a file cut short, damaged meta pages, a network file system.
  ///
  /// - Parameter path: the database file itself, not a folder.
  /// - Throws: `LMDBError`, naming what is wrong with the path, the file or the options.
  public static func open(path: String, options: Options) throws(LMDBError) -> Environment {
    try Registry.shared.open(path, options)
  }

  /// The table of that name, or nil when there is none and `create` is false.
  ///
  /// The first call for a name takes its turn among the writers (a read-only environment: a read
  /// transaction), later ones a dictionary look-up: open tables before the transactions that use
  /// them. Inside a `write` only tables already opened are given.
  ///
  /// - Throws: `LMDBError`: `tableMismatch` when the table was made with the other order of keys;
  ///   `nestedWrite`, `writeInsideRead`, `readOnly` where it would have to write and may not.
  public func table(
    _ name: String, keys: KeyOrder, create: Bool
  ) throws(LMDBError) -> Table? {
    guard (1...TransactionHandle.longestKey).contains(name.utf8.count), !name.utf8.contains(0)
    else { throw .tableName(path: path, name: name) }
    if let table = try tables.known(name, keys) { return table }
    guard let writer else {
      if let table = try tables.openExisting(name, keys) { return table }
      if create { throw .readOnly(path: path) }
      return nil
    }
    if writer.isCurrent { throw .nestedWrite(path: path) }
    if let table = try open(name, keys, on: writer) { return table }
    return create ? try make(name, keys, on: writer) : nil
  }

  private func open(
    _ name: String, _ keys: KeyOrder, on writer: Writer
  ) throws(LMDBError) -> Table? {
    var table: Table?
    let tables = tables
    try submit(.direct { table = try tables.openExisting(name, keys) }, to: writer)
    guard let table else { return nil }
    // Another caller may have opened it first, and asked for the other order.
    guard table.keys == keys else { throw .tableMismatch(path: path, table: name) }
    return table
  }

  private func make(
    _ name: String, _ keys: KeyOrder, on writer: Writer
  ) throws(LMDBError) -> Table? {
    if core.gate.isInside { throw .writeInsideRead(path: path) }
    var table: Table?
    let tables = tables
    try submit(
      .change({ table = try tables.create(name, keys, in: $0) }, alone: true), to: writer)
    if let table { tables.remember(table) }
    return table
  }

  /// The work throws nothing but `LMDBError`.
  private func submit(_ work: Job.Work, to writer: Writer) throws(LMDBError) {
    do {
      try writer.submit(work)
    } catch let error as LMDBError {
      throw error
    } catch {
      throw .other(
        .init(path: path, operation: "opening a table", code: 0, text: "\(type(of: error))"))
    }
  }

  /// Closes the file, once every `open` of it has been matched by a `close`.
  ///
  /// The last call finishes the writes under way, waits for the readers and returns when the file is
  /// closed; later use throws `LMDBError/closed(path:)`. Called inside a transaction on this file it
  /// returns at once, and the file is closed when the transaction has ended.
  public func close() {
    guard Registry.shared.release(self) else { return }
    if core.gate.isInside {
      // Without a thread to wait on, the file stays open until the process ends; nothing is lost.
      try? startThread(path: path) { self.shutDown() }
    } else {
      shutDown()
    }
  }

  private func shutDown() {
    writer?.stop()
    core.close()
    Registry.shared.forget(self)
  }
}
