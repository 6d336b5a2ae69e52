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
    unsafe sha256(of: bytes.byteCount, bytesAfter: prefix) { buffer in
      // The buffer has as many bytes as the span.
      unsafe bytes.withUnsafeBytes { unsafe buffer.copyMemory(from: $0) }
    }
  }

  /// The SHA-256 of one byte followed by two digests.
  public static func sha256(
    of left: Facts.Digest, _ right: Facts.Digest, after prefix: UInt8
  ) -> Facts.Digest {
    unsafe sha256(of: 2 * byteCount, bytesAfter: prefix) { buffer in
      // The buffer has the bytes of two digests, whose words lie in memory as their bytes do.
      unsafe buffer.storeBytes(of: left.words, as: InlineArray<4, UInt64>.self)
      unsafe buffer.storeBytes(
        of: right.words, toByteOffset: byteCount, as: InlineArray<4, UInt64>.self)
    }
  }

  /// Hashes one byte and what is filled in behind it as one piece: a hash that gets its bytes in pieces
  /// costs half as much again.
  @unsafe private static func sha256(
    of count: Int, bytesAfter prefix: UInt8, fill: (UnsafeMutableRawBufferPointer) -> Void
  ) -> Facts.Digest {
    unsafe withUnsafeTemporaryAllocation(byteCount: 1 + count, alignment: 1) { buffer in
      unsafe buffer[0] = prefix
      unsafe fill(UnsafeMutableRawBufferPointer(rebasing: buffer[1...]))
      var hash = SHA256()
      // Every byte has been filled, and the buffer is only read during the call.
      unsafe hash.update(bufferPointer: UnsafeRawBufferPointer(buffer))
      return Facts.Digest(hash.finalize())
    }
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
