import CLMDB
import Glibc

/// Opens a file that is not open in this process, after looking at what is there.
struct Opening {
  /// Canonical.
  let path: String
  let options: Environment.Options

  private var mayWrite: Bool { options.access == .readWrite }

  func open() throws(LMDBError) -> Core {
    let system = try FileSystem(of: folder(of: path), for: path)
    if let kind = FileSystem.networkName(type: system.type) {
      throw .networkFileSystem(path: path, kind: kind)
    }
    let mayCreate = mayWrite && options.create
    let isThere: Bool
    do throws(LMDBError) {
      isThere = try inspect()
    } catch {
      // Another process may be making the file just now; then it is whole when that is done.
      guard mayCreate else { throw error }
      isThere = false
    }
    if isThere { return try connect(system) }
    guard mayCreate else { throw .missing(path: path) }
    return try create(system)
  }

  /// Makes the file. Two processes that do so at once take turns, so that neither finds the file of
  /// the other empty.
  private func create(_ system: FileSystem) throws(LMDBError) -> Core {
    let lock = WriterLock(besides: path, mode: options.fileMode)
    try lock.take(wait: options.writerWait)
    defer { lock.release() }
    if try inspect() { return try connect(system) }
    let core = try connect(system)
    do throws(LMDBError) {
      try syncFolder(of: path)
    } catch {
      core.close()
      throw error
    }
    return core
  }

  /// Looks at the file without mapping it: false when there is none, an error when it is none to
  /// open.
  private func inspect() throws(LMDBError) -> Bool {
    // The path is terminated by the bridging.
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    if descriptor < 0 {
      if errno == ENOENT { return false }
      throw .fromErrno("open", path: path)
    }
    defer { Glibc.close(descriptor) }
    guard let status = fileStatus(descriptor: descriptor) else {
      throw .fromErrno("fstat", path: path)
    }
    guard status.isRegularFile else { throw .notAFile(path: path) }
    if status.st_size == 0 { throw .emptyFile(path: path) }
    try requireWhole(descriptor)
    return true
  }

  /// Refuses a file that lacks pages in use. Another process may be writing meanwhile, so that
  /// only a finding between two looks at the same state counts.
  private func requireWhole(_ descriptor: Int32) throws(LMDBError) {
    var meta = try MetaPages(descriptor: descriptor, path: path)
    while true {
      // Asked only now: a file that grows meanwhile grows before its meta page says so.
      guard let size = fileStatus(descriptor: descriptor)?.st_size else {
        throw .fromErrno("fstat", path: path)
      }
      if size >= meta.expectedBytes { return }
      let isWhole = try FreePages.cover(
        what: descriptor, of: size, lacks: meta.newest, path: path)
      if isWhole { return }
      let again = try MetaPages(descriptor: descriptor, path: path)
      if again.newest == meta.newest {
        throw .truncated(path: path, bytes: size, expected: meta.expectedBytes)
      }
      meta = again
    }
  }

  private func connect(_ system: FileSystem) throws(LMDBError) -> Core {
    var flags = MDB_NOSUBDIR | MDB_NOTLS
    if !mayWrite { flags |= MDB_RDONLY }
    var isLockless = false
    var (environment, code) = unsafe try attempt(flags)
    if !mayWrite && (code == EACCES || code == EROFS || code == EPERM) {
      // No lock file can be made here. If it was the data file, this fails in the same way.
      isLockless = true
      unsafe (environment, code) = try attempt(flags | MDB_NOLOCK)
    }
    guard code == MDB_SUCCESS else {
      // LMDB wants a failed environment closed too.
      unsafe mdb_env_close(environment)
      throw .from(code, "mdb_env_open", path: path)
    }
    // LMDB by itself goes without locks on a file system that is read-only.
    let core = unsafe Core(
      pointer: environment, path: path, options: options,
      isLockless: isLockless || (!mayWrite && system.isReadOnly))
    if !core.isLockless { core.sweepReaders() }
    return core
  }

  /// A new environment and how opening it went.
  private func attempt(_ flags: Int32) throws(LMDBError) -> (OpaquePointer, Int32) {
    var pointer: OpaquePointer?
    // The calls below get the environment just made, before it is open, as LMDB wants it.
    let code = unsafe mdb_env_create(&pointer)
    guard code == MDB_SUCCESS, let pointer = unsafe pointer else {
      throw .from(code, "mdb_env_create", path: path)
    }
    // LMDB ends the program where a page is not what it must be, as on a damaged file. That gets the
    // signal of a page that cannot be read, which it is, and not that of a mistake in the program.
    _ = unsafe mdb_env_set_assert(pointer) { _, _ in
      raise(SIGBUS)
      // Whoever took the signal only looked; LMDB would go on with that of a mistake.
      signal(SIGBUS, SIG_DFL)
      raise(SIGBUS)
    }
    let page = Int(getpagesize())
    let mapSize = min(max(options.mapSize, page), Core.largestMap) / page * page
    let codes = unsafe [
      mdb_env_set_maxdbs(pointer, UInt32(clamping: options.maximumTables)),
      mdb_env_set_maxreaders(pointer, UInt32(clamping: max(1, options.maximumReaders))),
      mdb_env_set_mapsize(pointer, mapSize),
    ]
    if let failed = codes.first(where: { $0 != MDB_SUCCESS }) { return unsafe (pointer, failed) }
    let opened = unsafe mdb_env_open(pointer, path, UInt32(flags), options.fileMode)
    return unsafe (pointer, opened)
  }
}
