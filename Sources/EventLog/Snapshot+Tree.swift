public import Facts
internal import LMDB
public import Seal

// Proofs are made from the stored tile roots and, within a tile, from the facts.

extension Snapshot: SubtreeHashes {
  /// The root of a perfect subtree of the log. Below a tile it costs a hash a fact and node, above one
  /// a look-up and a hash a tile.
  /// - Throws: `EventLogError.damaged` where the log does not hold all of it.
  public func hash(of subtree: Subtree) throws -> Digest {
    var frontier = MerkleFrontier()
    if subtree.level < MerkleTile.height {
      try forEachLeaf(of: subtree) { frontier.append(leaf: $0) }
    } else {
      let tiles =
        subtree.leaves.lowerBound / MerkleTile.leaves..<subtree.leaves.upperBound
        / MerkleTile.leaves
      for tile in tiles { frontier.append(leaf: try storedRoot(ofTile: tile)) }
    }
    return frontier.root
  }

  private func forEachLeaf(of subtree: Subtree, _ body: (Digest) -> Void) throws {
    let leaves = subtree.leaves
    var next = leaves.lowerBound
    try forEachRecord(from: SequenceNumber(next)) { sequence, bytes in
      guard sequence < leaves.upperBound, sequence == next else { return false }
      body(Merkle.leaf(bytes))
      next += 1
      return next < leaves.upperBound
    }
    guard next == leaves.upperBound else {
      throw EventLogError.damaged(what: "fact \(next)", place: log.directory)
    }
  }

  private func storedRoot(ofTile tile: UInt64) throws -> Digest {
    guard let root = try tileRoot(tile) else {
      throw EventLogError.damaged(what: "tile \(tile)", place: log.directory)
    }
    return root
  }

  /// The root of the tree over the first `size` facts: at most 255 leaf hashes and one node hash a
  /// tile.
  /// - Throws: `EventLogError.damaged` for a size beyond the end.
  public func root(at size: UInt64) throws -> Digest {
    size == head.size ? head.root : try frontier(at: size).root
  }

  /// The frontier of the tree over the first `size` facts, at the same cost.
  /// - Throws: `EventLogError.damaged` for a size beyond the end.
  public func frontier(at size: UInt64) throws -> MerkleFrontier {
    guard size != head.size else { return head.frontier }
    guard size < head.size else {
      throw EventLogError.damaged(what: "fact \(size - 1)", place: log.directory)
    }
    var frontier = MerkleFrontier()
    for level in stride(from: 63, through: 0, by: -1) where size >> UInt64(level) & 1 == 1 {
      let subtree = Subtree(level: level, index: frontier.size >> UInt64(level))
      frontier.append(subtree: try hash(of: subtree), level: level)
    }
    return frontier
  }
}
