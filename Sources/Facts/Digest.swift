/// A SHA-256 digest: 32 bytes, compared and sorted bytewise.
public struct Digest: Sendable {
  /// The bytes, eight to a word, the first in the lowest bits.
  @usableFromInline let words: InlineArray<4, UInt64>

  @usableFromInline init(words: InlineArray<4, UInt64>) { self.words = words }

  /// What stands where there is no digest: 32 zero bytes.
  public static let zero = Digest(words: [0, 0, 0, 0])

  /// The number of bytes of every digest.
  public static let byteCount = 32

  /// The digest held by exactly 32 bytes; nil where there are more or fewer.
  public init?(_ bytes: RawSpan) {
    guard bytes.byteCount == Self.byteCount else { return nil }
    self.words = [
      bytes.unsignedWord(at: 0), bytes.unsignedWord(at: 8), bytes.unsignedWord(at: 16),
      bytes.unsignedWord(at: 24),
    ]
  }

  public init?(_ bytes: [UInt8]) { self.init(bytes.raw) }

  @inlinable public var isZero: Bool { words[0] | words[1] | words[2] | words[3] == 0 }

  /// The 32 bytes in order.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }

  /// Appends the 32 bytes in order.
  public func append(to bytes: inout [UInt8]) {
    for index in 0..<4 { bytes.appendLittleEndian(words[index]) }
  }

  /// 64 hexadecimal digits.
  public var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Standard base64 with padding (RFC 4648 section 4): 44 characters.
  public var base64: String { Base64.standard.encode(bytes) }

  /// The digest that `base64` gives; nil for any other text.
  public init?(base64 text: some StringProtocol) {
    guard let bytes = Base64.standard.decode(text) else { return nil }
    self.init(bytes)
  }
}

extension Digest {
  /// The digest over the digests of a fact's fields of words: SHA-256 of them, sorted and joined; zero
  /// where there are none.
  public static func ofFields(_ digests: [Digest]) -> Digest {
    guard !digests.isEmpty else { return .zero }
    var bytes: [UInt8] = []
    for digest in digests.sorted() { digest.append(to: &bytes) }
    return .sha256(of: bytes)
  }
}

extension Digest: Hashable, Comparable {
  public static func == (left: Self, right: Self) -> Bool {
    var difference: UInt64 = 0
    for index in 0..<4 { difference |= left.words[index] ^ right.words[index] }
    return difference == 0
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(words[0]) }

  public static func < (left: Self, right: Self) -> Bool {
    for index in 0..<4 where left.words[index] != right.words[index] {
      return left.words[index].byteSwapped < right.words[index].byteSwapped
    }
    return false
  }
}
