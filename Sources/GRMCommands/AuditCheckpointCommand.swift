internal import ArgumentParser
internal import Audit
internal import Documents
internal import EventLog
internal import Foundation
internal import Reporting
internal import Seal

struct AuditCheckpointCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint",
    abstract: "Sign how many facts the ledger has and the root over them.",
    discussion: """
      The signed note is printed and kept with the ledger. Give it away: who has it can tell whether \
      facts were changed or cut off later. What does not extend the last checkpoint signed with the \
      key is not signed.

      Example:
        grm audit checkpoint --signing-key ~/grm.key > checkpoint-2024-06-30
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var signing: SigningOptions

  func validate() throws { try options.checkFormat([.text, .json]) }

  @Flag(help: "List the checkpoints that are kept, and sign nothing.")
  var list = false

  func run() throws {
    if list { return try printKept() }
    let ledger = try options.open(.writing)
    let key = try signing.openKey(for: options)
    let note = try Checkpointing.sign(ledger.log, origin: ledger.identity.origin, with: key)
    try note.print(as: options.format)
  }

  private func printKept() throws {
    let kept = try options.open(.reading).log.read { try $0.checkpoints() }
    var table = TextTable([("facts", .right), ("root", .left), ("signatures", .right)])
    for checkpoint in kept {
      let note = try SignedNote(checkpoint.bytes)
      if options.format == .json {
        try note.print(as: .json)
      } else {
        let root = try Checkpoint(note.text).root
        table.add(["\(checkpoint.size)", root.base64, "\(note.signatures.count)"])
      }
    }
    if options.format != .json { try Output.write(table.text) }
  }
}

struct AuditCosignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cosign",
    abstract: "Say, as a witness, that a checkpoint was seen and extends what was seen before.",
    discussion: """
      Adds a line to the note of the newest checkpoint, or of the one of --size facts, and prints it. \
      The witness's key is drawn with --new-witness NAME and shown with its verifier key.

      Example:
        grm audit cosign --new-witness witness.example.org/w1 --signing-key ~/witness.key
        grm audit cosign --signing-key ~/witness.key
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var signing: SigningOptions

  @Option(help: ArgumentHelp("The checkpoint of so many facts.", valueName: "facts"))
  var size: UInt64?

  @Option(help: ArgumentHelp("Draw a key for this witness and stop.", valueName: "name"))
  var newWitness: String?

  func validate() throws { try options.checkFormat([.text, .json]) }

  func run() throws {
    if let newWitness { return try drawKey(for: newWitness) }
    let ledger = try options.open(.writing)
    let key = try signing.openKey(for: options)
    let now = EventLog.machineClock()
    let note = try Checkpointing.cosign(
      ledger.log, size: size, with: key, at: UInt64(clamping: now.microseconds / 1_000_000))
    try note.print(as: options.format)
  }

  private func drawKey(for name: String) throws {
    let file = try SigningKeyFile.create(
      at: try signing.path(), for: name, .cosignature, outside: options.ledgerDirectory)
    switch options.format {
    case .json:
      let json: JSON = ["verifier_key": JSON(file.signer.verifierKey.text)]
      try Output.line(json.text)
    default:
      try Output.line("The witness's key is in \(file.path). Its verifier key, to be given out:")
      try Output.line(file.signer.verifierKey.text)
    }
  }
}

/// The file with the key that signs.
struct SigningOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The file with the signing key, outside the ledger; else $GRM_SIGNING_KEY.",
      valueName: "file"))
  var signingKey: String?

  /// nil where none is named.
  var named: String? {
    signingKey ?? ProcessInfo.processInfo.environment["GRM_SIGNING_KEY"]
  }

  /// - Throws: a usage error where no file is named.
  func path() throws -> String {
    guard let named, !named.isEmpty else {
      throw ValidationError("name the signing key's file with --signing-key or $GRM_SIGNING_KEY")
    }
    return named
  }

  func openKey(for options: LedgerOptions) throws -> SigningKeyFile {
    try SigningKeyFile.open(at: path(), outside: options.ledgerDirectory)
  }
}

extension SignedNote {
  /// Prints the note as it is, or in JSON.
  func print(as format: OutputFormat) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    guard format == .json else { return try Output.write(text) }
    let checkpoint = try Checkpoint(self.text)
    let json: JSON = [
      "origin": JSON(checkpoint.origin), "size": .integer(Int(clamping: checkpoint.size)),
      "root": JSON(checkpoint.root.base64), "signatures": .integer(signatures.count),
      "note": JSON(text),
    ]
    try Output.line(json.text)
  }
}
