/// Bytes as text of 64 letters (RFC 4648), read back strictly: each byte string has one text, and any
/// other text is none.
public struct Base64: Sendable {
  private let alphabet: [UInt8]
  private let values: [UInt8?]
  private let isPadded: Bool

  /// With `+` and `/`, padded with `=` (RFC 4648 section 4).
  public static let standard = Base64(last: "+/", isPadded: true)
  /// With `-` and `_`, not padded (RFC 4648 section 5).
  public static let url = Base64(last: "-_", isPadded: false)

  private static let padding = UInt8(ascii: "=")

  private init(last: String, isPadded: Bool) {
    alphabet = Array(
      ("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + last).utf8)
    var values = [UInt8?](repeating: nil, count: 256)
    for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
    self.values = values
    self.isPadded = isPadded
  }

  /// The text of some bytes.
  public func encode(_ bytes: [UInt8]) -> String { String(decoding: letters(bytes), as: UTF8.self) }

  /// The letters of the text of some bytes, as ASCII.
  public func letters(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var group = UInt32(bytes[start]) << 16
      if count > 1 { group |= UInt32(bytes[start + 1]) << 8 }
      if count > 2 { group |= UInt32(bytes[start + 2]) }
      for place in 0...count {
        text.append(alphabet[Int(group >> (18 - 6 * UInt32(place)) & 63)])
      }
      if isPadded { text.append(contentsOf: repeatElement(Self.padding, count: 3 - count)) }
    }
    return text
  }

  /// The bytes of a text; nil where it is none that `encode` would have given.
  public func decode(_ text: some StringProtocol) -> [UInt8]? { decode(Array(text.utf8)) }

  /// The bytes of a text in ASCII; nil where it is none that `letters` would have given.
  public func decode(_ letters: [UInt8]) -> [UInt8]? {
    var letters = letters[...]
    if isPadded {
      guard letters.count % 4 == 0 else { return nil }
      for _ in 0..<2 where letters.last == Self.padding { letters.removeLast() }
    }
    guard letters.count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(letters.count * 3 / 4)
    var (group, bits): (UInt32, UInt32) = (0, 0)
    for letter in letters {
      guard let value = values[Int(letter)] else { return nil }
      group = group << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: group >> bits))
      }
    }
    // What is left over of the last letter says nothing, so it has to be zero.
    guard group & (1 << bits - 1) == 0 else { return nil }
    return bytes
  }
}
