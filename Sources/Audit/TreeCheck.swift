internal import EventLog
internal import Facts
internal import Seal

/// Builds the tree from the leaves alone and holds it against the stored root, frontier and tiles.
struct TreeCheck {
  private let head: LogHead
  /// The tree over the facts as they are.
  private var frontier = MerkleFrontier()
  /// The tree over the tiles as their stored roots have them, one leaf a tile; its last, unfilled
  /// tile is that of the facts.
  private var sealed = MerkleFrontier()
  /// Full tiles whose stored root is not that of their facts, so many that they can be named.
  private var differing: [UInt64] = []

  /// The facts of a tile.
  private static let width: UInt64 = 256

  init(head: LogHead) { self.head = head }

  /// The number of full tiles.
  var tiles: UInt64 { sealed.size }

  mutating func take(
    _ leaf: Digest, _ snapshot: borrowing Snapshot, _ findings: inout Findings
  ) throws {
    guard let computed = frontier.append(leaf: leaf) else { return }
    let tile = sealed.size
    guard let stored = try snapshot.tileRoot(tile) else {
      findings.fault(.tileMissing(first: tile * Self.width, last: (tile + 1) * Self.width - 1))
      sealed.append(leaf: computed)
      return
    }
    if stored != computed, differing.count < Findings.kept { differing.append(tile) }
    sealed.append(leaf: stored)
  }

  /// - Returns: the root over the facts that were taken.
  func finish(
    _ snapshot: borrowing Snapshot, _ findings: inout Findings
  ) throws -> Digest {
    let root = frontier.root
    let matches = root == head.root
    if !matches { findings.fault(.rootDiffers(stored: head.root, computed: root)) }
    if frontier != head.frontier { findings.fault(.frontierDiffers) }
    // Where the stored tiles lead to the sealed root and the facts do not, the facts were changed.
    let factsAreAtFault = !matches && sealedRoot == head.root
    for tile in differing {
      let (first, last) = (tile * Self.width, (tile + 1) * Self.width - 1)
      if factsAreAtFault {
        findings.fault(.factsChanged(first: first, last: last), at: first)
      } else {
        findings.fault(.tileDiffers(first: first, last: last))
      }
    }
    try snapshot.forEachTile(from: tiles) { tile in
      findings.fault(.tileNotFull(tile: tile))
      return true
    }
    return root
  }
  /// The root that the stored tiles lead to, with the facts of the unfilled tile.
  private var sealedRoot: Digest? {
    let unfilled = (frontier.size % Self.width).nonzeroBitCount
    let subtrees = sealed.subtrees + frontier.subtrees.suffix(unfilled)
    return MerkleFrontier(size: frontier.size, subtrees: subtrees)?.root
  }
}
