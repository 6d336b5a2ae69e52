import CLMDB

/// Finds many entries of a table of integer keys where they lie in the map, all values of one size.
///
/// For a table that was filled in the order of its numbers: its directory says on which page an entry
/// lies, and its number where on the page. Costs some nanoseconds an entry; what lies otherwise is found
/// all the same, by a look-up.
// The pointers come from an open read transaction, which changes nothing, and which the lender keeps
// open; nothing writes through them.
@safe public struct EntryFinder: ~Copyable {
  private let inside: TransactionHandle
  private let table: Table
  fileprivate let directory: EntryDirectory?
  private let valueByteCount: Int
  /// Where the nodes of the entries that were found last begin.
  private var found: [UnsafeRawPointer?] = unsafe []
  /// Says nothing; that it is changed keeps the compiler from leaving out the reading.
  private var touched: UInt8 = 0

  fileprivate init(
    _ inside: TransactionHandle, _ table: Table, _ valueByteCount: Int, _ memory: FinderMemory
  ) throws(LMDBError) {
    self.inside = inside
    self.table = table
    self.valueByteCount = valueByteCount
    unsafe directory = try EntryDirectory(of: table, in: inside, or: memory.directory)
  }

  /// How many entries were found last.
  public var count: Int { unsafe found.count }

  /// Looks up entries by their numbers; `self[place]` is then the entry of the number at that place of
  /// the list.
  /// - Returns: false where one is missing or not of the size; `count` is then its place in the list.
  public mutating func find(_ numbers: ArraySlice<UInt64>) throws(LMDBError) -> Bool {
    guess(numbers)
    fetch()
    for place in unsafe found.indices {
      let number = numbers[numbers.startIndex + place]
      if let node = unsafe found[place], unsafe isEntry(node, number) { continue }
      guard let start = unsafe try look(up: number) else {
        unsafe found.removeLast(found.count - place)
        return false
      }
      unsafe found[place] = start - nodeHeadByteCount
    }
    return true
  }

  /// The bytes of an entry that was found, by its place in the list of numbers.
  public subscript(place: Int) -> RawSpan {
    @_lifetime(borrow self)
    get {
      guard let node = unsafe found[place] else { return RawSpan() }
      let span = unsafe RawSpan(
        _unsafeStart: node + nodeHeadByteCount, byteCount: valueByteCount)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// The heads of a node and its key.
  private var nodeHeadByteCount: Int { unsafe TreePage.nodeHeadByteCount + 8 }

  private var nodeByteCount: Int { nodeHeadByteCount + valueByteCount }

  /// Notes where the nodes of entries begin if their pages were filled in order, from the end downwards.
  private mutating func guess(_ numbers: ArraySlice<UInt64>) {
    unsafe found.removeAll(keepingCapacity: true)
    guard let directory = unsafe directory else {
      unsafe found.append(contentsOf: repeatElement(nil, count: numbers.count))
      return
    }
    let nodeByteCount = nodeByteCount
    let first = unsafe TreePage.byteCount - nodeByteCount
    // Of the nodes that a page has room for, so far below the first the last one begins.
    let depth = unsafe UInt64(first - TreePage.headByteCount)
    unsafe found.append(addingCapacity: numbers.count) { places in
      for number in numbers {
        if let leaf = unsafe directory.leaf(of: number),
          case let below = unsafe (number &- leaf.first) &* UInt64(nodeByteCount), below <= depth
        {
          unsafe places.append(leaf.start + first - Int(below))
        } else {
          unsafe places.append(nil)
        }
      }
    }
  }

  /// Brings what was guessed into the cache at once: where entries are asked for one by one as they are
  /// read, each is waited for. In loops of their own, and as short as can be, for a processor has only so
  /// many instructions in view.
  private mutating func fetch() {
    var sum: UInt8 = 0
    for offset in stride(from: 0, to: nodeByteCount, by: 64) {
      for place in unsafe found.indices {
        guard let node = unsafe found[place] else { continue }
        unsafe sum &+= node.load(fromByteOffset: offset, as: UInt8.self)
      }
    }
    touched = sum
  }

  /// Whether the entry with a number begins there: its sizes and its key.
  private func isEntry(_ node: UnsafeRawPointer, _ number: UInt64) -> Bool {
    let sizes = unsafe node.loadUnaligned(as: UInt64.self)
    let key = unsafe node.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    return sizes == UInt64(8) << 48 | UInt64(valueByteCount) && key == number
  }

  private func look(up number: UInt64) throws(LMDBError) -> UnsafeRawPointer? {
    let value = unsafe try inside.lookUp(number, in: table)
    guard let value = unsafe value, unsafe value.mv_size == valueByteCount else { return nil }
    return unsafe UnsafeRawPointer(value.mv_data)
  }
}

/// What the finders of one table hand on, so that the next need not read the branches of the tree again
/// where nothing has been written meanwhile.
// The pointers in it are followed only in a transaction that sees the same state at the same place.
@safe public struct FinderMemory {
  fileprivate var directory: EntryDirectory?

  public init() { unsafe directory = nil }
}

extension ReadTransaction {
  /// Lends something that finds entries of a table, for as long as `body` runs.
  /// - Parameters:
  ///   - byteCount: the size of every value.
  ///   - memory: for finders of this table alone.
  /// - Throws: `LMDBError`, and what `body` throws.
  public func withFinder<Result>(
    of table: Table, byteCount: Int, _ memory: inout FinderMemory,
    _ body: (inout EntryFinder) throws -> Result
  ) throws -> Result {
    try inside.require(table, .integer)
    var finder = try EntryFinder(inside, table, byteCount, memory)
    unsafe memory.directory = unsafe finder.directory
    return try body(&finder)
  }
}
