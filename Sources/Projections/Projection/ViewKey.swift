internal import Facts

/// The keys of a view's table. Each begins with a byte that says which part of the view it is of.
enum ViewKey {
  /// Then the number of the block (8 bytes, highest first) -> a row block.
  static let rows: UInt8 = 1
  /// Then a listed subject (13) -> nothing.
  static let list: UInt8 = 2
  /// Then the measure and the day of some cells (6, highest first) -> a cell group.
  static let cells: UInt8 = 3

  static func block(_ number: UInt64) -> [UInt8] {
    var bytes = [rows]
    bytes.appendBigEndian(number)
    return bytes
  }

  static func listed(_ listed: ListedSubject) -> [UInt8] {
    var bytes = [list]
    listed.append(to: &bytes)
    return bytes
  }

  /// - Parameter group: `Cell.group`.
  static func group(_ group: UInt64) -> [UInt8] {
    var bytes = [cells]
    bytes.appendBigEndian(UInt32(truncatingIfNeeded: group >> 16))
    bytes.appendBigEndian(UInt16(truncatingIfNeeded: group))
    return bytes
  }

  /// The group of a key of this part; nil where it is none.
  static func group(_ key: RawSpan) -> UInt64? {
    guard key.byteCount == 1 + CellGroup.keyByteCount else { return nil }
    return UInt64(key.unsignedInteger(at: 1).byteSwapped) << 16
      | UInt64(key.unsignedShort(at: 5).byteSwapped)
  }
}
