import Audit
import EventLog
import Facts
import Foundation
import Seal
import Testing

/// Signing, cosigning, and what is not signed.
@Suite struct CheckpointingTests {
  private let sample: SampleLedger
  private let keys: KeyFolder

  init() throws {
    sample = try SampleLedger(grievances: 5)
    keys = try KeyFolder()
  }

  private func withLog<Result>(_ body: (EventLog) throws -> Result) throws -> Result {
    let log = try EventLog.open(in: sample.directory)
    defer { log.close() }
    return try body(log)
  }

  private func sign(_ key: SigningKeyFile) throws -> SignedNote {
    try withLog { try Checkpointing.sign($0, origin: SampleLedger.origin, with: key) }
  }

  @Test func aCheckpointIsOfWhatTheLogHolds() throws {
    let key = try SigningKeyFile.create(at: keys.path("log"), for: SampleLedger.origin)
    let note = try sign(key)
    let checkpoint = try note.checkpoint(by: key.signer.verifierKey)
    let verified = try sample.verify()
    #expect(checkpoint.size == verified.facts)
    #expect(checkpoint.root == verified.root)
    #expect(verified.isSound)
    #expect(verified.count(.checkpoints, "kept") == 1)
    // Nothing has happened, so there is nothing more to say.
    #expect(try sign(key) == note)
  }

  @Test func anOlderLogPutBackIsNotSigned() throws {
    let key = try SigningKeyFile.create(at: keys.path("log"), for: SampleLedger.origin)
    let backup = keys.path("backup")
    try FileManager.default.copyItem(atPath: sample.directory, toPath: backup)
    try sample.append([VerificationTests.reopening(1)])
    let signed = try Checkpoint(sign(key).text)
    let log = try EventLog.open(in: backup)
    defer { log.close() }
    let refusal = SigningError.wouldFork(
      path: key.path, last: signed.size, size: signed.size - 1)
    #expect(throws: refusal) {
      try Checkpointing.sign(log, origin: SampleLedger.origin, with: key)
    }
    // Neither where it has grown another way.
    for number in [2, 3] as [UInt32] {
      _ = try log.append([VerificationTests.reopening(number)])
    }
    #expect(throws: SigningError.self) {
      try Checkpointing.sign(log, origin: SampleLedger.origin, with: key)
    }
    #expect(try log.read { try $0.checkpoints() }.isEmpty)
  }

  @Test func whatStoodBesideTheKeyMustBeReadable() throws {
    let key = try SigningKeyFile.create(at: keys.path("log"), for: SampleLedger.origin)
    _ = try sign(key)
    try Data("nothing".utf8).write(to: URL(filePath: key.path + ".signed"))
    #expect(throws: SigningError.lastSignedBroken(path: key.path + ".signed")) { try sign(key) }
  }

  @Test func aKeyIsReadOnlyWhereItIsSafe() throws {
    let path = keys.path("log")
    #expect(throws: SigningError.keyMissing(path: path)) { try SigningKeyFile.open(at: path) }
    let key = try SigningKeyFile.create(at: path, for: SampleLedger.origin)
    #expect(throws: SigningError.keyExists(path: path)) {
      try SigningKeyFile.create(at: path, for: SampleLedger.origin)
    }
    #expect(
      try SigningKeyFile.open(at: path).signer.verifierKey == key.signer.verifierKey)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    #expect(throws: SigningError.keyExposed(path: path)) { try SigningKeyFile.open(at: path) }
    let inside = sample.directory + "/key"
    #expect(throws: SigningError.keyInLedger(path: inside)) {
      try SigningKeyFile.create(at: inside, for: "a", outside: sample.directory)
    }
  }

  @Test func aKeyOfAnotherLogDoesNotSign() throws {
    let key = try SigningKeyFile.create(at: keys.path("log"), for: "grm.example.org/other")
    let refusal = SigningError.keyOfAnother(path: key.path, name: "grm.example.org/other")
    #expect(throws: refusal) { try sign(key) }
  }

  @Test func witnessesAreCounted() throws {
    let key = try SigningKeyFile.create(at: keys.path("log"), for: SampleLedger.origin)
    let witnesses = try ["w1", "w2"].map {
      try SigningKeyFile.create(at: keys.path($0), for: "\($0).example.org", .cosignature)
    }
    _ = try sign(key)
    let first = try withLog {
      try Checkpointing.cosign($0, size: nil, with: witnesses[0], at: 1_700_000_000)
    }
    #expect(first.signatures.count == 2)
    var expectations = Verification.Expectations()
    expectations.key = key.signer.verifierKey
    expectations.witnesses = witnesses.map(\.signer.verifierKey)
    expectations.requiredWitnesses = 1
    #expect(try sample.verify(against: expectations).isSound)
    expectations.requiredWitnesses = 2
    let few = try sample.verify(against: expectations)
    #expect(few.failed == ["checkpoints"])
    _ = try withLog {
      try Checkpointing.cosign($0, size: nil, with: witnesses[1], at: 1_700_000_001)
    }
    #expect(try sample.verify(against: expectations).isSound)
  }

  @Test func aWitnessDoesNotCosignAFork() throws {
    let key = try SigningKeyFile.create(at: keys.path("log"), for: SampleLedger.origin)
    let witness = try SigningKeyFile.create(
      at: keys.path("w"), for: "w.example.org", .cosignature)
    try sample.append([VerificationTests.reopening(1)])
    _ = try sign(key)
    _ = try withLog { try Checkpointing.cosign($0, size: nil, with: witness, at: 1) }
    // Another ledger of the same name, signed with a key whose memory was lost.
    let other = try SampleLedger(grievances: 5)
    try FileManager.default.removeItem(atPath: key.path + ".signed")
    let log = try EventLog.open(in: other.directory)
    defer { log.close() }
    _ = try Checkpointing.sign(log, origin: SampleLedger.origin, with: key)
    #expect(throws: SigningError.self) {
      try Checkpointing.cosign(log, size: nil, with: witness, at: 2)
    }
  }

  @Test func aCheckpointFromOutsideTells() throws {
    let key = try SigningKeyFile.create(at: keys.path("log"), for: SampleLedger.origin)
    let backup = keys.path("backup")
    try FileManager.default.copyItem(atPath: sample.directory, toPath: backup)
    try sample.append([VerificationTests.reopening(1)])
    var expectations = Verification.Expectations()
    expectations.key = key.signer.verifierKey
    expectations.checkpoint = try sign(key)
    #expect(try sample.verify(against: expectations).isSound)
    let log = try EventLog.open(in: backup)
    defer { log.close() }
    let older = try Verification.run(log, against: expectations)
    #expect(older.failed == ["checkpoints"])
    _ = try log.append([VerificationTests.reopening(2)])
    let other = try Verification.run(log, against: expectations)
    #expect(other.failed == ["checkpoints"])
  }
}

/// A folder for keys, outside any ledger; removed with the test.
final class KeyFolder {
  private let directory: String

  init() throws {
    directory =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("keys-test-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  func path(_ name: String) -> String { "\(directory)/\(name)" }
}
