public import Facts

/// Shows that a fact is in a log, to somebody who has only the log's verifier key (C2SP tlog-proof).
/// The fact itself travels with it.
public struct InclusionProof: Sendable, Hashable {
  /// The 128 bytes of the fact.
  public let fact: [UInt8]
  public let index: UInt64
  /// From the leaf to the root.
  public let path: [Digest]
  public let note: SignedNote

  static let header = "c2sp.org/tlog-proof@v1"

  public init(fact: [UInt8], index: UInt64, path: [Digest], note: SignedNote) {
    self.fact = fact
    self.index = index
    self.path = path
    self.note = note
  }

  /// - Throws: `SealError.malformed`.
  public init(_ bytes: [UInt8]) throws(SealError) {
    var lines = try ProofLines(bytes, what: "proof")
    try self.init(&lines)
  }

  init(_ lines: inout ProofLines) throws(SealError) {
    try lines.take(header: Self.header)
    let extra = try lines.take("extra")
    guard let fact = Base64.standard.decode(extra), fact.count == Fact.byteCount else {
      throw lines.malformed("its extra data is no fact of \(Fact.byteCount) bytes")
    }
    guard let index = UInt64(decimal: try lines.take("index")) else {
      throw lines.malformed("its index is no number")
    }
    self.init(fact: fact, index: index, path: try lines.takeHashes(), note: lines.note)
  }

  /// The proof as a file.
  public var bytes: [UInt8] {
    var text = "\(Self.header)\nextra \(Base64.standard.encode(fact))\nindex \(index)\n"
    for hash in path { text += "\(hash.base64)\n" }
    return Array(text.utf8) + [0x0A] + note.bytes
  }

  /// Checks the proof and the signature on its checkpoint.
  /// - Returns: the checkpoint that the fact lies under.
  /// - Throws: `SealError`.
  public func verify(_ key: VerifierKey) throws(SealError) -> Checkpoint {
    let checkpoint = try note.checkpoint(by: key)
    let root = Merkle.root(
      fromLeaf: Merkle.leaf(fact.raw), at: index, size: checkpoint.size, path: path)
    guard root == checkpoint.root else {
      throw SealError.malformed(
        what: "proof", why: "its hashes do not lead from the fact to the checkpoint's root")
    }
    return checkpoint
  }
}

extension SignedNote {
  /// The checkpoint that a log signed.
  /// - Throws: `SealError`: also where its origin is not the key's name.
  public func checkpoint(by key: VerifierKey) throws(SealError) -> Checkpoint {
    try verify(key)
    let checkpoint = try Checkpoint(text)
    guard checkpoint.origin == key.name else {
      throw SealError.malformed(what: "checkpoint of \(key.name)", why: "its origin is another")
    }
    return checkpoint
  }
}
