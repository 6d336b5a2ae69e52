import Glibc
import Synchronization

/// The turn to write, or to do something else that only one may, among processes: an flock on a file
/// beside the database.
///
/// LMDB's own mutex can only be waited for without end; this one is asked for again and again, and
/// given up in time. The system frees it when its process dies. The file stays open from one turn to
/// the next, because opening it takes longer than everything else here.
final class WriterLock: Sendable {
  private struct File {
    let descriptor: Int32
    let identity: FileIdentity?
  }

  private let database: String
  private let path: String
  private let mode: mode_t
  private let file = Mutex<File?>(nil)

  init(besides path: String, as name: String = "writer", mode: mode_t) {
    database = path
    self.path = "\(path)-\(name)"
    self.mode = mode
  }

  deinit { close() }

  /// Takes the lock, or throws `busy` when another still has it after `wait`. One thread at a time.
  func take(wait: Duration) throws(LMDBError) {
    let deadline = Deadline(after: wait)
    var pause: useconds_t = 500
    while try !attempt() {
      if deadline.hasPassed { throw .busy(path: database, waited: wait) }
      usleep(pause)
      pause = min(pause * 2, 20_000)
    }
  }

  /// Gives the lock back: explicitly, because a child process just being spawned may hold a copy of the
  /// descriptor.
  func release() {
    file.withLock { if let file = $0 { flock(file.descriptor, LOCK_UN) } }
  }

  /// Closes the file, and with it gives the lock back.
  func close() {
    file.withLock { file in
      if let file { Glibc.close(file.descriptor) }
      file = nil
    }
  }

  /// False when another has the lock, or when the file was removed meanwhile and so locks nobody out; the
  /// next attempt opens it anew.
  private func attempt() throws(LMDBError) -> Bool {
    let file = try opened()
    if flock(file.descriptor, LOCK_EX | LOCK_NB) == 0 {
      if FileIdentity(path: path) == file.identity { return true }
    } else if errno != EWOULDBLOCK && errno != EINTR {
      throw .fromErrno("flock", path: path)
    }
    close()
    return false
  }

  private func opened() throws(LMDBError) -> File {
    try file.withLock { (file) throws(LMDBError) -> File in
      if let file { return file }
      // The path is terminated by the bridging and only read during the call.
      let descriptor = unsafe Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode)
      if descriptor < 0 { throw .fromErrno("open", path: path) }
      let opened = File(descriptor: descriptor, identity: FileIdentity(descriptor: descriptor))
      file = opened
      return opened
    }
  }
}
