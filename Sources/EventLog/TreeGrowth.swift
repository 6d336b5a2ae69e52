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

  /// The next tile that is filled and has not been given yet.
  private mutating func nextTile() -> Tile? {
    guard !hashings.isEmpty else { return nil }
    let root = hashings.removeFirst().root
    defer { frontier.append(subtree: root, level: MerkleTile.height) }
    return Tile(number: frontier.size / MerkleTile.leaves, root: root)
  }

  /// Ends the growth.
  /// - Parameter store: called with each tile that has not been given yet.
  /// - Returns: the frontier of the tree over all leaves.
  mutating func finish(_ store: (Tile) throws -> Void) rethrows -> MerkleFrontier {
    while let tile = nextTile() { try store(tile) }
    for fact in facts { frontier.append(leaf: Merkle.leaf(fact)) }
    facts = []
    return frontier
  }
}

/// A tile whose root is made on another core, or by who needs it where no other has begun.
private final class TileHashing: Sendable {
  private enum Progress {
    case waits([Fact])
    case runs
    case made(Digest)
  }

  private let progress: Monitor<Progress>

  init(of facts: [Fact]) {
    progress = Monitor(.waits(facts))
    DispatchQueue.global().async { self.makeUnlessBegun() }
  }

  /// Waits until it is made. Nobody waits for a thread: those of the queue may all have other work.
  var root: Digest {
    makeUnlessBegun()
    while true {
      let root: Digest? = progress.wait { if case .made(let root) = $0 { root } else { nil } }
      if let root { return root }
    }
  }

  private func makeUnlessBegun() {
    let facts: [Fact]? = progress.withLock { progress in
      guard case .waits(let facts) = progress else { return nil }
      progress = .runs
      return facts
    }
    guard let facts else { return }
    var tile = MerkleFrontier()
    for fact in facts { tile.append(leaf: Merkle.leaf(fact)) }
    progress.withLock { $0 = .made(tile.root) }
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
