internal import Foundation
internal import Synchronization

/// Says on standard error how far long work has come: on a terminal in one line that changes, elsewhere
/// in a plain line every few seconds, so that short work says nothing there.
final class ProgressLine: Sendable {
  private let unit: String
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  private struct State: Sendable {
    var last = ContinuousClock.now
    var isEmpty = true
  }

  /// The time between two lines.
  private var interval: Duration { isTerminal ? .milliseconds(100) : .seconds(2) }

  init(_ unit: String) { self.unit = unit }

  /// Shows how much is done, how fast it goes and how long it will take.
  /// - Parameters:
  ///   - share: how much of the whole that is, from 0 to 1; nil where the whole is not known.
  ///   - doing: what is being done, where there is more than one step.
  func show(_ done: UInt64, share: Double?, doing: String = "") {
    let now = ContinuousClock.now
    guard isDue(now) else { return }
    let elapsed = (now - start) / .seconds(1)
    var line = "\(doing)\(done) \(unit)"
    if elapsed > 0.5 { line += ", \(Int(Double(done) / elapsed)) \(unit)/s" }
    if let share, share > 0 {
      line += ", \(Int(share * 100)) %, \(Int(elapsed / share - elapsed)) s left"
    }
    write(line)
  }

  func show(_ done: UInt64, of total: UInt64) {
    guard total > 0 else { return }
    show(done, share: Double(done) / Double(total))
  }

  /// Says what is being done that cannot be measured.
  func show(_ doing: String) {
    if isDue(ContinuousClock.now) { write(doing) }
  }

  func end() {
    let wasEmpty = state.withLock { state in
      defer { state.isEmpty = true }
      return state.isEmpty
    }
    if isTerminal && !wasEmpty { send("\r\u{1B}[K") }
  }

  private func isDue(_ now: ContinuousClock.Instant) -> Bool {
    state.withLock { state in
      guard now - state.last > interval else { return false }
      state.last = now
      state.isEmpty = false
      return true
    }
  }

  private func write(_ line: String) {
    send(isTerminal ? "\r\(line)\u{1B}[K" : "grm: \(line)\n")
  }

  private func send(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
