internal import Crypto

// The one place that computes SHA-256 (FIPS 180-4), with swift-crypto.

extension Facts.Digest {
  /// The SHA-256 of some bytes.
  public static func sha256(of bytes: [UInt8]) -> Facts.Digest {
    var hash = SHA256()
    // The buffer is only read during the call.
    unsafe bytes.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
    return Facts.Digest(hash.finalize())
  }

  /// The SHA-256 of one byte followed by others.
  public static func sha256(of bytes: RawSpan, after prefix: UInt8) -> Facts.Digest {
    var hash = SHA256()
    // Both buffers are only read during the call.
    unsafe withUnsafeBytes(of: prefix) { unsafe hash.update(bufferPointer: $0) }
    unsafe bytes.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
    return Facts.Digest(hash.finalize())
  }

  /// The SHA-256 of one byte followed by two digests.
  public static func sha256(
    of left: Facts.Digest, _ right: Facts.Digest, after prefix: UInt8
  ) -> Facts.Digest {
    var hash = SHA256()
    // The buffers are only read during the call; a digest's words lie in memory as its bytes do.
    unsafe withUnsafeBytes(of: prefix) { unsafe hash.update(bufferPointer: $0) }
    unsafe withUnsafeBytes(of: left.words) { unsafe hash.update(bufferPointer: $0) }
    unsafe withUnsafeBytes(of: right.words) { unsafe hash.update(bufferPointer: $0) }
    return Facts.Digest(hash.finalize())
  }

  fileprivate init(_ hash: SHA256Digest) {
    // SHA-256 always gives 32 bytes, which are copied.
    self = unsafe hash.withUnsafeBytes { unsafe Facts.Digest(RawSpan(_unsafeBytes: $0)) } ?? .zero
  }
}

/// A SHA-256 over bytes that come in pieces.
public struct DigestStream: Sendable {
  private var hash = SHA256()

  public init() {}

  public mutating func update(_ bytes: [UInt8]) {
    // The buffer is only read during the call.
    unsafe bytes.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
  }

  /// The digest of what has come so far.
  public var digest: Facts.Digest { Facts.Digest(hash.finalize()) }
}
