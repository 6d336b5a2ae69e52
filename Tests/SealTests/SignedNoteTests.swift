import Facts
import LedgerTesting
import Seal
import Testing

@Suite struct SignedNoteTests {
  // The example of Go's package for signed notes.
  static let goKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
  static let goSecret =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
  static let goText =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your "
    + "problem is.\n"
  static let goSignature =
    "\u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqf"
    + "qdngotpRZb6KE6RyyBwJnAM=\n"

  @Test func aNoteOfGoIsReadAndWrittenAlike() throws {
    let key = try VerifierKey(Self.goKey)
    #expect(key.text == Self.goKey)
    let bytes = Array("\(Self.goText)\n\(Self.goSignature)".utf8)
    let note = try SignedNote(bytes)
    #expect(note.text == Self.goText)
    #expect(note.bytes == bytes)
    try note.verify(key)

    let signer = try NoteSigner(Self.goSecret)
    #expect(signer.secretText == Self.goSecret + "\n")
    var own = try SignedNote(text: Self.goText)
    try own.sign(with: signer)
    #expect(own.bytes == bytes)
  }

  @Test func anyOtherByteIsRefused() throws {
    let key = try VerifierKey(Self.goKey)
    let bytes = Array("\(Self.goText)\n\(Self.goSignature)".utf8)
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1
      #expect(throws: SealError.self, "byte \(place)") { try SignedNote(changed).verify(key) }
    }
    for length in bytes.indices {
      #expect(throws: SealError.self, "cut at \(length)") {
        try SignedNote(Array(bytes[..<length])).verify(key)
      }
    }
  }

  @Test func signaturesByOthersAreNotLookedAt() throws {
    let stranger = try NoteSigner(drawnFor: "stranger.example.org", .ed25519)
    var note = try SignedNote(Array("\(Self.goText)\n\(Self.goSignature)".utf8))
    try note.sign(with: stranger)
    #expect(note.signatures.count == 2)
    try note.verify(VerifierKey(Self.goKey))
    try note.verify(stranger.verifierKey)
    let nobody = try NoteSigner(drawnFor: "nobody.example.org", .ed25519)
    #expect(throws: SealError.notSigned(by: "nobody.example.org")) {
      try note.verify(nobody.verifierKey)
    }
  }

  @Test func aKeyOfTheSameNameThatDidNotSignIsNotFound() throws {
    let other = try NoteSigner(drawnFor: "PeterNeumann", .ed25519)
    let note = try SignedNote(Array("\(Self.goText)\n\(Self.goSignature)".utf8))
    #expect(throws: SealError.notSigned(by: "PeterNeumann")) { try note.verify(other.verifierKey) }
  }

  @Test(arguments: [
    "", "a", "a+b", "a+00000000+AAAA", "a b+c74f20a3+AQ==", "+c74f20a3+" + goKey.suffix(44),
    String(goKey.dropLast()), goKey + "=", "PeterNeumann+c74f20a4+" + goKey.suffix(44),
  ])
  func whatIsNoVerifierKeyIsRefused(_ text: String) {
    #expect(throws: SealError.self) { try VerifierKey(text) }
  }

  @Test func aSigningKeyDoesNotTellItself() throws {
    let signer = try NoteSigner(Self.goSecret)
    let secret = Self.goSecret.suffix(44)
    #expect(!"\(signer)".contains(secret))
    #expect(throws: SealError.self) { try NoteSigner(Self.goSecret + "x") }
    do { _ = try NoteSigner("PRIVATE+KEY+a+00000000+\(secret)") } catch {
      #expect(!"\(error)".contains(secret))
    }
  }

  @Test func aWitnessCosigns() throws {
    let witness = try NoteSigner(drawnFor: "witness.example.org/w1", .cosignature)
    let log = try NoteSigner(drawnFor: "grm.example.org/log", .ed25519)
    var note = try Checkpoint(origin: "grm.example.org/log", size: 0, root: Merkle.emptyRoot).note()
    try note.sign(with: log)
    try note.cosign(with: witness, at: 1_700_000_000)
    let again = try SignedNote(note.bytes)
    #expect(try again.cosignedAt(witness.verifierKey) == 1_700_000_000)
    #expect(throws: SealError.badKey(why: "a log's key signs and does not cosign")) {
      try note.cosign(with: log, at: 1)
    }
    let other = try NoteSigner(drawnFor: "witness.example.org/w1", .cosignature)
    #expect(throws: SealError.notSigned(by: "witness.example.org/w1")) {
      try note.cosignedAt(other.verifierKey)
    }
  }

  @Test(arguments: [
    "a\n1\n", "a\n01\n\(Merkle.emptyRoot.base64)\n", "a\n+1\n\(Merkle.emptyRoot.base64)\n",
    "a\n-1\n\(Merkle.emptyRoot.base64)\n", "a\n1\n\(Merkle.emptyRoot.base64)",
    "a\n1\n\(Merkle.emptyRoot.base64)\nextension\n", "a b\n1\n\(Merkle.emptyRoot.base64)\n",
    "a\n1\nAAAA\n", "\n1\n\(Merkle.emptyRoot.base64)\n",
    "a\n18446744073709551616\n\(Merkle.emptyRoot.base64)\n",
  ])
  func whatIsNoCheckpointIsRefused(_ text: String) {
    #expect(throws: SealError.self) { try Checkpoint(text) }
  }
}
