import CLMDB
import Glibc

extension Environment {
  /// Writes a compact copy of the state committed last to a new file, without stopping writers.
  ///
  /// The copy appears under `path` only when it is complete and on disk; it has the permissions of
  /// the original. What was cut off in between leaves `<path>-partial`, which the next attempt
  /// replaces. Copying is a long read: see `ReadTransaction`. Verify the copy; LMDB has no
  /// checksums.
  ///
  /// - Throws: `LMDBError`: `destinationExists`, `missingParent`, `diskFull`.
  public func copy(to path: String) throws(LMDBError) {
    let target = try canonicalPath(path)
    if fileStatus(path: target) != nil { throw .destinationExists(path: target) }
    guard let status = fileStatus(path: self.path) else { throw .missing(path: self.path) }
    let partial = target + "-partial"
    try removeFile(partial)
    let descriptor = try createFile(partial, mode: status.st_mode & 0o777)
    do throws(LMDBError) {
      defer { Glibc.close(descriptor) }
      try fill(descriptor, partial)
    } catch {
      // The reason to report is the first one.
      try? removeFile(partial)
      throw error
    }
    // link refuses to replace what another has made meanwhile, rename would not.
    // Both paths are terminated by the bridging.
    if unsafe link(partial, target) != 0 {
      if errno == EEXIST { throw .destinationExists(path: target) }
      throw .fromErrno("link", path: target)
    }
    try removeFile(partial)
    try syncFolder(of: target)
  }

  private func fill(_ descriptor: Int32, _ path: String) throws(LMDBError) {
    // Makes sure the map is large enough, and keeps it in place while LMDB begins its own read.
    let transaction = unsafe try core.beginRead()
    defer { unsafe core.endRead(transaction) }
    // The environment is open inside the gate, and the descriptor until the caller closes it.
    let code = unsafe mdb_env_copyfd2(core.pointer, descriptor, UInt32(MDB_CP_COMPACT))
    try check(code, "mdb_env_copyfd2", path: path)
    // LMDB leaves that to whoever copies.
    if fsync(descriptor) != 0 { throw .fromErrno("fsync", path: path) }
  }
}

private func createFile(_ path: String, mode: mode_t) throws(LMDBError) -> Int32 {
  // The path is terminated by the bridging.
  let descriptor = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
  if descriptor < 0 { throw .fromErrno("open", path: path) }
  // Whatever the umask: keys that one user may read do not become readable to all, nor the reverse.
  if fchmod(descriptor, mode) != 0 {
    let failure = LMDBError.fromErrno("fchmod", path: path)
    Glibc.close(descriptor)
    throw failure
  }
  return descriptor
}

private func removeFile(_ path: String) throws(LMDBError) {
  // The path is terminated by the bridging.
  if unsafe unlink(path) != 0 && errno != ENOENT { throw .fromErrno("unlink", path: path) }
}
