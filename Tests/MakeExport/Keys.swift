import Audit
import EventLog
import LedgerTesting
import Seal

/// The keys of a log and of a witness. They are no secret: they stand here.
struct Keys {
  private let origin: String
  let log: SigningKeyFile
  private let witness: SigningKeyFile

  init(for origin: String, in folder: TemporaryFolder) throws {
    self.origin = origin
    log = try Self.file(
      folder.file("log.key"), NoteSigner(seed: Array(0..<32), name: origin, .ed25519))
    witness = try Self.file(
      folder.file("witness.key"),
      NoteSigner(seed: Array(32..<64), name: "witness.example.org/w1", .cosignature))
  }

  private static func file(_ path: String, _ signer: NoteSigner) throws -> SigningKeyFile {
    try DurableFile(path).write(Array(signer.secretText.utf8))
    return try SigningKeyFile.open(at: path)
  }

  /// Signs what a log holds by now, and has the witness cosign it.
  func seal(_ sealed: EventLog, at seconds: UInt64) throws {
    _ = try Checkpointing.sign(sealed, origin: origin, with: log)
    _ = try Checkpointing.cosign(sealed, size: nil, with: witness, at: seconds)
  }

  /// Prints the verifier keys as `Fixtures/golden-export/keys` has them.
  func show() {
    print("log \(log.signer.verifierKey.text)")
    print("witness \(witness.signer.verifierKey.text)")
  }
}
