import Foundation
import Glibc
import Testing

extension Program {
  /// Runs a command on a terminal on which some lines are typed.
  /// - Returns: its status and everything that the terminal showed.
  func onTerminal(_ line: String, typing lines: [String]) throws -> (Int32, shown: String) {
    var (master, slave) = (Int32(-1), Int32(-1))
    // The two descriptors are all that is written.
    try #require(unsafe openpty(&master, &slave, nil, nil, nil) == 0)
    defer { close(master) }
    // A child that inherited the other end's descriptor too would keep the terminal open.
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    _ = fcntl(slave, F_SETFD, FD_CLOEXEC)
    let terminal = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
    let process = prepared(line)
    process.standardInput = terminal
    process.standardOutput = terminal
    process.standardError = terminal
    try process.run()
    // The line discipline keeps what is typed ahead; end of file is typed last.
    let typed = lines.map { $0 + "\n" }.joined() + "\u{4}"
    FileHandle(fileDescriptor: master).write(Data(typed.utf8))
    close(slave)
    let shown = Self.readAll(master)
    process.waitUntilExit()
    return (process.terminationStatus, shown)
  }

  /// Until nobody holds the other end any more.
  private static func readAll(_ file: Int32) -> String {
    var all: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      // The buffer is only filled, up to its count.
      let count = unsafe chunk.withUnsafeMutableBytes {
        unsafe read(file, $0.baseAddress, $0.count)
      }
      guard count > 0 else { return String(decoding: all, as: UTF8.self) }
      all += chunk[..<count]
    }
  }
}
