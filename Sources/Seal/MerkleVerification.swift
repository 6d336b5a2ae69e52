public import Facts

// What a stranger computes with a proof; nothing of the log is needed.

extension Merkle {
  /// The root that an audit path leads to from a leaf hash (RFC 6962 section 2.1.1, computed as in RFC
  /// 9162 section 2.1.3.2). The leaf is in the tree if it is the tree's root.
  /// - Returns: nil where the path has more or fewer steps than such a leaf has.
  public static func root(
    fromLeaf leafHash: Digest, at index: UInt64, size: UInt64, path: [Digest]
  ) -> Digest? {
    guard index < size else { return nil }
    var (node, last) = (index, size - 1)
    var root = leafHash
    for step in path {
      guard last > 0 else { return nil }
      if node & 1 == 1 || node == last {
        root = Merkle.node(step, root)
        while node & 1 == 0, node != 0 {
          node >>= 1
          last >>= 1
        }
      } else {
        root = Merkle.node(root, step)
      }
      node >>= 1
      last >>= 1
    }
    return last == 0 ? root : nil
  }

  /// Whether a proof shows that the tree of `old` leaves is the beginning of the tree of `size` (RFC
  /// 6962 section 2.1.2, computed as in RFC 9162 section 2.1.4.2). About an empty tree nothing can be
  /// shown.
  public static func isConsistent(
    old: UInt64, _ oldRoot: Digest, size: UInt64, _ root: Digest, path: [Digest]
  ) -> Bool {
    guard old > 0, old <= size else { return false }
    guard old < size else { return path.isEmpty && oldRoot == root }
    // A perfect older tree is itself the first step; it is not repeated in the proof.
    var steps = (old.nonzeroBitCount == 1 ? [oldRoot] : []) + path
    guard !steps.isEmpty else { return false }
    var (node, last) = (old - 1, size - 1)
    while node & 1 == 1 {
      node >>= 1
      last >>= 1
    }
    var oldComputed = steps.removeFirst()
    var computed = oldComputed
    for step in steps {
      guard last > 0 else { return false }
      if node & 1 == 1 || node == last {
        oldComputed = Merkle.node(step, oldComputed)
        computed = Merkle.node(step, computed)
        while node & 1 == 0, node != 0 {
          node >>= 1
          last >>= 1
        }
      } else {
        computed = Merkle.node(computed, step)
      }
      node >>= 1
      last >>= 1
    }
    return last == 0 && oldComputed == oldRoot && computed == root
  }
}
