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
    json += Base64.url.letters(salt)
    json += "\",".utf8
    json.appendJSON(field.name.rawValue)
    json.append(UInt8(ascii: ","))
    json.appendJSON(field.value)
    json.append(UInt8(ascii: "]"))
    text = Base64.url.letters(json)
  }

  init(text: [UInt8]) { self.text = text }

  /// The field, or nil where the text is no disclosure of a field that this program knows.
  var field: WordField? {
    guard let field = DisclosedField(String(decoding: text, as: UTF8.self)),
      let name = WordName(rawValue: field.name)
    else { return nil }
    return WordField(name, field.value)
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

/// The name and the text of a disclosure, also of a field whose name this program does not know.
public struct DisclosedField: Sendable, Hashable {
  public let name: String
  public let value: String

  /// nil where the text is no disclosure.
  public init?(_ text: String) {
    guard let json = Base64.url.decode(text),
      let array = try? JSONDecoder().decode([String].self, from: Data(json)), array.count == 3
    else { return nil }
    name = array[1]
    value = array[2]
  }
}
