internal import Facts
internal import LMDB

/// The ordered list and the sums of a view, made ready outside of the transaction that they are written
/// in: there are some hundred thousand of them, and others wait to write.
struct SortedEntries {
  private var list: [UInt8] = []
  private var cells: [UInt8] = []

  private static let listKey = 1 + ListedSubject.byteCount
  private static let cellKey = 1 + Cell.byteCount
  private static let sum = 8

  init(_ tallied: Tallied) {
    list.reserveCapacity(tallied.listed.count * Self.listKey)
    for subject in tallied.listed.sorted() {
      list.append(ViewKey.list)
      subject.append(to: &list)
    }
    let ordered = tallied.cells.ordered
    cells.reserveCapacity(ordered.count * (Self.cellKey + Self.sum))
    for (cell, sum) in ordered {
      cells.append(ViewKey.cells)
      cell.append(to: &cells)
      cells.appendLittleEndian(sum)
    }
  }

  func append(to table: Table, in transaction: inout WriteTransaction) throws {
    let nothing: [UInt8] = []
    for start in stride(from: 0, to: list.count, by: Self.listKey) {
      let key = list.raw.extracting(start..<start + Self.listKey)
      try transaction.put(key, nothing.raw, in: table, .append)
    }
    for start in stride(from: 0, to: cells.count, by: Self.cellKey + Self.sum) {
      let end = start + Self.cellKey
      let (key, sum) = (
        cells.raw.extracting(start..<end), cells.raw.extracting(end..<end + Self.sum)
      )
      try transaction.put(key, sum, in: table, .append)
    }
  }
}
