internal import Facts

/// The sums of the cells of one measure and one day, which are stored together: there are some ten times as
/// many cells as days that have any.
///
/// Of each cell with a sum, in order: what of it is not in the key of the group (10 bytes, highest first), and
/// the sum (8, lowest first). A measure without days is one group, read and written as a whole.
struct CellGroup {
  private(set) var sums: [(cell: Cell, sum: Int64)] = []

  private static let byteCount = 18

  /// The bytes of a cell that name its group: measure and day.
  static let keyByteCount = 6

  init() {}

  /// - Returns: nil where the bytes are not those of some cells.
  init?(_ bytes: RawSpan, key: UInt64) {
    guard bytes.byteCount % Self.byteCount == 0 else { return nil }
    sums.reserveCapacity(bytes.byteCount / Self.byteCount)
    for start in stride(from: 0, to: bytes.byteCount, by: Self.byteCount) {
      let high = key << 16 | UInt64(bytes.unsignedShort(at: start).byteSwapped)
      let low = bytes.unsignedWord(at: start + 2).byteSwapped
      sums.append((Cell(high: high, low: low), bytes.signedWord(at: start + 10)))
    }
  }

  static func append(_ cell: Cell, _ sum: Int64, to bytes: inout [UInt8]) {
    bytes.appendBigEndian(UInt16(truncatingIfNeeded: cell.high))
    bytes.appendBigEndian(cell.low)
    bytes.appendLittleEndian(sum)
  }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for (cell, sum) in sums { Self.append(cell, sum, to: &bytes) }
    return bytes
  }

  /// Adds what cells of the group have changed by, in order. A cell whose sum is 0 is not held.
  mutating func add(_ changes: ArraySlice<(cell: Cell, sum: Int64)>) {
    var rest = sums[...]
    var joined: [(cell: Cell, sum: Int64)] = []
    joined.reserveCapacity(sums.count + changes.count)
    for (cell, change) in changes {
      while let next = rest.first, next.cell < cell { joined.append(rest.removeFirst()) }
      var sum = change
      if rest.first?.cell == cell { sum &+= rest.removeFirst().sum }
      if sum != 0 { joined.append((cell, sum)) }
    }
    sums = joined + rest
  }
}

extension Cell {
  /// Measure and day, as a number of six bytes.
  var group: UInt64 { high >> 16 }
}

extension [(cell: Cell, sum: Int64)] {
  /// Hands over cells in order, a group at a time.
  func forEachGroup(_ body: (UInt64, SubSequence) throws -> Void) rethrows {
    var start = startIndex
    while start < endIndex {
      let group = self[start].cell.group
      let end = self[start...].firstIndex { $0.cell.group != group } ?? endIndex
      try body(group, self[start..<end])
      start = end
    }
  }
}
