import Glibc

/// The turn to write, among processes: an flock on a file beside the database.
///
/// LMDB's own mutex can only be waited for without end; this one is asked for again and again, and
/// given up in time. The system frees it when its process dies.
struct WriterLock: ~Copyable {
  private let descriptor: Int32

  /// Takes the lock, or throws `busy` after `wait`.
  init(besides path: String, mode: mode_t, wait: Duration) throws(LMDBError) {
    let deadline = Deadline(after: wait)
    var pause: useconds_t = 500
    let lockPath = path + "-writer"
    while true {
      let candidate = try Self.openFile(lockPath, mode: mode)
      if try Self.tryLock(candidate, lockPath) {
        descriptor = candidate
        return
      }
      Glibc.close(candidate)
      if deadline.hasPassed { throw .busy(path: path, waited: wait) }
      usleep(pause)
      pause = min(pause * 2, 20_000)
    }
  }

  deinit {
    // Explicitly, because a child process just being spawned may hold a copy of the descriptor.
    flock(descriptor, LOCK_UN)
    Glibc.close(descriptor)
  }

  private static func openFile(_ path: String, mode: mode_t) throws(LMDBError) -> Int32 {
    // The path is terminated by the bridging and only read during the call.
    let descriptor = unsafe Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode)
    if descriptor < 0 { throw .fromErrno("open", path: path) }
    return descriptor
  }

  /// False when another has it, or when the file was removed meanwhile and so locks nobody out.
  private static func tryLock(_ descriptor: Int32, _ path: String) throws(LMDBError) -> Bool {
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK || errno == EINTR { return false }
      let failure = LMDBError.fromErrno("flock", path: path)
      Glibc.close(descriptor)
      throw failure
    }
    return FileIdentity(descriptor: descriptor) == FileIdentity(path: path)
  }
}
