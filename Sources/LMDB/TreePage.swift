import CLMDB

/// A page of a tree as it lies in the map, whose nodes are read without asking LMDB for each:
/// `mdb_cursor_get` takes some 50 ns, this some 3.
///
/// The layout is that of `MDB_page` and `MDB_node` in mdb.c of LMDB 0.9, the same in every release of
/// that line, and told in `FreePages`, which reads it from a file. What does not fit it, as on a damaged
/// page, is not read here: LMDB is asked, and says what it thinks of it.
@unsafe struct TreePage {
  let start: UnsafeRawPointer
  /// How many nodes there are.
  let count: Int

  enum Kind: UInt16 {
    case branch = 1
    case leaf = 2
  }

  static let byteCount = 4_096
  static let headByteCount = 16
  static let nodeHeadByteCount = 8

  /// A page by where it begins; nil where it is none of that kind.
  init?(_ kind: Kind, at start: UnsafeRawPointer) {
    let end = unsafe Int(start.load(fromByteOffset: 12, as: UInt16.self))
    let isOfKind = unsafe start.load(fromByteOffset: 10, as: UInt16.self) == kind.rawValue
    guard isOfKind, unsafe (Self.headByteCount + 2...Self.byteCount).contains(end) else {
      return nil
    }
    unsafe self.start = start
    unsafe count = (end - Self.headByteCount) / 2
  }

  /// The leaf that a key, or a value which does not lie elsewhere, is on.
  /// - Parameter place: in the map, in a table for which `canReadPages` holds.
  init?(leafWith place: UnsafeRawPointer) {
    let offset = unsafe UInt(bitPattern: place) & UInt(Self.byteCount - 1)
    unsafe self.init(.leaf, at: place - Int(offset))
  }

  var number: UInt64 { unsafe start.load(as: UInt64.self) }

  /// Where a node begins, from the start of the page; nil where it is not all on the page.
  private func node(_ index: Int) -> Int? {
    let node = unsafe Int(
      start.load(fromByteOffset: Self.headByteCount + 2 * index, as: UInt16.self))
    return unsafe node >= Self.headByteCount && node & 1 == 0
      && node + Self.nodeHeadByteCount <= Self.byteCount ? node : nil
  }

  /// The entry of a leaf; nil where its value lies elsewhere, or it is none.
  func entry(at index: Int) -> Entry? {
    guard let node = unsafe node(index) else { return nil }
    let flags = unsafe start.load(fromByteOffset: node + 4, as: UInt16.self)
    let keyByteCount = unsafe Int(start.load(fromByteOffset: node + 6, as: UInt16.self))
    let low = unsafe Int(start.load(fromByteOffset: node, as: UInt16.self))
    let high = unsafe Int(start.load(fromByteOffset: node + 2, as: UInt16.self))
    let valueByteCount = high << 16 | low
    let key = unsafe node + Self.nodeHeadByteCount
    guard flags == 0, unsafe key + keyByteCount + valueByteCount <= Self.byteCount else {
      return nil
    }
    // LMDB's own type for both asks for a pointer to mutable bytes; nobody writes to them.
    let bytes = unsafe UnsafeMutableRawPointer(mutating: start)
    return unsafe (
      MDB_val(mv_size: keyByteCount, mv_data: bytes + key),
      MDB_val(mv_size: valueByteCount, mv_data: bytes + key + keyByteCount)
    )
  }

  /// Copies entries of a leaf from one on, each key with its value behind it, as long as they are of
  /// these sizes and there is room for them.
  /// - Returns: how many were copied.
  func copy(
    from first: Int, keyByteCount: Int, valueByteCount: Int, to room: UnsafeMutableRawBufferPointer
  ) -> Int {
    let byteCount = keyByteCount + valueByteCount
    let sizes = UInt64(keyByteCount) << 48 | UInt64(valueByteCount)
    let highest = unsafe Self.byteCount - Self.nodeHeadByteCount - byteCount
    let rest = unsafe count - first
    let most = max(0, min(rest, room.count / max(1, byteCount)))
    guard var target = room.baseAddress else { return 0 }
    for index in 0..<most {
      // No flags, so that the value lies behind its key.
      guard let node = unsafe node(first + index), node <= highest,
        unsafe start.loadUnaligned(fromByteOffset: node, as: UInt64.self) == sizes
      else { return index }
      unsafe target.copyMemory(from: start + node + Self.nodeHeadByteCount, byteCount: byteCount)
      unsafe target += byteCount
    }
    return most
  }

  /// A child of a branch of a table of integer keys: the number of its page and the key that it begins
  /// at or above; the first child has none. Nil where there is no such child.
  func child(at index: Int) -> (page: UInt64, key: UInt64?)? {
    guard let node = unsafe node(index) else { return nil }
    let low = unsafe UInt64(start.loadUnaligned(fromByteOffset: node, as: UInt32.self))
    let high = unsafe UInt64(start.load(fromByteOffset: node + 4, as: UInt16.self))
    let page = high << 32 | low
    if index == 0 { return (page, nil) }
    let keyByteCount = unsafe start.load(fromByteOffset: node + 6, as: UInt16.self)
    let key = unsafe node + Self.nodeHeadByteCount
    guard keyByteCount == 8, unsafe key + 8 <= Self.byteCount else { return nil }
    return (page, unsafe start.loadUnaligned(fromByteOffset: key, as: UInt64.self))
  }

  /// Which entry has its key there; mostly the first.
  func index(ofKeyAt key: UnsafeRawPointer) -> Int? {
    let place = unsafe key - start - Self.nodeHeadByteCount
    return unsafe (0..<count).first { unsafe node($0) == place }
  }
}

extension TransactionHandle {
  /// Whether the pages of a table can be read as they lie: pages that a write transaction has changed
  /// lie elsewhere, and pages of another size need not begin where the operating system's do.
  func canReadPages(of table: Table) throws(LMDBError) -> Bool {
    guard progress == nil, MDB_VERSION_MAJOR == 0, MDB_VERSION_MINOR == 9 else { return false }
    var statistics = MDB_stat()
    // The transaction is open as long as this is lent.
    let code = unsafe mdb_stat(pointer, table.handle, &statistics)
    try check(code, "mdb_stat", table)
    return unsafe Int(statistics.ms_psize) == TreePage.byteCount
  }
}
