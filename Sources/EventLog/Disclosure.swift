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
    let array = [Base64URL.encode(salt), field.name.rawValue, field.value]
    // An array of strings always has a JSON form.
    let json = (try? JSONEncoder().encode(array)) ?? Data()
    text = Array(Base64URL.encode(Array(json)).utf8)
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
  static func encode(_ bytes: [UInt8]) -> String {
    String(
      Data(bytes).base64EncodedString().compactMap { character in
        switch character {
        case "+": "-"
        case "/": "_"
        case "=": nil
        default: character
        }
      })
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
