internal import ArgumentParser
internal import Audit
internal import EventLog
internal import Foundation
internal import Ledger
internal import Reporting
internal import Seal

struct AuditExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Take a copy that names nobody: every fact, the open words, the checkpoints.",
    discussion: """
      The folder is laid out as C2SP tlog-tiles has it. It holds what lies under the newest kept \
      checkpoint, or under that of --size facts. With --signing-key a checkpoint of everything is \
      signed first.

      Example:
        grm audit export copy --signing-key ~/grm.key
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var signing: SigningOptions

  @Argument(help: "The folder to make.")
  var folder: String

  @Option(help: ArgumentHelp("Under the checkpoint of so many facts.", valueName: "facts"))
  var size: UInt64?

  @Option(help: "Which words go along in a side folder, beside the open ones.")
  var withWords: SideWords?

  /// Confidential words go along with no copy.
  enum SideWords: String, ExpressibleByArgument, CaseIterable { case `public` }

  func validate() throws {
    try options.checkFormat([.text, .json])
    if size != nil, signing.signingKey != nil {
      throw ValidationError("give --size for an older checkpoint or --signing-key for a new one")
    }
  }

  func run() throws {
    let log: EventLog
    if signing.signingKey != nil {
      let ledger = try options.open(.writing)
      log = ledger.log
      _ = try Checkpointing.sign(
        log, origin: ledger.identity.origin, with: try signing.openKey(for: options))
    } else {
      log = try options.open(.reading).log
    }
    let summary = try LongWork.run("facts", ifInterrupted: "\(folder) was not made") {
      try Export.write(
        log, to: folder, size: size, includesPublicWords: withWords == .public, progress: $0)
    }
    try summary.print(folder, options.format)
  }
}

extension Export.Summary {
  fileprivate func print(_ folder: String, _ format: OutputFormat) throws {
    guard format == .json else {
      return try Output.line(
        "\(folder) has \(checkpoint.size) facts, root \(checkpoint.root.base64), and words of "
          + "\(factsWithWords) of them.")
    }
    let json: JSON = [
      "folder": JSON(folder), "facts": .integer(Int(clamping: checkpoint.size)),
      "root": JSON(checkpoint.root.base64),
      "facts_with_words": .integer(Int(clamping: factsWithWords)),
    ]
    try Output.line(json.text)
  }
}

struct AuditOpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Make a ledger that can be read, and not written, from an export.",
    discussion: """
      Everything is verified first. Every report, KPI and explanation runs on it, with the figures of \
      the ledger that it was taken from.

      Example:
        grm audit open copy --ledger auditors-ledger --vkey grm.example.org/sg2+d443a056+Afek...
      """)

  @OptionGroup var options: LedgerOptions

  @Argument(help: "The folder of the export.")
  var folder: String

  @Option(help: ArgumentHelp("The log's verifier key.", valueName: "key"))
  var vkey: VerifierKey?

  func validate() throws { try options.checkFormat([.text, .json]) }

  func run() throws {
    let directory = options.ledgerDirectory
    let result = try LongWork.run("entries", ifInterrupted: "\(directory) was not made") {
      try ExportOpening.run(
        folder, key: vkey, into: directory,
        cores: ProcessInfo.processInfo.activeProcessorCount, progress: $0)
    }
    guard options.format == .json else {
      return try Output.line(
        "\(options.ledgerDirectory) has \(result.facts) facts, root \(result.root.base64)"
          + (vkey == nil ? "; no verifier key was given, so no signature was checked." : "."))
    }
    let json: JSON = [
      "ledger": JSON(options.ledgerDirectory), "facts": .integer(Int(clamping: result.facts)),
      "root": JSON(result.root.base64), "signed": .bool(vkey != nil),
    ]
    try Output.line(json.text)
  }
}
