internal import Facts
internal import LMDB

/// The ordered list and the sums of a view, made ready outside of the transaction that they are written
/// in: there are some hundred thousand of them, and others wait to write.
struct SortedEntries: Sendable {
  private var list: [UInt8] = []
  private var cells: [UInt8] = []
  /// Where the cells of each group lie.
  private var groups: [(group: UInt64, range: Range<Int>)] = []

  private static let listKey = 1 + ListedSubject.byteCount

  init(_ tallied: Tallied) {
    list.reserveCapacity(tallied.listed.count * Self.listKey)
    for subject in tallied.listed.sorted() {
      list.append(ViewKey.list)
      subject.append(to: &list)
    }
    tallied.cells.ordered.forEachGroup { group, sums in
      let start = cells.count
      for (cell, sum) in sums { CellGroup.append(cell, sum, to: &cells) }
      groups.append((group, start..<cells.count))
    }
  }

  func append(to table: Table, in transaction: inout WriteTransaction) throws {
    let nothing: [UInt8] = []
    for start in stride(from: 0, to: list.count, by: Self.listKey) {
      let key = list.raw.extracting(start..<start + Self.listKey)
      try transaction.put(key, nothing.raw, in: table, .append)
    }
    for (group, range) in groups {
      let sums = cells.raw.extracting(range)
      try transaction.put(ViewKey.group(group).raw, sums, in: table, .append)
    }
  }
}
