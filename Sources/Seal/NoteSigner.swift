internal import Crypto
internal import Facts

/// The private key of a log or of a witness. Its description does not tell it.
public struct NoteSigner: Sendable {
  /// The key that others check its signatures with.
  public let verifierKey: VerifierKey
  private let key: Curve25519.Signing.PrivateKey

  private init(
    name: String, algorithm: VerifierKey.Algorithm, key: Curve25519.Signing.PrivateKey
  ) throws(SealError) {
    self.key = key
    verifierKey = try VerifierKey(
      name: name, algorithm: algorithm, publicKey: Array(key.publicKey.rawRepresentation))
  }

  /// Draws a new key.
  /// - Throws: `SealError.badName`.
  public init(drawnFor name: String, _ algorithm: VerifierKey.Algorithm) throws(SealError) {
    try self.init(name: name, algorithm: algorithm, key: Curve25519.Signing.PrivateKey())
  }

  /// The key that 32 bytes stand for: for tests and examples that have to come out alike.
  /// - Throws: `SealError.badName`, `.badKey`.
  public init(
    seed: [UInt8], name: String, _ algorithm: VerifierKey.Algorithm
  ) throws(SealError) {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
      throw SealError.badKey(why: "a seed has 32 bytes")
    }
    try self.init(name: name, algorithm: algorithm, key: key)
  }

  private static let opening = "PRIVATE+KEY+"

  /// Reads `PRIVATE+KEY+<name>+<key id>+<base64 of algorithm and seed>`, as Go's note package writes
  /// it; one line feed may follow.
  /// - Throws: `SealError.badKey`, which does not repeat the text.
  public init(_ text: String) throws(SealError) {
    let line = text.utf8.last == UInt8(ascii: "\n") ? text.dropLast() : text[...]
    let parts = line.dropFirst(Self.opening.count).split(
      separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard line.hasPrefix(Self.opening), parts.count == 3 else {
      throw SealError.badKey(why: "a signing key reads PRIVATE+KEY+name+key id+key")
    }
    guard let bytes = Base64.standard.decode(parts[2]), bytes.count == 33,
      let algorithm = VerifierKey.Algorithm(rawValue: bytes[0])
    else { throw SealError.badKey(why: "its last part is no Ed25519 key in base64") }
    try self.init(seed: Array(bytes.dropFirst()), name: String(parts[0]), algorithm)
    guard verifierKey.text.hasPrefix("\(parts[0])+\(parts[1])+") else {
      throw SealError.badKey(why: "its id is not that of its name and key; perhaps it was cut off")
    }
  }

  /// What a file with mode 0600 may hold and nothing else.
  public var secretText: String {
    let algorithm = verifierKey.algorithm.rawValue
    let id = verifierKey.text.dropFirst(verifierKey.name.count + 1).prefix(8)
    let secret = Base64.standard.encode([algorithm] + Array(key.rawRepresentation))
    return "\(Self.opening)\(verifierKey.name)+\(id)+\(secret)\n"
  }

  /// Deterministic where the library is (RFC 8032), so that the same text gets the same signature.
  func sign(_ message: [UInt8]) throws(SealError) -> [UInt8] {
    guard let signature = try? key.signature(for: message) else {
      throw SealError.badKey(why: "it does not sign")
    }
    return Array(signature)
  }
}

extension NoteSigner: CustomStringConvertible {
  public var description: String { "the signing key of \(verifierKey.name)" }
}
