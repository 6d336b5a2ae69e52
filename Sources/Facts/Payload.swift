/// The 48 bytes of a fact whose meaning depends on its kind and version; unused bytes are zero.
///
/// Offsets count from the start of the payload. Integers are little-endian. Reading at an offset
/// beyond the payload is a mistake in this program and stops it.
public struct Payload: Sendable {
  @usableFromInline var words: InlineArray<6, UInt64>

  /// The number of bytes of every payload.
  public static let byteCount = 48

  /// All bytes zero.
  public init() { words = [0, 0, 0, 0, 0, 0] }

  /// The payload that begins at `offset` of `bytes`, which must hold 48 bytes from there.
  @inlinable public init(_ bytes: RawSpan, at offset: Int) {
    words = [
      bytes.unsignedWord(at: offset), bytes.unsignedWord(at: offset + 8),
      bytes.unsignedWord(at: offset + 16), bytes.unsignedWord(at: offset + 24),
      bytes.unsignedWord(at: offset + 32), bytes.unsignedWord(at: offset + 40),
    ]
  }

  /// Appends the 48 bytes in order.
  public func append(to bytes: inout [UInt8]) {
    for index in 0..<6 { bytes.appendLittleEndian(words[index]) }
  }

  /// Whether every byte from `offset` on is zero, as those that a version does not use must be.
  @inlinable @inline(__always) public func isZero(from offset: Int) -> Bool {
    guard offset < Self.byteCount else { return true }
    var rest = words[offset >> 3] >> (8 * UInt64(offset & 7))
    for index in (offset >> 3) + 1..<words.count { rest |= words[index] }
    return rest == 0
  }
}

extension Payload {
  @inlinable @inline(__always) public func byte(at offset: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: words[offset >> 3] >> (8 * UInt64(offset & 7)))
  }

  /// The 2 bytes at an even offset.
  @inlinable @inline(__always) public func short(at offset: Int) -> UInt16 {
    UInt16(truncatingIfNeeded: words[offset >> 3] >> (8 * UInt64(offset & 7)))
  }

  /// The 4 bytes at an offset that 4 divides.
  @inlinable @inline(__always) public func integer(at offset: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: words[offset >> 3] >> (8 * UInt64(offset & 7)))
  }

  /// The 32 bytes at an offset that 8 divides.
  public func digest(at offset: Int) -> Digest {
    let first = offset >> 3
    return Digest(words: [words[first], words[first + 1], words[first + 2], words[first + 3]])
  }

  public mutating func set(byte value: UInt8, at offset: Int) {
    set(UInt64(value), mask: 0xFF, at: offset)
  }

  public mutating func set(short value: UInt16, at offset: Int) {
    set(UInt64(value), mask: 0xFFFF, at: offset)
  }

  public mutating func set(integer value: UInt32, at offset: Int) {
    set(UInt64(value), mask: 0xFFFF_FFFF, at: offset)
  }

  public mutating func set(digest value: Digest, at offset: Int) {
    for index in 0..<4 { words[(offset >> 3) + index] = value.words[index] }
  }

  private mutating func set(_ value: UInt64, mask: UInt64, at offset: Int) {
    let shift = 8 * UInt64(offset & 7)
    words[offset >> 3] = words[offset >> 3] & ~(mask << shift) | value << shift
  }
}

extension Payload: Hashable {
  public static func == (left: Self, right: Self) -> Bool {
    (0..<6).allSatisfy { left.words[$0] == right.words[$0] }
  }

  public func hash(into hasher: inout Hasher) {
    for index in 0..<6 { hasher.combine(words[index]) }
  }
}
