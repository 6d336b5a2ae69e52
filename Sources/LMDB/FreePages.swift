/// The free pages of a file, read with `pread` from the tree in which LMDB keeps them.
///
/// A sound file may be shorter than its last page says: pages taken and given up again within one
/// transaction are never written. They are free then, and that tells the file from one cut short.
///
/// | offset in page | size | what |
/// |---|---|---|
/// | 10 | 2 | flags: 1 = branch, 2 = leaf |
/// | 12 | 2 | end of the list of nodes |
/// | 16 | 2 each | offsets of the nodes |
///
/// | offset in node | size | what |
/// |---|---|---|
/// | 0 | 4 | leaf: bytes of the value; branch: lower part of the child's page number |
/// | 4 | 2 | leaf: flags, 1 = the value is the number of the page it lies on; branch: upper part |
/// | 6 | 2 | bytes of the key |
/// | 8 | | the key, then the value: how many pages, and their numbers (8 bytes each) |
struct FreePages {
  private let descriptor: Int32
  private let path: String
  private let pageSize: Int
  private let missing: ClosedRange<UInt64>
  private var found: Set<UInt64> = []
  /// What may still be visited: more than the file has pages would be a circle.
  private var budget: UInt64

  /// True when every page that the file is too short for is free. O(free pages).
  static func cover(
    what descriptor: Int32, of size: Int, lacks meta: MetaPages.Meta, path: String
  ) throws(LMDBError) -> Bool {
    let first = UInt64(size / meta.pageSize)
    guard first <= meta.lastPage, meta.freeRoot != .max else { return false }
    var pages = FreePages(
      descriptor: descriptor, path: path, pageSize: meta.pageSize, missing: first...meta.lastPage,
      budget: first)
    guard try pages.collect(meta.freeRoot) else { return false }
    return pages.found.count == pages.missing.count
  }

  private init(
    descriptor: Int32, path: String, pageSize: Int, missing: ClosedRange<UInt64>, budget: UInt64
  ) {
    self.descriptor = descriptor
    self.path = path
    self.pageSize = pageSize
    self.missing = missing
    self.budget = budget
  }

  /// Goes through a page and those below it; false when one is not as it should be.
  private mutating func collect(_ number: UInt64) throws(LMDBError) -> Bool {
    guard budget > 0, number < missing.lowerBound else { return false }
    budget -= 1
    let page = try FileBytes(descriptor, at: offset(of: number), count: pageSize, path: path)
    guard page.count == pageSize else { return false }
    let flags: UInt16 = page.number(at: 10)
    let end = Int(page.number(at: 12) as UInt16)
    for pointer in stride(from: 16, to: min(end, pageSize), by: 2) {
      let node = Int(page.number(at: pointer) as UInt16)
      let low: UInt32 = page.number(at: node)
      let high: UInt16 = page.number(at: node + 4)
      let isGood =
        flags & 1 != 0
        ? try collect(UInt64(low) | UInt64(high) << 32)
        : try collect(valueOf: node, size: Int(low), isApart: high & 1 != 0, in: page)
      if !isGood { return false }
    }
    return flags & 3 != 0
  }

  private mutating func collect(
    valueOf node: Int, size: Int, isApart: Bool, in page: FileBytes
  ) throws(LMDBError) -> Bool {
    var start = node + 8 + Int(page.number(at: node + 6) as UInt16)
    var bytes = page
    if isApart {
      let number: UInt64 = page.number(at: start)
      guard number < missing.lowerBound else { return false }
      start = 0
      bytes = try FileBytes(descriptor, at: offset(of: number) + 16, count: size, path: path)
    }
    guard bytes.count - start >= size else { return false }
    let count: UInt64 = bytes.number(at: start)
    guard count < size / 8 else { return false }
    for index in 0..<Int(count) {
      let free: UInt64 = bytes.number(at: start + 8 + 8 * index)
      if missing.contains(free) { found.insert(free) }
    }
    return true
  }

  private func offset(of page: UInt64) -> Int { Int(page) * pageSize }
}
