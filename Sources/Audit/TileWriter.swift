internal import Facts
internal import Seal

/// Lays a log out as tiles while its facts go by.
struct TileWriter {
  private let folder: ExportFolder
  /// Of each level, the hashes that do not fill a tile yet.
  private var open: [[Digest]] = []
  /// Of each level, the number of full tiles.
  private var full: [UInt64] = []
  private var bundle: [UInt8] = []
  private var frontier = MerkleFrontier()

  init(_ folder: ExportFolder) { self.folder = folder }

  var root: Digest { frontier.root }

  mutating func take(_ fact: RawSpan) throws {
    bundle.appendBigEndian(UInt16(fact.byteCount))
    bundle += fact.array
    let leaf = Merkle.leaf(fact)
    frontier.append(leaf: leaf)
    if frontier.size % MerkleTile.leaves == 0 {
      try write(bundle, .entries, frontier.size / MerkleTile.leaves - 1, MerkleTile.leaves)
      bundle = []
    }
    try take(leaf, level: 0)
  }

  private mutating func take(_ hash: Digest, level: Int) throws {
    if open.count == level {
      open.append([])
      full.append(0)
    }
    open[level].append(hash)
    guard UInt64(open[level].count) == MerkleTile.leaves else { return }
    try write(open[level].flatMap(\.bytes), .hashes(level: level), full[level], MerkleTile.leaves)
    var tile = MerkleFrontier()
    for hash in open[level] { tile.append(leaf: hash) }
    open[level] = []
    full[level] += 1
    try take(tile.root, level: level + 1)
  }

  /// Writes what fills no tile.
  func finish() throws {
    let rest = frontier.size % MerkleTile.leaves
    if rest > 0 { try write(bundle, .entries, frontier.size / MerkleTile.leaves, rest) }
    for (level, hashes) in open.enumerated() where !hashes.isEmpty {
      try write(
        hashes.flatMap(\.bytes), .hashes(level: level), full[level], UInt64(hashes.count))
    }
  }

  private func write(
    _ bytes: [UInt8], _ content: TilePath.Content, _ index: UInt64, _ width: UInt64
  ) throws {
    try folder.write(bytes, to: TilePath(content, index: index, width: width).text)
  }
}
