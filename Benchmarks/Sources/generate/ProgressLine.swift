import Foundation

/// One line on a terminal that says how far the work is; nothing where the output is no terminal.
struct ProgressLine {
  private let total: Int
  private let isShown = isatty(STDERR_FILENO) == 1
  private var next = Duration.zero

  init(of total: Int) { self.total = total }

  /// Rewrites the line, at most five times a second.
  mutating func show(_ count: UInt64, after elapsed: Duration) {
    guard isShown, elapsed >= next else { return }
    next = elapsed + .milliseconds(200)
    let percent = min(100, 100 * Int(count) / max(1, total))
    write("\r\(count) of \(total) facts, \(percent)%, \(count.rate(over: elapsed)) facts/s\u{1B}[K")
  }

  func clear() { if isShown { write("\r\u{1B}[K") } }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}

extension Duration {
  /// With two decimals.
  var inSeconds: String {
    let hundredths = components.seconds * 100 + components.attoseconds / 10_000_000_000_000_000
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension UInt64 {
  /// So many in so long, a second.
  func rate(over elapsed: Duration) -> Int {
    let milliseconds =
      elapsed.components.seconds * 1000
      + elapsed.components.attoseconds / 1_000_000_000_000_000
    return Int(self) * 1000 / Int(Swift.max(1, milliseconds))
  }
}
