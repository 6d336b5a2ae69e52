import CLMDB

/// Where the leaf pages of a table of integer keys lie, to find many entries by their numbers without
/// going down the tree for each. Read off the branches of the tree: one page for some 200 leaves.
///
/// Right only for the state of the table that it was made from. It is a guess all the same, for a damaged file may
/// say anything: who follows it looks whether the entry is there.
@unsafe struct EntryDirectory {
  private var leaves: [Leaf]
  private let origin: Origin
  /// How many entries most leaves have.
  private let entriesInLeaf: UInt64

  @unsafe struct Leaf {
    /// The lowest number that can be on it.
    let first: UInt64
    let start: UnsafeRawPointer
  }

  /// The leaf that most likely holds an entry, if there is one.
  func leaf(of number: UInt64) -> Leaf? {
    // All leaves have as many, unless somebody else made the file.
    let guess = unsafe Int(clamping: number / entriesInLeaf)
    if unsafe guess < leaves.count, unsafe number &- leaves[guess].first < entriesInLeaf {
      return unsafe leaves[guess]
    }
    guard unsafe !leaves.isEmpty else { return nil }
    var low = 0
    var high = unsafe leaves.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if unsafe leaves[middle].first <= number { low = middle } else { high = middle }
    }
    return unsafe leaves[low]
  }

  /// The state of a table that a directory was made from: of the same one it need not be made again.
  @unsafe private struct Origin {
    let environment: UInt64
    let table: MDB_dbi
    let transaction: Int
    let map: UnsafeRawPointer
    let root: UInt64

    func isSame(as other: Origin) -> Bool {
      unsafe environment == other.environment && table == other.table
        && transaction == other.transaction && map == other.map && root == other.root
    }
  }

  /// - Parameter earlier: taken where it was made from the same state.
  /// - Returns: nil where the tree cannot be read in place.
  init?(
    of table: Table, in inside: TransactionHandle, or earlier: EntryDirectory?
  ) throws(LMDBError) {
    guard try inside.canReadPages(of: table), let tree = unsafe try Tree(of: table, in: inside)
    else { return nil }
    let origin = unsafe Origin(
      environment: inside.environment, table: table.handle, transaction: mdb_txn_id(inside.pointer),
      map: tree.map, root: tree.root)
    if let earlier = unsafe earlier, unsafe earlier.origin.isSame(as: origin) {
      unsafe self = earlier
      return
    }
    unsafe self.origin = unsafe origin
    var level = unsafe [(first: UInt64(0), page: tree.root)]
    for _ in unsafe 1..<max(1, tree.depth) {
      var below: [(first: UInt64, page: UInt64)] = []
      for (first, number) in level {
        guard let page = unsafe tree.start(of: number),
          let branch = unsafe TreePage(.branch, at: page)
        else { return nil }
        for index in unsafe 0..<branch.count {
          guard let child = unsafe branch.child(at: index) else { return nil }
          below.append((child.key ?? first, child.page))
        }
        // More than there are pages: damaged branches that lead in a circle.
        guard unsafe below.count <= tree.lastPage else { return nil }
      }
      level = below
    }
    unsafe leaves = unsafe []
    unsafe leaves.reserveCapacity(level.count)
    for (first, number) in level {
      guard let start = unsafe tree.start(of: number) else { return nil }
      unsafe leaves.append(Leaf(first: first, start: start))
    }
    let second = unsafe leaves.count > 1 ? leaves[1].first : 0
    unsafe entriesInLeaf = max(1, second)
  }

  /// The root of a table's tree, and the map that it lies in.
  ///
  /// A table is an entry of the table without a name, which may be read (lmdb.h, mdb_dbi_open): padding
  /// (4), flags (2), depth (2), branches, leaves, overflow pages, entries and root (8 each).
  @unsafe private struct Tree {
    let map: UnsafeRawPointer
    let lastPage: UInt64
    let depth: Int
    let root: UInt64

    private static let byteCount = 48
    /// `MAIN_DBI` in mdb.c.
    private static let tableOfTables: MDB_dbi = 1

    init?(of table: Table, in inside: TransactionHandle) throws(LMDBError) {
      let name = Array(table.name.utf8)
      var record = unsafe MDB_val()
      var information = unsafe MDB_envinfo()
      let key = name.span.raw
      var wanted = unsafe MDB_val(key)
      // LMDB reads the name during the call and points the record into the map; the environment is open
      // as long as its transaction.
      let code = unsafe mdb_get(inside.pointer, Self.tableOfTables, &wanted, &record)
      guard code == MDB_SUCCESS, unsafe record.mv_size == Self.byteCount,
        let place = unsafe record.mv_data, let page = unsafe TreePage(leafWith: place - 1),
        unsafe mdb_env_info(mdb_txn_env(inside.pointer), &information) == MDB_SUCCESS
      else { return nil }
      unsafe lastPage = UInt64(information.me_last_pgno)
      guard unsafe page.number <= lastPage else { return nil }
      unsafe map = page.start - Int(page.number) * TreePage.byteCount
      unsafe depth = Int(place.loadUnaligned(fromByteOffset: 6, as: UInt16.self))
      unsafe root = place.loadUnaligned(fromByteOffset: 40, as: UInt64.self)
      guard unsafe (1...16).contains(depth) else { return nil }
    }

    func start(of page: UInt64) -> UnsafeRawPointer? {
      unsafe page <= lastPage ? map + Int(page) * TreePage.byteCount : nil
    }
  }
}
