/// A picture where people look rather than read. What it shows stands in a table too.
public protocol Picture {
  var title: String { get }
  /// What there is to see, in words, for who cannot see it.
  var summary: String { get }

  /// Draws it without the frame.
  func draw(on canvas: inout Canvas)

  /// The same for a terminal, line by line.
  var lines: [String] { get }
}

/// Numbers on an axis.
enum Scale {
  /// Round numbers from 0 to at least the largest value, five steps at most.
  static func ticks(upTo largest: Int) -> [Int] {
    var step = 1
    var factors = [2, 5, 10].makeIterator()
    var decade = 1
    while step * 5 < largest {
      if let factor = factors.next() {
        step = decade * factor
        if factor == 10 {
          decade = step
          factors = [2, 5, 10].makeIterator()
        }
      }
    }
    let last = max(1, (largest + step - 1) / step)
    return (0...last).map { $0 * step }
  }
}

extension String {
  /// Filled up with spaces to a width in characters.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  func paddedLeft(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
