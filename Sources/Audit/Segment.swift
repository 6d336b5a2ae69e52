/// A stretch of the log that one core checks on its own: a subtree of the tree, save for the last.
struct Segment: Sendable {
  let positions: Range<UInt64>

  /// The number of facts of all but the last; 256 tiles.
  static let width: UInt64 = 1 << 16
  /// More positions than this without a fact come from a damaged number, not from missing facts.
  private static let widestGap: UInt64 = 1 << 20

  /// The stretches of a log.
  /// - Parameters:
  ///   - size: the number of facts as the head has it.
  ///   - records: the number of facts that are stored.
  static func all(size: UInt64, records: UInt64) -> [Segment] {
    let (sum, overflows) = records.addingReportingOverflow(widestGap)
    let end = overflows ? size : min(size, sum)
    return stride(from: 0, to: end, by: Int(width)).map {
      Segment(positions: $0..<min($0 + width, end))
    }
  }
}
