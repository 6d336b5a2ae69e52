public import Facts

/// Shows what one field of a fact's words says, and nothing of its other fields but their digests.
public struct WordsOpening: Sendable, Hashable {
  /// The field's disclosure (RFC 9901).
  public let disclosure: String
  /// The digests of the other fields.
  public let others: [Digest]
  /// That the fact which commits to the words is in the log.
  public let inclusion: InclusionProof

  static let header = "grievance-ledger/words-opening@v1"

  public init(disclosure: String, others: [Digest], inclusion: InclusionProof) {
    self.disclosure = disclosure
    self.others = others
    self.inclusion = inclusion
  }

  /// - Throws: `SealError.malformed`.
  public init(_ bytes: [UInt8]) throws(SealError) {
    var lines = try ProofLines(bytes, what: "proof")
    try lines.take(header: Self.header)
    disclosure = try lines.take("disclosure")
    var others: [Digest] = []
    while let text = lines.takeIfPresent("digest") {
      guard let digest = Digest(base64: text) else {
        throw lines.malformed("'\(text)' is no digest")
      }
      others.append(digest)
    }
    self.others = others
    inclusion = try InclusionProof(&lines)
  }

  /// The opening as a file.
  public var bytes: [UInt8] {
    var text = "\(Self.header)\ndisclosure \(disclosure)\n"
    for digest in others { text += "digest \(digest.base64)\n" }
    return Array(text.utf8) + inclusion.bytes
  }

  /// Checks that the fact is in the log and commits to the field.
  /// - Throws: `SealError`.
  public func verify(_ key: VerifierKey) throws(SealError) -> Checkpoint {
    let checkpoint = try inclusion.verify(key)
    let own = Digest.sha256(of: Array(disclosure.utf8))
    guard let fact = Fact(inclusion.fact.raw), fact.wordsDigest == .ofFields([own] + others) else {
      throw SealError.malformed(
        what: "proof", why: "the fact does not commit to this text: its words digest is another")
    }
    return checkpoint
  }
}
