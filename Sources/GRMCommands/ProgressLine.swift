internal import Foundation
internal import RegisterImport
internal import Synchronization

/// One line on standard error that says how far long work has come; silent where standard error is
/// no terminal.
final class ProgressLine: Sendable {
  private let unit: String
  private let isShown = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  private struct State: Sendable {
    var last = ContinuousClock.now
    var isEmpty = true
  }

  init(_ unit: String) { self.unit = unit }

  /// Shows how much is done, how fast it goes and how long it will take. Ten times a second at most.
  /// - Parameters:
  ///   - share: how much of the whole that is, from 0 to 1; nil where the whole is not known.
  ///   - doing: what is being done, where there is more than one step.
  func show(_ done: UInt64, share: Double?, doing: String = "") {
    let now = ContinuousClock.now
    guard isShown, isDue(now) else { return }
    let elapsed = (now - start) / .seconds(1)
    var line = "\(doing)\(done) \(unit)"
    if elapsed > 0.5 { line += ", \(Int(Double(done) / elapsed)) \(unit)/s" }
    if let share, share > 0 {
      line += ", \(Int(share * 100)) %, \(Int(elapsed / share - elapsed)) s left"
    }
    write("\r\(line)\u{1B}[K")
  }

  func show(_ done: UInt64, of total: UInt64) {
    guard total > 0 else { return }
    show(done, share: Double(done) / Double(total))
  }

  func end() {
    let wasEmpty = state.withLock { state in
      defer { state.isEmpty = true }
      return state.isEmpty
    }
    if !wasEmpty { write("\r\u{1B}[K") }
  }

  private func isDue(_ now: ContinuousClock.Instant) -> Bool {
    state.withLock { state in
      guard now - state.last > .milliseconds(100) else { return false }
      state.last = now
      state.isEmpty = false
      return true
    }
  }

  private func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}

/// The progress of an import: it reads the file twice, and each reading has its own line.
final class ImportProgress {
  private let bytes: Int?
  private var step: RegisterImport.Progress.Step?
  private var line = ProgressLine("rows")

  /// - Parameter bytes: the size of the file.
  init(of bytes: Int?) { self.bytes = bytes }

  func show(_ progress: RegisterImport.Progress) {
    if step != progress.step {
      line.end()
      line = ProgressLine("rows")
      step = progress.step
    }
    line.show(
      UInt64(progress.rows),
      share: bytes.map { min(1, Double(progress.bytes) / Double(max(1, $0))) },
      doing: progress.step == .checking ? "checked " : "recorded ")
  }

  func end() { line.end() }
}
