internal import Facts
internal import FoundationEssentials

/// The text form of one field of words: an SD-JWT disclosure (RFC 9901), base64url of the JSON array
/// `[salt, name, value]`. Its digest is SHA-256 of that ASCII text; the salt keeps a short value
/// from being guessed from the digest.
struct Disclosure {
  let text: [UInt8]

  var digest: Digest { .sha256(of: text) }

  /// - Parameter salt: 16 random bytes.
  init(_ field: WordField, salt: [UInt8]) {
    var json = Array("[\"".utf8)
    json.reserveCapacity(64 + field.value.utf8.count)
    json += Base64URL.encode(salt)
    json += "\",".utf8
    json.appendJSON(field.name.rawValue)
    json.append(UInt8(ascii: ","))
    json.appendJSON(field.value)
    json.append(UInt8(ascii: "]"))
    text = Base64URL.encode(json)
  }

  init(text: [UInt8]) { self.text = text }

  /// The field, or nil where the text is no disclosure of a field that this program knows.
  var field: WordField? {
    guard let json = Base64URL.decode(text),
      let array = try? JSONDecoder().decode([String].self, from: Data(json)), array.count == 3,
      let name = WordName(rawValue: array[1])
    else { return nil }
    return WordField(name, array[2])
  }
}

/// Base64 with the alphabet for URLs and no padding (RFC 4648 section 5).
enum Base64URL {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    let alphabet = alphabet
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count * 4 + 2) / 3)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var group = UInt32(bytes[start]) << 16
      if count > 1 { group |= UInt32(bytes[start + 1]) << 8 }
      if count > 2 { group |= UInt32(bytes[start + 2]) }
      for place in 0...count {
        text.append(alphabet[Int(group >> (18 - 6 * UInt32(place)) & 63)])
      }
    }
    return text
  }

  static func decode(_ text: [UInt8]) -> [UInt8]? {
    var plain = text.map { byte in
      switch byte {
      case UInt8(ascii: "-"): UInt8(ascii: "+")
      case UInt8(ascii: "_"): UInt8(ascii: "/")
      default: byte
      }
    }
    while plain.count % 4 != 0 { plain.append(UInt8(ascii: "=")) }
    return Data(base64Encoded: Data(plain)).map { Array($0) }
  }
}

extension [UInt8] {
  /// Appends a text as a JSON string (RFC 8259 section 7), written as Foundation writes it: every
  /// ledger made from the same seed has the same bytes, whichever wrote it.
  fileprivate mutating func appendJSON(_ text: String) {
    append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
        append(UInt8(ascii: "\\"))
        append(byte)
      case 0x20...: append(byte)
      default: append(control: byte)
      }
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func append(control byte: UInt8) {
    switch byte {
    case 0x08: self += "\\b".utf8
    case 0x09: self += "\\t".utf8
    case 0x0A: self += "\\n".utf8
    case 0x0C: self += "\\f".utf8
    case 0x0D: self += "\\r".utf8
    default: self += "\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8
    }
  }
}
