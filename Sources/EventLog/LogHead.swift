public import Facts
public import Seal

/// The end of the log, kept in the same transaction as every append: how many facts there are, when
/// the last was recorded, and the frontier of the tree over them.
///
/// Stored as: size (8 bytes), last recordedAt (8), root (32), then the frontier's digests (32 each).
public struct LogHead: Sendable, Hashable {
  public let recordedAt: Instant
  public let frontier: MerkleFrontier
  /// The root as it was stored, or as the frontier gives it.
  public let root: Digest

  /// Of a log without facts.
  init() { self.init(recordedAt: Instant(microseconds: .min), frontier: MerkleFrontier()) }

  /// Costs one hash a subtree.
  init(recordedAt: Instant, frontier: MerkleFrontier) {
    self.recordedAt = recordedAt
    self.frontier = frontier
    root = frontier.root
  }

  /// The number of facts.
  public var size: UInt64 { frontier.size }

  init?(_ bytes: RawSpan) {
    let fixed = 16 + Digest.byteCount
    guard bytes.byteCount >= fixed, (bytes.byteCount - fixed) % Digest.byteCount == 0,
      let root = Digest(bytes.extracting(16..<fixed))
    else { return nil }
    var subtrees: [Digest] = []
    for start in stride(from: fixed, to: bytes.byteCount, by: Digest.byteCount) {
      guard let digest = Digest(bytes.extracting(start..<start + Digest.byteCount)) else {
        return nil
      }
      subtrees.append(digest)
    }
    guard let frontier = MerkleFrontier(size: bytes.unsignedWord(at: 0), subtrees: subtrees)
    else { return nil }
    self.recordedAt = Instant(microseconds: bytes.signedWord(at: 8))
    self.frontier = frontier
    self.root = root
  }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(16 + Digest.byteCount * (1 + frontier.subtrees.count))
    bytes.appendLittleEndian(size)
    bytes.appendLittleEndian(recordedAt.microseconds)
    root.append(to: &bytes)
    for digest in frontier.subtrees { digest.append(to: &bytes) }
    return bytes
  }
}
