internal import Foundation

/// One line on standard error that says how far long work has come; silent where standard error is
/// no terminal.
final class ProgressLine {
  private let unit: String
  private let isShown = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  private var isEmpty = true

  init(_ unit: String) { self.unit = unit }

  /// Ten times a second at most.
  func show(_ done: UInt64, of total: UInt64) {
    let now = ContinuousClock.now
    guard isShown, total > 0, now - last > .milliseconds(100) else { return }
    last = now
    isEmpty = false
    let share = Double(done) / Double(total)
    let elapsed = Double((now - start).components.seconds)
    let left = share > 0 ? Int(elapsed / share - elapsed) : 0
    write("\r\(done) of \(total) \(unit), \(Int(share * 100)) %, \(left) s left\u{1B}[K")
  }

  func end() {
    if !isEmpty { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
