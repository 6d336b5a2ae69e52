/// A file of a log laid out as tiles (C2SP tlog-tiles): where the hashes of one stretch of one level
/// lie, or the entries of one stretch.
public struct TilePath: Sendable, Hashable {
  public enum Content: Sendable, Hashable {
    /// Roots of subtrees of `256^level` leaves.
    case hashes(level: Int)
    /// The facts themselves.
    case entries
  }

  public let content: Content
  public let index: UInt64
  /// The number of hashes or entries in the file, 1 to 256.
  public let width: UInt64

  public init(_ content: Content, index: UInt64, width: UInt64) {
    self.content = content
    self.index = index
    self.width = width
  }

  /// The path below the log's prefix, such as `tile/0/x001/067.p/3`.
  public var text: String {
    let kind = if case .hashes(let level) = content { "\(level)" } else { "entries" }
    return "tile/\(kind)/\(number)" + (width < MerkleTile.leaves ? ".p/\(width)" : "")
  }

  /// In elements of three digits, an `x` before all but the last.
  private var number: String {
    var rest = index
    var elements: [String] = []
    repeat {
      let digits = String(rest % 1_000)
      let mark = elements.isEmpty ? "" : "x"
      elements.append(mark + String(repeating: "0", count: 3 - digits.count) + digits)
      rest /= 1_000
    } while rest > 0
    return elements.reversed().joined(separator: "/")
  }

  /// The files of the stretches of one content in a log of so many facts, in order; none of them is
  /// empty.
  public static func all(_ content: Content, size: UInt64) -> [TilePath] {
    let count: UInt64 =
      if case .hashes(let level) = content { size >> UInt64(8 * level) } else { size }
    return stride(from: 0, to: count, by: Int(MerkleTile.leaves)).map { start in
      TilePath(
        content, index: start / MerkleTile.leaves, width: min(count - start, MerkleTile.leaves))
    }
  }
}
