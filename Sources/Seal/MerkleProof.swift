public import Facts

/// A perfect subtree: the `2^level` leaves from `index << level` on.
public struct Subtree: Sendable, Hashable {
  public let level: Int
  public let index: UInt64

  public init(level: Int, index: UInt64) {
    self.level = level
    self.index = index
  }

  /// Its leaves.
  public var leaves: Range<UInt64> {
    index << UInt64(level)..<(index + 1) << UInt64(level)
  }
}

/// What proofs are made from: the roots of perfect subtrees.
public protocol SubtreeHashes: ~Copyable {
  func hash(of subtree: Subtree) throws -> Digest
}

extension SubtreeHashes where Self: ~Copyable {
  /// The root over leaves that begin where a subtree of their size would: MTH(D[a:b]) of RFC 6962
  /// section 2.1. Asks for one subtree for each bit that is set in the number of leaves.
  public func root(over leaves: Range<UInt64>) throws -> Digest {
    guard let count = UInt64(exactly: leaves.count), count > 0 else { return Merkle.emptyRoot }
    guard count.nonzeroBitCount > 1 else {
      let level = count.trailingZeroBitCount
      return try hash(of: Subtree(level: level, index: leaves.lowerBound >> UInt64(level)))
    }
    let middle = leaves.lowerBound + count.largestPowerOfTwoBelow
    return Merkle.node(
      try root(over: leaves.lowerBound..<middle), try root(over: middle..<leaves.upperBound))
  }

  /// The audit path of a leaf, from the leaf to the root: PATH(m, D[n]) of RFC 6962 section 2.1.1.
  /// - Parameter leaf: below `size`.
  public func inclusionPath(of leaf: UInt64, size: UInt64) throws -> [Digest] {
    precondition(leaf < size, "a path leads from a leaf of the tree")
    var path: [Digest] = []
    var leaves = 0..<size
    while leaves.count > 1 {
      let middle = leaves.lowerBound + UInt64(leaves.count).largestPowerOfTwoBelow
      let (left, right) = (leaves.lowerBound..<middle, middle..<leaves.upperBound)
      path.append(try root(over: leaf < middle ? right : left))
      leaves = leaf < middle ? left : right
    }
    return path.reversed()
  }

  /// The proof that a tree of `old` leaves is the beginning of one of `size`: PROOF(m, D[n]) of RFC
  /// 6962 section 2.1.2.
  /// - Parameter old: at least 1 and at most `size`.
  public func consistencyPath(from old: UInt64, to size: UInt64) throws -> [Digest] {
    precondition(old >= 1 && old <= size, "the older tree is part of the newer")
    var path: [Digest] = []
    var leaves = 0..<size
    // Whether the older tree's root, which the verifier has, is the root over `leaves`.
    var isKnown = true
    while leaves.upperBound != old {
      let middle = leaves.lowerBound + UInt64(leaves.count).largestPowerOfTwoBelow
      let (left, right) = (leaves.lowerBound..<middle, middle..<leaves.upperBound)
      if old <= middle {
        path.append(try root(over: right))
        leaves = left
      } else {
        path.append(try root(over: left))
        leaves = right
        isKnown = false
      }
    }
    if !isKnown { path.append(try root(over: leaves)) }
    return path.reversed()
  }
}

extension UInt64 {
  /// The largest power of two that is smaller than this number, which is more than 1.
  fileprivate var largestPowerOfTwoBelow: UInt64 {
    1 << UInt64(63 - (self - 1).leadingZeroBitCount)
  }
}
