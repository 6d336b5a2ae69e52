import Facts
import LedgerTesting
import Seal
import Testing
import WorkingDays

/// Proof files written, read and checked with nothing but the log's key.
@Suite struct ProofFileTests {
  private let signer: NoteSigner
  private let facts: [[UInt8]]
  private let tree: FactTree
  private let words = ["WyJhIiwic3VtbWFyeSIsImIiXQ", "WyJjIiwicGVyc29uIiwiZCJd"]

  init() throws {
    signer = try NoteSigner(drawnFor: "grm.example.org/log", .ed25519)
    let digests = words.map { Digest.sha256(of: Array($0.utf8)) }
    facts = (0..<5).map { place in
      Fact(
        kind: 32, version: 1, flags: [], actor: .system, sequence: SequenceNumber(place),
        subject: .ledger, revision: Revision(UInt32(place)),
        occurredOn: CivilDay(daysSince1970: 19_000),
        recordedAt: Instant(microseconds: 1), about: nil, wordsDigest: .ofFields(digests),
        payload: Payload()
      ).bytes
    }
    tree = FactTree(facts: facts)
  }

  private func note(_ size: Int) throws -> SignedNote {
    let root = try tree.root(over: 0..<UInt64(size))
    var note = try Checkpoint(origin: "grm.example.org/log", size: UInt64(size), root: root).note()
    try note.sign(with: signer)
    return note
  }

  private func inclusion(of index: UInt64, size: Int) throws -> InclusionProof {
    InclusionProof(
      fact: facts[Int(index)], index: index,
      path: try tree.inclusionPath(of: index, size: UInt64(size)), note: try note(size))
  }

  @Test func aFactIsShown() throws {
    let proof = try inclusion(of: 3, size: 5)
    guard case .inclusion(let read) = try AnyProof(proof.bytes) else {
      Issue.record("read as another kind")
      return
    }
    #expect(read == proof)
    #expect(try read.verify(signer.verifierKey).size == 5)
  }

  @Test func anOlderCheckpointIsShown() throws {
    let proof = ConsistencyProof(
      old: try note(3), path: try tree.consistencyPath(from: 3, to: 5), new: try note(5))
    guard case .consistency(let read) = try AnyProof(proof.bytes) else {
      Issue.record("read as another kind")
      return
    }
    #expect(read == proof)
    let (old, new) = try read.verify(signer.verifierKey)
    #expect(old.size == 3)
    #expect(new.size == 5)
  }

  @Test func aFieldOfWordsIsShown() throws {
    let opening = WordsOpening(
      disclosure: words[0], others: [Digest.sha256(of: Array(words[1].utf8))],
      inclusion: try inclusion(of: 1, size: 4))
    guard case .opening(let read) = try AnyProof(opening.bytes) else {
      Issue.record("read as another kind")
      return
    }
    #expect(read == opening)
    #expect(try read.verify(signer.verifierKey).size == 4)
    let forged = WordsOpening(
      disclosure: words[1], others: opening.others, inclusion: opening.inclusion)
    #expect(throws: SealError.self) { try forged.verify(signer.verifierKey) }
  }

  @Test func noByteOfAProofCanBeChanged() throws {
    let opening = WordsOpening(
      disclosure: words[0], others: [Digest.sha256(of: Array(words[1].utf8))],
      inclusion: try inclusion(of: 1, size: 4)
    ).bytes
    let consistency = ConsistencyProof(
      old: try note(3), path: try tree.consistencyPath(from: 3, to: 5), new: try note(5)
    ).bytes
    for bytes in [opening, consistency] {
      for place in bytes.indices {
        var changed = bytes
        changed[place] ^= 1
        #expect(throws: SealError.self, "byte \(place)") { try check(changed) }
      }
    }
  }

  private func check(_ bytes: [UInt8]) throws {
    switch try AnyProof(bytes) {
    case .inclusion(let proof): _ = try proof.verify(signer.verifierKey)
    case .consistency(let proof): _ = try proof.verify(signer.verifierKey)
    case .opening(let proof): _ = try proof.verify(signer.verifierKey)
    }
  }
}

/// The leaves of some facts.
private struct FactTree: SubtreeHashes {
  let facts: [[UInt8]]

  func hash(of subtree: Subtree) -> Digest {
    let leaves = subtree.leaves
    return ReferenceMerkle.root(
      facts[Int(leaves.lowerBound)..<Int(leaves.upperBound)].map(ReferenceMerkle.leafHash))
  }
}
