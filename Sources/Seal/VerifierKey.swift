internal import Crypto
internal import Facts

/// The public key of a log or of a witness, with its name (C2SP signed-note).
public struct VerifierKey: Sendable, Hashable {
  public enum Algorithm: UInt8, Sendable {
    /// Ed25519 over the note's text: how a log signs.
    case ed25519 = 1
    /// Ed25519 over the text and a moment: how a witness cosigns (C2SP tlog-cosignature).
    case cosignature = 4
  }

  public let name: String
  public let algorithm: Algorithm
  /// 32 bytes.
  let publicKey: [UInt8]

  init(name: String, algorithm: Algorithm, publicKey: [UInt8]) throws(SealError) {
    guard Self.canName(name) else { throw SealError.badName(name) }
    self.name = name
    self.algorithm = algorithm
    self.publicKey = publicKey
  }

  /// Reads `<name>+<key id, 8 hex digits>+<base64 of algorithm and key>`.
  /// - Throws: `SealError.badKey`, `.badName`.
  public init(_ text: String) throws(SealError) {
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else {
      throw SealError.badKey(why: "a verifier key reads name+key id+key")
    }
    guard let bytes = Base64.standard.decode(parts[2]), bytes.count == 33,
      let algorithm = Algorithm(rawValue: bytes[0])
    else { throw SealError.badKey(why: "its last part is no Ed25519 key in base64") }
    try self.init(
      name: String(parts[0]), algorithm: algorithm, publicKey: Array(bytes.dropFirst()))
    guard parts[1] == idText else {
      throw SealError.badKey(why: "its id is not that of its name and key; perhaps it was cut off")
    }
  }

  /// The first four bytes, highest first, of SHA-256(name ‖ 0A ‖ algorithm ‖ key).
  public var id: UInt32 {
    let bytes = Array(name.utf8) + [0x0A, algorithm.rawValue] + publicKey
    return Digest.sha256(of: bytes).bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  private var idText: String {
    let digits = String(id, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// As it is given out.
  public var text: String {
    "\(name)+\(idText)+\(Base64.standard.encode([algorithm.rawValue] + publicKey))"
  }

  /// A name has no space of any kind and no plus, and is not empty.
  static func canName(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy {
        $0 != "+" && !$0.properties.isWhitespace && $0.properties.generalCategory != .control
      }
  }

  func isSignature(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
      return false
    }
    return key.isValidSignature(signature, for: message)
  }
}
