internal import Dispatch
internal import Facts
internal import LMDB
internal import Seal

/// The tree of a log that grows while facts are written to it.
///
/// Hashing takes about as long as writing, so the facts of a whole tile are hashed on another core while
/// those behind it are written. What does not fill a tile is hashed by who appends it.
struct TreeGrowth {
  /// A tile that has been filled.
  struct Tile {
    let number: UInt64
    let root: Digest
  }

  /// The number of leaves.
  private(set) var size: UInt64
  /// Over all leaves but those of the two below.
  private var frontier: MerkleFrontier
  /// The tiles that are filled, the oldest first.
  private var hashings: [TileHashing] = []
  /// The facts behind the last of these, from the first of a tile on.
  private var facts: [Fact] = []

  /// How many tiles may wait to be hashed: some 30 KB each, and a delay of a millisecond in all.
  private static var most: Int { 16 }

  init(from frontier: MerkleFrontier) {
    self.frontier = frontier
    size = frontier.size
  }

  /// Appends a leaf.
  /// - Returns: a tile that is to be stored now, this one or one before.
  mutating func append(_ fact: Fact) -> Tile? {
    defer { size += 1 }
    guard !facts.isEmpty || size.isMultiple(of: MerkleTile.leaves) else {
      let root = frontier.append(leaf: Merkle.leaf(fact))
      return root.map { Tile(number: size / MerkleTile.leaves, root: $0) }
    }
    facts.append(fact)
    guard facts.count == MerkleTile.leaves else { return nil }
    hashings.append(TileHashing(of: facts))
    facts.removeAll()
    return hashings.count > Self.most ? nextTile() : nil
  }

  /// The next tile that is filled and has not been given yet; to be called before `finish` until there is
  /// none.
  mutating func nextTile() -> Tile? {
    guard !hashings.isEmpty else { return nil }
    let root = hashings.removeFirst().root
    defer { frontier.append(subtree: root, level: MerkleTile.height) }
    return Tile(number: frontier.size / MerkleTile.leaves, root: root)
  }

  /// The frontier of the tree over all leaves.
  mutating func finish() -> MerkleFrontier {
    for fact in facts { frontier.append(leaf: Merkle.leaf(fact)) }
    facts = []
    return frontier
  }
}

/// A tile whose root is made on another core.
private final class TileHashing: Sendable {
  private let made = Monitor<Digest?>(nil)

  init(of facts: [Fact]) {
    DispatchQueue.global().async { [made] in
      var tile = MerkleFrontier()
      for fact in facts { tile.append(leaf: Merkle.leaf(fact)) }
      made.withLock { $0 = tile.root }
    }
  }

  /// Waits until it is made.
  var root: Digest {
    while true {
      if let root = made.wait({ $0 }) { return root }
    }
  }
}

extension WriteTransaction {
  /// Stores a tile, behind all that are stored.
  mutating func put(_ tile: TreeGrowth.Tile, in tables: EventLog.Tables) throws {
    try put(tile.number, tile.root.bytes.raw, in: tables.tiles, .append)
  }
}

extension Merkle {
  fileprivate static func leaf(_ fact: Fact) -> Digest {
    let record: InlineArray<1, Fact> = [fact]
    return leaf(record.raw)
  }
}
