import Audit
import EventLog
import Foundation
import LedgerTesting
import Seal

/// Makes `Fixtures/golden-export/export` again, to the byte: the clock, the salts and the keys are all
/// given. An export made today has to be readable for ever, so this program may record more, behind
/// what it records now, but nothing else.
///
///     swift run -c release GoldenExport FOLDER
@main
enum GoldenExport {
  static let origin = "grm.example.org/smart-government-ii"
  static let witness = "witness.example.org/w1"

  static func main() {
    guard CommandLine.arguments.count == 2 else {
      print("usage: GoldenExport FOLDER, which is not there yet")
      exit(64)
    }
    do { try make(CommandLine.arguments[1]) } catch {
      print(error)
      exit(1)
    }
  }

  static func make(_ export: String) throws {
    let folder = try TemporaryFolder()
    let office = try Office(in: folder.file("ledger"))
    defer { office.ledger.log.close() }
    let keys = try Keys(in: folder)

    try office.takeInTheRegister()
    try keys.seal(office, at: 1_719_800_000)
    try office.workThroughTheSummer()
    try office.workThroughTheAutumn()
    try office.correctWhatWasWrong()
    try keys.seal(office, at: 1_736_500_000)
    _ = try Export.write(office.ledger.log, to: export)
    print("log      \(keys.log.signer.verifierKey.text)")
    print("witness  \(keys.witness.signer.verifierKey.text)")
  }
}

/// The keys of the log and of a witness. They are no secret: they stand here.
private struct Keys {
  let log: SigningKeyFile
  let witness: SigningKeyFile

  init(in folder: TemporaryFolder) throws {
    log = try Self.file(
      folder.file("log.key"),
      NoteSigner(seed: Array(0..<32), name: GoldenExport.origin, .ed25519))
    witness = try Self.file(
      folder.file("witness.key"),
      NoteSigner(seed: Array(32..<64), name: GoldenExport.witness, .cosignature))
  }

  private static func file(_ path: String, _ signer: NoteSigner) throws -> SigningKeyFile {
    try DurableFile(path).write(Array(signer.secretText.utf8))
    return try SigningKeyFile.open(at: path)
  }

  /// Signs what the ledger holds by now, and has the witness cosign it.
  func seal(_ office: Office, at seconds: UInt64) throws {
    let log = office.ledger.log
    _ = try Checkpointing.sign(log, origin: GoldenExport.origin, with: self.log)
    _ = try Checkpointing.cosign(log, size: nil, with: witness, at: seconds)
  }
}
