internal import Facts

/// The words of one fact as they are stored: each field as its digest and, unless it was erased, its
/// disclosure, in the clear or sealed. The digests outlive an erasure.
///
/// Stored as: number of fields (1 byte), then for each: class (1), state (1), zero (2), length (4),
/// digest (32), and so many bytes of text or sealed text.
struct WordsRecord {
  enum State: UInt8 {
    /// The disclosure itself.
    case clear = 0
    /// Nonce (12 bytes), ciphertext and tag (16) of ChaCha20-Poly1305 (RFC 8439).
    case sealed = 1
    /// Nothing: only the digest is left.
    case erased = 2
    /// Nothing, in a copy: the text stayed with the ledger that the copy was made from.
    case notCarried = 3
  }

  struct Field {
    var wordClass: UInt8
    var state: State
    var digest: Digest
    var bytes: [UInt8]
  }

  var fields: [Field]

  /// What the fact commits to.
  var digest: Digest { .ofFields(fields.map(\.digest)) }
}

extension WordsRecord {
  /// Salts, commits to and, where they are confidential, seals some fields.
  /// - Parameter key: the subject's key; needed where a field is confidential.
  /// - Throws: `EventLogError.tooManyFields` for more than the count's one byte can say.
  init(_ words: [WordField], subject: Subject, key: SubjectKey?, entropy: Entropy) throws {
    guard words.count <= UInt8.max else {
      throw EventLogError.tooManyFields(subject: subject, count: words.count)
    }
    fields = try words.map { field in
      let disclosure = Disclosure(field, salt: entropy.bytes(16))
      let wordClass = field.name.wordClass
      let digest = disclosure.digest
      guard wordClass == .confidential else {
        return Field(
          wordClass: wordClass.rawValue, state: .clear, digest: digest, bytes: disclosure.text)
      }
      guard let key else { throw EventLogError.keyMissing(subject: subject) }
      let sealed = try key.seal(
        disclosure.text, for: subject, committed: digest, nonce: entropy.bytes(12))
      return Field(wordClass: wordClass.rawValue, state: .sealed, digest: digest, bytes: sealed)
    }
  }

  init?(_ bytes: RawSpan) {
    guard bytes.byteCount >= 1 else { return nil }
    var fields: [Field] = []
    var offset = 1
    let header = 8 + Digest.byteCount
    for _ in 0..<bytes.unsignedByte(at: 0) {
      guard bytes.byteCount - offset >= header,
        let state = State(rawValue: bytes.unsignedByte(at: offset + 1)),
        let digest = Digest(bytes.extracting(offset + 8..<offset + header))
      else { return nil }
      let length = Int(bytes.unsignedInteger(at: offset + 4))
      guard bytes.byteCount - offset - header >= length else { return nil }
      let text = bytes.extracting(offset + header..<offset + header + length)
      fields.append(
        Field(
          wordClass: bytes.unsignedByte(at: offset), state: state, digest: digest,
          bytes: text.array))
      offset += header + length
    }
    guard offset == bytes.byteCount else { return nil }
    self.fields = fields
  }

  var bytes: [UInt8] {
    var bytes: [UInt8] = [UInt8(truncatingIfNeeded: fields.count)]
    for field in fields {
      bytes.append(field.wordClass)
      bytes.append(field.state.rawValue)
      bytes.appendLittleEndian(UInt16(0))
      bytes.appendLittleEndian(UInt32(truncatingIfNeeded: field.bytes.count))
      field.digest.append(to: &bytes)
      bytes.append(contentsOf: field.bytes)
    }
    return bytes
  }
}

/// Where salts, nonces and keys come from: the system's generator, or a seeded one in a test.
public struct Entropy: Sendable {
  let fill: @Sendable (Int) -> [UInt8]

  public init(_ fill: @escaping @Sendable (_ count: Int) -> [UInt8]) { self.fill = fill }

  public func bytes(_ count: Int) -> [UInt8] { fill(count) }

  public static let system = Entropy { count in
    var generator = SystemRandomNumberGenerator()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + 8)
    // Eight at a time: each request goes to the kernel.
    while bytes.count < count { bytes.appendLittleEndian(generator.next()) }
    return Array(bytes.prefix(count))
  }
}
