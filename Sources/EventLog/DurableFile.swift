internal import Glibc

/// A file that is read whole, and written so that it is there whole or not at all.
public struct DurableFile: Sendable {
  private let path: String

  public init(_ path: String) { self.path = path }

  // Each path is copied to a C string for the length of its call.

  public var exists: Bool { unsafe access(path, F_OK) == 0 }

  /// nil where it cannot be read.
  public var contents: [UInt8]? {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // The buffer is only filled, up to its count.
      let count = unsafe chunk.withUnsafeMutableBytes {
        unsafe read(file, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// Writes under another name first, makes that durable, and renames it; the folder is made where it
  /// is missing.
  /// - Parameters:
  ///   - mode: who may read it; by default its owner alone.
  ///   - suffix: random bytes for the other name.
  /// - Throws: `EventLogError.fileNotWritten`; nothing has changed then.
  public func write(
    _ bytes: [UInt8], mode: UInt32 = 0o600, temporary suffix: [UInt8] = Entropy.system.bytes(8)
  ) throws(EventLogError) {
    try makeDirectory()
    let random = suffix.map { String($0, radix: 16) }.joined()
    let name = "\(directory)/.\(random).part"
    let file = unsafe open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard file >= 0 else { throw failure(name) }
    var isRenamed = false
    defer {
      close(file)
      if !isRenamed { _ = unsafe unlink(name) }
    }
    try Self.write(bytes, to: file, name)
    guard fsync(file) == 0 else { throw failure(name) }
    guard unsafe rename(name, path) == 0 else { throw failure(path) }
    isRenamed = true
    try sync(directory)
  }

  private static func write(_ bytes: [UInt8], to file: Int32, _ name: String) throws(EventLogError)
  {
    var done = 0
    while done < bytes.count {
      // The bytes are only read, from where the last write ended.
      let count = unsafe bytes[done...].withUnsafeBytes { buffer in
        unsafe Glibc.write(file, buffer.baseAddress, buffer.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw DurableFile(name).failure(name) }
      done += count
    }
  }

  private var directory: String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }

  private func makeDirectory() throws(EventLogError) {
    guard unsafe mkdir(directory, 0o700) != 0 else { return try sync("\(directory)/..") }
    guard errno == EEXIST else { throw failure(directory) }
  }

  /// Makes durable which names a directory holds.
  private func sync(_ directory: String) throws(EventLogError) {
    let file = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { throw failure(directory) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw failure(directory) }
  }

  private func failure(_ path: String) -> EventLogError {
    // The text that strerror gives is copied at once.
    .fileNotWritten(path: path, reason: unsafe String(cString: strerror(errno)))
  }
}
