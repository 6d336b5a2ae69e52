import Glibc

/// Which file it is, whatever its path: the device and the number on it.
struct FileIdentity: Equatable {
  let device: dev_t
  let number: ino_t

  init(_ status: stat) {
    device = status.st_dev
    number = status.st_ino
  }

  /// Nil when there is no such file.
  init?(path: String) {
    guard let status = fileStatus(path: path) else { return nil }
    self.init(status)
  }

  init?(descriptor: Int32) {
    guard let status = fileStatus(descriptor: descriptor) else { return nil }
    self.init(status)
  }
}

/// The status of what a path leads to, links followed; nil when the call fails, the reason in errno.
func fileStatus(path: String) -> stat? {
  var status = stat()
  // The system only fills in the struct; the path is terminated by the bridging.
  return unsafe stat(path, &status) == 0 ? status : nil
}

/// The status of an open file; nil when the call fails, with the reason in errno.
func fileStatus(descriptor: Int32) -> stat? {
  var status = stat()
  // As above.
  return unsafe fstat(descriptor, &status) == 0 ? status : nil
}

extension stat {
  var isRegularFile: Bool { st_mode & S_IFMT == S_IFREG }
}
