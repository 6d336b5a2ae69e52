internal import Crypto

// The one place that computes SHA-256 (FIPS 180-4), with swift-crypto.

extension Facts.Digest {
  /// The SHA-256 of some bytes.
  public static func sha256(of bytes: [UInt8]) -> Facts.Digest {
    var hash = SHA256()
    hash.update(data: bytes)
    return Facts.Digest(hash.finalize())
  }

  /// The SHA-256 of one byte followed by others.
  public static func sha256(of bytes: RawSpan, after prefix: UInt8) -> Facts.Digest {
    var hash = SHA256()
    hash.update(data: [prefix])
    // The buffer is only read during the call.
    unsafe bytes.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
    return Facts.Digest(hash.finalize())
  }

  fileprivate init(_ hash: SHA256Digest) {
    // SHA-256 always gives 32 bytes.
    self = Facts.Digest(Array(hash)) ?? .zero
  }
}

/// A SHA-256 over bytes that come in pieces.
public struct DigestStream: Sendable {
  private var hash = SHA256()

  public init() {}

  public mutating func update(_ bytes: [UInt8]) { hash.update(data: bytes) }

  /// The digest of what has come so far.
  public var digest: Facts.Digest { Facts.Digest(hash.finalize()) }
}
