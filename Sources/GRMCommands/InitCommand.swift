internal import ArgumentParser
internal import Audit
internal import EventLog
internal import LMDB
internal import Ledger
internal import Reporting
internal import Seal
internal import WorkingDays

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a new ledger.",
    discussion: """
      Records the ledger's identity, the default policy, the statute's version and the government's \
      known decisions about days off. With --signing-key FILE a key for checkpoints is drawn, or the \
      one in the file taken, and its verifier key printed.

      Example:
        grm init --project "Smart Government II" --origin grm.example.org/sg2 --since 2024-01-15
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var signing: SigningOptions

  @Option(help: "The project's name.")
  var project: String

  @Option(help: "The name under which the log signs: a host and a path, without a scheme.")
  var origin: String

  @Option(
    help: ArgumentHelp("The first day covered; else the first received day.", valueName: "day"))
  var since: CivilDay?

  @Option(help: "The time zone in which days begin and end.")
  var timeZone = "Asia/Ulaanbaatar"

  func validate() throws { try options.checkFormat([.text, .json]) }

  func run() throws {
    let identity = try LedgerIdentity(
      project: project, origin: origin, timeZone: timeZone, coversFrom: since)
    // First, since a ledger whose checkpoints cannot be signed should not be begun by mistake.
    let key = try signing.named.map { try self.key(in: $0) }
    let ledger = try create(identity)
    let (size, root) = try ledger.log.read { ($0.size, $0.head.root) }
    switch options.format {
    case .json:
      let json: JSON = [
        "ledger": JSON(options.ledgerDirectory), "origin": JSON(origin),
        "facts": .integer(Int(clamping: size)), "root": JSON(root.base64),
        "verifier_key": JSON(key?.text),
      ]
      try Output.line(json.text)
    default:
      try Output.line("The ledger of \(project) is in \(options.ledgerDirectory).")
      try Output.line("\(size) facts, root \(root.base64)")
      if let key {
        try Output.line("Checkpoints are checked with this verifier key, to be given out:")
        try Output.line(key.text)
      }
    }
  }

  /// The verifier key of a signing key that is there already, or is drawn now.
  private func key(in path: String) throws -> VerifierKey {
    let file =
      DurableFile(path).exists
      ? try SigningKeyFile.open(at: path, outside: options.ledgerDirectory)
      : try SigningKeyFile.create(at: path, for: origin, outside: options.ledgerDirectory)
    guard file.signer.verifierKey.name == origin else {
      throw SigningError.keyOfAnother(path: path, name: file.signer.verifierKey.name)
    }
    return file.signer.verifierKey
  }

  private func create(_ identity: LedgerIdentity) throws -> Ledger {
    do {
      return try Ledger.create(
        in: options.ledgerDirectory, identity: identity, actor: recording.actor(),
        options: options.logOptions(.writing))
    } catch LMDBError.notPermitted(let failure) {
      throw Failure(
        .cannotCreate, "\(failure.path) cannot be made: \(failure.text); choose another directory")
    }
  }
}
