internal import EventLog
internal import Facts
internal import FoundationEssentials

/// The words of a fact as a line of an export: what is carried, and the digests of what is not.
struct WordsLine: Codable {
  let sequence: UInt64
  /// As they were hashed (RFC 9901).
  let disclosures: [String]
  /// Of the other fields, in base64.
  let digests: [String]

  init(_ sequence: SequenceNumber, _ words: CarriedWords) {
    self.sequence = sequence.rawValue
    disclosures = words.fields.compactMap { field in
      field.disclosure.map { String(decoding: $0, as: UTF8.self) }
    }
    digests = words.fields.filter { $0.disclosure == nil }.map(\.digest.base64)
  }

  /// nil where the line is none.
  init?(_ line: some Collection<UInt8>) {
    guard let line = try? JSONDecoder().decode(Self.self, from: Data(line)) else { return nil }
    self = line
  }

  /// The line, with its line feed. Base64 needs no escapes in JSON.
  var bytes: [UInt8] {
    func list(_ texts: [String]) -> String { texts.map { "\"\($0)\"" }.joined(separator: ",") }
    let text =
      "{\"sequence\":\(sequence),\"disclosures\":[\(list(disclosures))],"
      + "\"digests\":[\(list(digests))]}\n"
    return Array(text.utf8)
  }

  /// nil where a digest is none.
  var words: CarriedWords? {
    let carried = disclosures.map { text in
      let bytes = Array(text.utf8)
      return CarriedWords.Field(digest: .sha256(of: bytes), disclosure: bytes)
    }
    let others = digests.compactMap { text in
      Digest(base64: text).map { CarriedWords.Field(digest: $0, disclosure: nil) }
    }
    guard others.count == digests.count else { return nil }
    return CarriedWords(fields: carried + others)
  }
}

extension CarriedWords {
  /// The same fields with what either of the two carries.
  func completed(by other: CarriedWords) -> CarriedWords {
    CarriedWords(
      fields: fields.map { field in
        guard field.disclosure == nil else { return field }
        return other.fields.first { $0.digest == field.digest } ?? field
      })
  }
}
