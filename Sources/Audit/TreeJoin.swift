internal import EventLog
internal import Facts
internal import Seal

/// Puts the trees of the segments together and holds the whole against the stored root, frontier and
/// tiles.
struct TreeJoin {
  private var frontier = MerkleFrontier()
  private var sealed = MerkleFrontier()
  private var differing: [UInt64] = []
  /// The roots at the sizes that were asked for.
  private(set) var roots: [UInt64: Digest] = [0: Merkle.emptyRoot]

  /// The number of full tiles.
  var tiles: UInt64 { sealed.size }
  /// The root over the facts that were taken.
  var root: Digest { frontier.root }

  /// Adds the next segment's.
  mutating func take(_ segment: SegmentTree) {
    for (size, inner) in segment.remembered {
      var beginning = frontier
      beginning.append(inner)
      roots[size] = beginning.root
    }
    frontier.append(segment.frontier)
    sealed.append(segment.sealed)
    differing += segment.differing.prefix(Findings.kept - differing.count)
  }

  func finish(
    _ head: LogHead, _ snapshot: borrowing Snapshot, _ findings: inout Findings
  ) throws {
    let root = root
    let matches = root == head.root
    if !matches { findings.fault(.rootDiffers(stored: head.root, computed: root)) }
    if frontier != head.frontier { findings.fault(.frontierDiffers) }
    // Where the stored tiles lead to the sealed root and the facts do not, the facts were changed.
    let factsAreAtFault = !matches && sealedRoot(head) == head.root
    for tile in differing {
      let (first, last) = (tile * MerkleTile.leaves, (tile + 1) * MerkleTile.leaves - 1)
      if factsAreAtFault {
        findings.fault(.factsChanged(first: first, last: last), at: first)
      } else {
        findings.fault(.tileDiffers(first: first, last: last))
      }
    }
    if factsAreAtFault {
      for range in changedInUnfilledTile(head) {
        findings.fault(
          .factsChanged(first: range.lowerBound, last: range.upperBound - 1), at: range.lowerBound)
      }
    }
    try snapshot.forEachTile(from: tiles) { tile in
      findings.fault(.tileNotFull(tile: tile))
      return true
    }
  }

  /// The number of perfect subtrees that the facts of the unfilled tile fall into.
  private var unfilled: Int { (frontier.size % MerkleTile.leaves).nonzeroBitCount }

  /// The root that the stored tiles lead to, with the stored frontier for the unfilled tile.
  private func sealedRoot(_ head: LogHead) -> Digest? {
    let subtrees = sealed.subtrees + head.frontier.subtrees.suffix(unfilled)
    return MerkleFrontier(size: head.size, subtrees: subtrees)?.root
  }

  /// The facts under those subtrees of the unfilled tile whose stored root is another.
  private func changedInUnfilledTile(_ head: LogHead) -> [Range<UInt64>] {
    guard head.size == frontier.size else { return [] }
    var end = frontier.size
    var rest = frontier.size % MerkleTile.leaves
    var changed: [Range<UInt64>] = []
    for (found, stored) in zip(
      frontier.subtrees.reversed(), head.frontier.subtrees.reversed())
    {
      guard rest > 0 else { break }
      let leaves = UInt64(1) << UInt64(rest.trailingZeroBitCount)
      if found != stored { changed.append(end - leaves..<end) }
      end -= leaves
      rest -= leaves
    }
    return changed.reversed()
  }
}

extension MerkleFrontier {
  /// Appends the subtrees of another, which has no more leaves than the lowest set bit of this one's
  /// size says.
  fileprivate mutating func append(_ other: MerkleFrontier) {
    var rest = other.size
    for subtree in other.subtrees {
      let level = 63 - rest.leadingZeroBitCount
      append(subtree: subtree, level: level)
      rest -= 1 << UInt64(level)
    }
  }
}
