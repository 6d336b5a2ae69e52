public import Facts

/// The hashes of an RFC 6962 Merkle tree (section 2.1), whose leaves are the facts of the log.
public enum Merkle {
  /// The root of a tree without leaves: SHA-256 of nothing.
  public static let emptyRoot = Digest.sha256(of: [])

  /// SHA-256(0x00 ‖ fact).
  public static func leaf(_ fact: RawSpan) -> Digest {
    .sha256(of: fact, after: 0)
  }

  /// SHA-256(0x01 ‖ left ‖ right).
  public static func node(_ left: Digest, _ right: Digest) -> Digest {
    .sha256(of: left, right, after: 1)
  }
}

/// What must be remembered of a tree so that leaves can be appended: the roots of the perfect
/// subtrees it falls into, largest first. At most 64 digests, whatever the size.
public struct MerkleFrontier: Sendable, Hashable {
  /// The number of leaves.
  public private(set) var size: UInt64
  /// One digest for each bit that is set in `size`, highest bit first.
  public private(set) var subtrees: [Digest]

  public init() {
    size = 0
    subtrees = []
  }

  /// The frontier of a stored tree; nil where the number of digests does not fit the size.
  public init?(size: UInt64, subtrees: [Digest]) {
    guard subtrees.count == size.nonzeroBitCount else { return nil }
    self.size = size
    self.subtrees = subtrees
  }

  /// Appends a leaf, given its hash. Costs one node hash on average.
  /// - Returns: the root of the 256-leaf tile that the leaf fills, if it fills one.
  @discardableResult
  public mutating func append(leaf: Digest) -> Digest? {
    var node = leaf
    var tile: Digest?
    for level in 0..<size.trailingOneBits {
      node = Merkle.node(subtrees.removeLast(), node)
      if level + 1 == MerkleTile.height { tile = node }
    }
    subtrees.append(node)
    size += 1
    return tile
  }

  /// Appends a perfect subtree whose leaves are `2^level` in number, which must divide the size.
  public mutating func append(subtree: Digest, level: Int) {
    var node = subtree
    for _ in 0..<(size >> UInt64(level)).trailingOneBits {
      node = Merkle.node(subtrees.removeLast(), node)
    }
    subtrees.append(node)
    size += 1 << UInt64(level)
  }

  /// The root over all leaves (RFC 6962 section 2.1). Costs one hash a subtree.
  public var root: Digest {
    guard var root = subtrees.last else { return Merkle.emptyRoot }
    for subtree in subtrees.dropLast().reversed() { root = Merkle.node(subtree, root) }
    return root
  }
}

/// A full tile of the tree: 256 leaves, of which the log keeps the one root.
public enum MerkleTile {
  public static let height = 8
  public static let leaves: UInt64 = 1 << UInt64(height)
}

extension UInt64 {
  /// The number of ones below the lowest zero.
  fileprivate var trailingOneBits: Int { (~self).trailingZeroBitCount }
}
