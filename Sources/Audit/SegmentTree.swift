internal import EventLog
internal import Facts
internal import Seal

/// Builds the tree over a segment from its leaves alone, and beside it the one that its stored tile
/// roots give.
struct SegmentTree {
  /// The position of the first leaf.
  private let start: UInt64
  /// The tree over the facts as they are.
  private(set) var frontier = MerkleFrontier()
  /// The tree over the tiles as their stored roots have them, one leaf a tile.
  private(set) var sealed = MerkleFrontier()
  /// Full tiles whose stored root is not that of their facts, so many that they can be named.
  private(set) var differing: [UInt64] = []
  /// The sizes of the log at which the frontier is wanted.
  private let sizes: Set<UInt64>
  /// The frontier at these sizes, as far as they lie in this segment.
  private(set) var remembered: [UInt64: MerkleFrontier] = [:]

  init(_ segment: Segment, sizes: Set<UInt64>) {
    start = segment.positions.lowerBound
    self.sizes = sizes.filter { segment.positions.contains($0 &- 1) }
  }

  mutating func take(
    _ leaf: Digest, _ snapshot: borrowing Snapshot, _ findings: inout Findings
  ) throws {
    let computed = frontier.append(leaf: leaf)
    if !sizes.isEmpty, sizes.contains(start + frontier.size) {
      remembered[start + frontier.size] = frontier
    }
    if let computed { try take(tile: computed, snapshot, &findings) }
  }

  /// Leaves of zeros stand in for facts that cannot be read, so that the facts behind them keep their
  /// places.
  mutating func fill(upTo end: UInt64) {
    while start + frontier.size < end {
      if let tile = frontier.append(leaf: .zero) { sealed.append(leaf: tile) }
    }
  }

  private mutating func take(
    tile computed: Digest, _ snapshot: borrowing Snapshot, _ findings: inout Findings
  ) throws {
    let tile = start / MerkleTile.leaves + sealed.size
    guard let stored = try snapshot.tileRoot(tile) else {
      findings.fault(
        .tileMissing(
          first: tile * MerkleTile.leaves, last: (tile + 1) * MerkleTile.leaves - 1))
      sealed.append(leaf: computed)
      return
    }
    if stored != computed, differing.count < Findings.kept { differing.append(tile) }
    sealed.append(leaf: stored)
  }
}
