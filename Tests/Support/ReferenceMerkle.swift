internal import Crypto
public import Facts

/// The Merkle tree hash written down from RFC 6962 section 2.1, recursion and all. It shares
/// nothing with the log's own but SHA-256.
public enum ReferenceMerkle {
  public static func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

  public static func leafHash(_ leaf: [UInt8]) -> [UInt8] { sha256([0] + leaf) }

  /// MTH({}) = SHA-256(); MTH({d(0)}) = SHA-256(0x00 || d(0));
  /// MTH(D[n]) = SHA-256(0x01 || MTH(D[0:k]) || MTH(D[k:n])), k the largest power of two below n.
  public static func treeHash(_ leafHashes: ArraySlice<[UInt8]>) -> [UInt8] {
    guard let first = leafHashes.first else { return sha256([]) }
    guard leafHashes.count > 1 else { return first }
    var split = 1
    while split * 2 < leafHashes.count { split *= 2 }
    let middle = leafHashes.startIndex + split
    return sha256([1] + treeHash(leafHashes[..<middle]) + treeHash(leafHashes[middle...]))
  }

  public static func root(_ leafHashes: some Collection<[UInt8]>) -> Facts.Digest {
    Facts.Digest(treeHash(ArraySlice(leafHashes))) ?? .zero
  }
}
