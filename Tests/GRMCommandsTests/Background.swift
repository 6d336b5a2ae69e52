import Foundation
import Glibc
import Testing

/// The program while it runs, without a terminal.
final class Background {
  private let process: Process
  private let streams: [String]

  /// Begins a command in the background.
  init(_ program: Program, _ line: String) throws {
    let name = UUID().uuidString
    streams = ["out", "err"].map { "\(program.directory)/\(name).\($0)" }
    for path in streams { _ = FileManager.default.createFile(atPath: path, contents: Data()) }
    process = program.prepared(line)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: streams[0])
    process.standardError = FileHandle(forWritingAtPath: streams[1])
    try process.run()
  }

  /// What it has printed so far.
  func output() throws -> String { try String(contentsOfFile: streams[0], encoding: .utf8) }
  func error() throws -> String { try String(contentsOfFile: streams[1], encoding: .utf8) }

  /// Until it has printed something, or for a minute.
  func waitUntilPrinted(_ text: String, at location: SourceLocation = #_sourceLocation) throws {
    try wait(at: location) { try output().contains(text) }
  }

  /// Until Ctrl-C no longer ends it at once, but is noticed.
  func waitUntilInterruptible(at location: SourceLocation = #_sourceLocation) throws {
    try wait(at: location) { catchesInterrupt }
  }

  /// Keeps it from running for some time.
  func suspend(seconds: Double) {
    kill(process.processIdentifier, SIGSTOP)
    Thread.sleep(forTimeInterval: seconds)
    kill(process.processIdentifier, SIGCONT)
  }

  /// Presses Ctrl-C until it has ended: the program may not listen yet.
  func interrupt() throws -> Outcome {
    while process.isRunning {
      kill(process.processIdentifier, SIGINT)
      Thread.sleep(forTimeInterval: 0.02)
    }
    return try end()
  }

  func end() throws -> Outcome {
    process.waitUntilExit()
    return Outcome(status: process.terminationStatus, output: try output(), error: try error())
  }

  private func wait(at location: SourceLocation, until isSo: () throws -> Bool) throws {
    for _ in 0..<6_000 {
      let isRunning = process.isRunning
      if try isSo() { return }
      let said = try error()
      try #require(isRunning, "it ended: \(said)", sourceLocation: location)
      Thread.sleep(forTimeInterval: 0.01)
    }
    Issue.record("nothing came for a minute", sourceLocation: location)
  }

  /// As the kernel tells it: the signal is neither fatal nor lost.
  private var catchesInterrupt: Bool {
    let path = "/proc/\(process.processIdentifier)/status"
    let status = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return status.split(separator: "\n").contains { line in
      let parts = line.split(separator: "\t")
      guard parts.count == 2, parts[0] == "SigCgt:", let mask = UInt64(parts[1], radix: 16) else {
        return false
      }
      return mask & 1 << UInt64(SIGINT - 1) != 0
    }
  }
}
