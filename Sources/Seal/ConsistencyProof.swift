public import Facts

/// Shows that a log's older checkpoint is the beginning of a newer one: nothing in between was changed
/// or taken away.
public struct ConsistencyProof: Sendable, Hashable {
  public let old: SignedNote
  public let path: [Digest]
  public let new: SignedNote

  static let header = "grievance-ledger/consistency-proof@v1"

  public init(old: SignedNote, path: [Digest], new: SignedNote) {
    self.old = old
    self.path = path
    self.new = new
  }

  /// - Throws: `SealError.malformed`.
  public init(_ bytes: [UInt8]) throws(SealError) {
    var lines = try ProofLines(bytes, what: "proof")
    try lines.take(header: Self.header)
    guard let old = Base64.standard.decode(try lines.take("old")) else {
      throw lines.malformed("its older checkpoint is not in base64")
    }
    self.init(old: try SignedNote(old), path: try lines.takeHashes(), new: lines.note)
  }

  /// The proof as a file.
  public var bytes: [UInt8] {
    var text = "\(Self.header)\nold \(Base64.standard.encode(old.bytes))\n"
    for hash in path { text += "\(hash.base64)\n" }
    return Array(text.utf8) + [0x0A] + new.bytes
  }

  /// Checks the proof and the signatures on both checkpoints.
  /// - Throws: `SealError`.
  public func verify(_ key: VerifierKey) throws(SealError) -> (old: Checkpoint, new: Checkpoint) {
    let (older, newer) = (try old.checkpoint(by: key), try new.checkpoint(by: key))
    let holds = Merkle.isConsistent(
      old: older.size, older.root, size: newer.size, newer.root, path: path)
    guard holds else {
      throw SealError.malformed(
        what: "proof", why: "the older checkpoint is not the beginning of the newer")
    }
    return (older, newer)
  }
}
