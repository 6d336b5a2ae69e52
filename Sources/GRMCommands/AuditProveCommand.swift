internal import ArgumentParser
internal import Audit
internal import EventLog
internal import Facts
internal import Seal

/// Makes files that a stranger can check.
struct AuditProveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove",
    abstract: "Make a proof that a stranger can check with only the verifier key.",
    subcommands: [ProveFactCommand.self, ProveConsistencyCommand.self, ProveWordsCommand.self])
}

struct ProveFactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fact",
    abstract: "That a fact is in the log (C2SP tlog-proof).",
    discussion: """
      Example:
        grm audit prove fact 40 --into fact-40.proof
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var proof: ProofOptions

  @Argument(help: "The fact's sequence.")
  var sequence: SequenceNumber

  func run() throws {
    let log = try proof.openLog(options)
    try proof.write(Proving.inclusion(of: sequence, in: log, at: proof.at).bytes)
  }
}

struct ProveConsistencyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consistency",
    abstract: "That an older checkpoint is the beginning of a newer one.",
    discussion: """
      Both have to be kept with the ledger: `grm audit checkpoint --list` lists them.

      Example:
        grm audit prove consistency 72 --into from-72.proof
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var proof: ProofOptions

  @Argument(help: "The number of facts of the older checkpoint.")
  var old: UInt64

  func run() throws {
    let log = try proof.openLog(options)
    try proof.write(Proving.consistency(from: old, to: proof.at, in: log).bytes)
  }
}

struct ProveWordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "words",
    abstract: "What one field of a fact's words says, and nothing of its other fields.",
    discussion: """
      A confidential field is opened with its key and stands in the proof as it reads: give the file \
      only to whom it is meant for.

      Example:
        grm audit prove words 0 project --into project.proof
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var proof: ProofOptions

  @Argument(help: "The fact's sequence.")
  var sequence: SequenceNumber

  @Argument(help: "The field's name, as docs/format.md lists them.")
  var field: WordName

  func run() throws {
    let log = try proof.openLog(options)
    try proof.write(Proving.opening(of: field, of: sequence, in: log, at: proof.at).bytes)
  }
}

struct ProofOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Under the checkpoint of so many facts; else under the newest.", valueName: "facts"))
  var at: UInt64?

  @Option(help: ArgumentHelp("Write to this file; else to standard output.", valueName: "file"))
  var into: String?

  func openLog(_ options: LedgerOptions) throws -> EventLog {
    try EventLog.open(in: options.ledgerDirectory, options: options.logOptions(.reading))
  }

  func write(_ bytes: [UInt8]) throws {
    guard let into else { return try Output.write(String(decoding: bytes, as: UTF8.self)) }
    try DurableFile(into).write(bytes, mode: 0o644)
  }
}
