import Foundation
import Glibc
import Testing

extension Program {
  /// Runs a command on a terminal on which some lines are typed.
  /// - Returns: its status and everything that the terminal showed.
  func onTerminal(_ line: String, typing lines: [String]) throws -> (Int32, shown: String) {
    try onTerminal(prepared(line)) { master in
      // The line discipline keeps what is typed ahead; end of file is typed last.
      Self.type(lines.map { $0 + "\n" }.joined() + "\u{4}", on: master)
      return Self.readAll(master)
    }
  }

  /// Runs a command on a terminal of its own, and presses Ctrl-C there as soon as a text is shown.
  func onTerminal(_ line: String, interruptedAfter text: String) throws -> (Int32, shown: String) {
    let process = prepared(line)
    // Only in a session of its own does a terminal make a signal of the key.
    process.arguments = ["--ctty", "--wait", Self.path] + (process.arguments ?? [])
    process.executableURL = URL(fileURLWithPath: "/usr/bin/setsid")
    return try onTerminal(process) { master in
      var isPressed = false
      return Self.readAll(master) { shown in
        guard !isPressed, shown.contains(text) else { return }
        isPressed = true
        Self.type("\u{3}", on: master)
      }
    }
  }

  private static func type(_ text: String, on master: Int32) {
    FileHandle(fileDescriptor: master).write(Data(text.utf8))
  }

  private func onTerminal(
    _ process: Process, _ talk: (Int32) throws -> String
  ) throws -> (Int32, shown: String) {
    var (master, slave) = (Int32(-1), Int32(-1))
    // The two descriptors are all that is written.
    try #require(unsafe openpty(&master, &slave, nil, nil, nil) == 0)
    defer { close(master) }
    // A child that inherited the other end's descriptor too would keep the terminal open.
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    _ = fcntl(slave, F_SETFD, FD_CLOEXEC)
    let terminal = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
    process.standardInput = terminal
    process.standardOutput = terminal
    process.standardError = terminal
    try process.run()
    close(slave)
    let shown = try talk(master)
    process.waitUntilExit()
    return (process.terminationStatus, shown)
  }

  /// Until nobody holds the other end any more.
  /// - Parameter seen: given what was shown so far, whenever there is more.
  private static func readAll(_ file: Int32, _ seen: (String) -> Void = { _ in }) -> String {
    var all: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      // The buffer is only filled, up to its count.
      let count = unsafe chunk.withUnsafeMutableBytes {
        unsafe read(file, $0.baseAddress, $0.count)
      }
      guard count > 0 else { return String(decoding: all, as: UTF8.self) }
      all += chunk[..<count]
      seen(String(decoding: all, as: UTF8.self))
    }
  }
}
