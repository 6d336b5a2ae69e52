internal import Facts

/// The keys of a view's table. Each begins with a byte that says which part of the view it is of.
enum ViewKey {
  /// Then the number of the block (8 bytes, highest first) -> a row block.
  static let rows: UInt8 = 1
  /// Then a listed subject (13) -> nothing.
  static let list: UInt8 = 2
  /// Then a cell (16) -> its sum (8).
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

  static func cell(_ cell: Cell) -> [UInt8] {
    var bytes = [cells]
    cell.append(to: &bytes)
    return bytes
  }
}

extension Int64 {
  /// The stored form of a sum.
  var storedSum: [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendLittleEndian(self)
    return bytes
  }
}
