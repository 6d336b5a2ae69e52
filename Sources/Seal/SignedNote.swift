internal import Facts

/// A text with signatures under it (C2SP signed-note). Bytes in are bytes out.
public struct SignedNote: Sendable, Hashable {
  /// What is signed; ends in a line feed.
  public let text: String
  public private(set) var signatures: [Signature]

  /// One signature line.
  public struct Signature: Sendable, Hashable {
    public let name: String
    public let keyID: UInt32
    /// What follows the key's id.
    let bytes: [UInt8]
  }

  /// As many signature lines as anybody needs; a note with more is taken to be an attack.
  private static let mostSignatures = 100

  /// - Parameter text: ends in a line feed and has no control characters beside line feeds.
  /// - Throws: `SealError.malformed`.
  public init(text: String) throws(SealError) {
    guard text.utf8.last == 0x0A, text.utf8.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }) else {
      throw SealError.malformed(what: "signed note", why: "its text does not end in a line feed")
    }
    self.text = text
    signatures = []
  }

  /// Reads a note: the text, an empty line, signature lines.
  /// - Throws: `SealError.malformed`.
  public init(_ bytes: [UInt8]) throws(SealError) {
    func malformed(_ why: String) -> SealError { .malformed(what: "signed note", why: why) }
    guard let all = String(validating: bytes, as: UTF8.self) else {
      throw malformed("it is not UTF-8")
    }
    guard all.utf8.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }) else {
      throw malformed("it has control characters")
    }
    guard bytes.last == 0x0A, let end = Self.endOfText(bytes) else {
      throw malformed("it has no empty line before its signatures, or was cut off")
    }
    try self.init(text: String(decoding: bytes[...end], as: UTF8.self))
    let lines = bytes[(end + 2)...].dropLast().split(
      separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count <= Self.mostSignatures else { throw malformed("it has too many signatures") }
    for line in lines {
      guard let signature = Signature(line: line) else {
        throw malformed("a signature line reads: dash, name, base64")
      }
      signatures.append(signature)
    }
  }

  /// The line feed that ends the text: the one in front of the last empty line.
  private static func endOfText(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 3 else { return nil }
    let pairs = stride(from: bytes.count - 3, through: 0, by: -1)
    return pairs.first { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A }
  }

  /// The note as it is stored and given out.
  public var bytes: [UInt8] {
    Array(text.utf8) + [0x0A] + signatures.flatMap { $0.line }
  }

  /// Adds a log's signature.
  /// - Throws: `SealError.badKey` where the key is a witness's.
  public mutating func sign(with signer: NoteSigner) throws(SealError) {
    guard signer.verifierKey.algorithm == .ed25519 else {
      throw SealError.badKey(why: "a witness's key cosigns and does not sign")
    }
    add(try signer.sign(Array(text.utf8)), by: signer.verifierKey)
  }

  /// Adds signatures that it does not have, such as those of witnesses that came back with a copy.
  /// - Throws: `SealError.malformed` where the other note has another text.
  public mutating func merge(_ other: SignedNote) throws(SealError) {
    guard other.text == text else {
      throw SealError.malformed(what: "copy of this checkpoint", why: "its text is another")
    }
    for signature in other.signatures where !signatures.contains(signature) {
      signatures.append(signature)
    }
  }

  mutating func add(_ bytes: [UInt8], by key: VerifierKey) {
    let signature = Signature(name: key.name, keyID: key.id, bytes: bytes)
    if !signatures.contains(signature) { signatures.append(signature) }
  }

  /// The signatures that claim to be by a key.
  func signatures(by key: VerifierKey) -> [Signature] {
    let id = key.id
    return signatures.filter { $0.name == key.name && $0.keyID == id }
  }

  /// Checks that a log signed the note. Signatures by others are not looked at.
  /// - Throws: `SealError.notSigned`, `.falseSignature`.
  public func verify(_ key: VerifierKey) throws(SealError) {
    let claimed = signatures(by: key)
    guard key.algorithm == .ed25519, !claimed.isEmpty else {
      throw SealError.notSigned(by: key.name)
    }
    for signature in claimed where !key.isSignature(signature.bytes, of: Array(text.utf8)) {
      throw SealError.falseSignature(by: key.name)
    }
  }
}

extension SignedNote.Signature {
  private static let dash = Array("\u{2014} ".utf8)

  /// Reads an em dash, a space, the name, a space, base64 of key id and signature.
  init?(line: ArraySlice<UInt8>) {
    guard line.starts(with: Self.dash) else { return nil }
    let parts = line.dropFirst(Self.dash.count).split(
      separator: 0x20, omittingEmptySubsequences: false)
    guard parts.count == 2, let name = String(validating: parts[0], as: UTF8.self),
      VerifierKey.canName(name), let blob = Base64.standard.decode(Array(parts[1])),
      blob.count > 4
    else { return nil }
    self.name = name
    keyID = blob[..<4].reduce(0) { $0 << 8 | UInt32($1) }
    bytes = Array(blob[4...])
  }

  fileprivate var line: [UInt8] {
    var blob: [UInt8] = []
    blob.appendBigEndian(keyID)
    blob += bytes
    return Self.dash + Array(name.utf8) + [0x20] + Base64.standard.letters(blob) + [0x0A]
  }
}
