internal import ArgumentParser
internal import Audit
internal import Documents
internal import EventLog
internal import Facts
internal import Foundation
internal import Projection
internal import Reporting
internal import Seal

struct AuditVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Recompute every leaf and the root from the facts alone, and check what is kept.",
    discussion: """
      Every fault is named, and the status is 1 if there is any. A ledger that was cut or put back as \
      a whole is sound by itself: --checkpoint tells, with the signed note of a checkpoint that was \
      kept elsewhere.

      Example:
        grm audit verify --checkpoint checkpoint-2024-06-30 --vkey grm.example.org/sg2+d443a056+Afek...
      """)

  @OptionGroup var options: LedgerOptions

  @Option(
    help: ArgumentHelp("A checkpoint that the ledger has to extend.", valueName: "file"))
  var checkpoint: String?

  @Option(
    help: ArgumentHelp("The log's verifier key, to check signatures with.", valueName: "key"))
  var vkey: VerifierKey?

  @Option(help: ArgumentHelp("The verifier key of a witness; may be repeated.", valueName: "key"))
  var witness: [VerifierKey] = []

  @Option(
    help: ArgumentHelp(
      "How many of the witnesses must have cosigned the checkpoint given, or else the newest kept.",
      valueName: "number"))
  var requireWitness = 0

  @Flag(help: .hidden)
  var unguarded = false

  func validate() throws {
    try options.checkFormat([.text, .json])
    guard (0...witness.count).contains(requireWitness) else {
      throw ValidationError(
        "--require-witness \(requireWitness) needs as many keys, each given with --witness")
    }
  }

  func run() throws {
    guard !unguarded else { return try verify() }
    switch try GuardedReading.run() {
    case .exited(let status):
      guard status == 0 else { throw ExitCode(status) }
    case .killed(let signal):
      let finding =
        "reading it ended a process with signal \(signal): pages of the file are damaged"
      switch options.format {
      case .json: try Output.line(Self.json(unreadable: finding).text)
      default: try Output.line("file: \(finding)")
      }
      throw failure(faults: 1)
    }
  }

  private func verify() throws {
    let expectations = try expectations()
    let result = try LongWork.run("entries", ifInterrupted: "nothing was changed") {
      // The log and not the ledger: that would have to be sound to be opened.
      let log = try EventLog.open(
        in: options.ledgerDirectory, options: options.logOptions(.reading))
      return try Verification.run(
        log, against: expectations, views: try storedViews(),
        cores: ProcessInfo.processInfo.activeProcessorCount, progress: $0)
    }
    switch options.format {
    case .json: try Output.line(result.json.text)
    default: try Output.write(result.text)
    }
    guard result.isSound else { throw failure(faults: result.faultCount) }
  }

  /// nil where there are none, or they may not be opened.
  private func storedViews() throws -> ViewStore? {
    guard DurableFile("\(options.ledgerDirectory)/views.mdb").exists else { return nil }
    return try StoredViews.open(options)
  }

  private func expectations() throws -> Verification.Expectations {
    var expectations = Verification.Expectations()
    expectations.key = vkey
    expectations.witnesses = witness
    expectations.requiredWitnesses = requireWitness
    if let checkpoint {
      guard let bytes = DurableFile(checkpoint).contents else {
        throw Failure(
          .inputMissing, "\(checkpoint) cannot be read; check the path and its permissions")
      }
      do {
        let note = try SignedNote(bytes)
        _ = try Checkpoint(note.text)
        expectations.checkpoint = note
      } catch {
        throw Failure(.badData, "\(checkpoint): \(error)")
      }
    }
    return expectations
  }

  private func failure(faults: UInt64) -> Failure {
    Failure(
      .no,
      "the ledger in \(options.ledgerDirectory) has \(faults == 1 ? "1 fault" : "\(faults) faults"); "
        + "keep it as it is, and restore a sound one from a backup")
  }

  private static func json(unreadable finding: String) -> JSON {
    let name = JSON(Check.Name.file.rawValue)
    return [
      "ok": .bool(false), "facts": .null, "root": .null,
      "checks": [["name": name, "ok": .bool(false)]], "fault_count": .integer(1),
      "faults": [["check": name, "sequence": .null, "byte": .null, "what": JSON(finding)]],
      "warning_count": .integer(0), "warnings": [],
    ]
  }
}

extension VerificationResult {
  fileprivate var json: JSON {
    [
      "ok": .bool(isSound), "facts": .integer(Int(clamping: facts)), "root": JSON(root.base64),
      "checks": .array(checks.map(\.json)), "fault_count": .integer(Int(clamping: faultCount)),
      "faults": .array(faults.map(\.json)),
      "warning_count": .integer(Int(clamping: warningCount)),
      "warnings": .array(warnings.map { JSON($0.description) }),
    ]
  }

  fileprivate var text: String {
    var table = TextTable([("check", .left), ("", .left), ("looked at", .left)])
    for check in checks {
      let counts = check.counts.map { "\($0.value) \($0.name)" }.joined(separator: ", ")
      table.add([check.name.rawValue, check.isOK ? "ok" : "\(check.faults) faults", counts])
    }
    var text = table.text
    for fault in faults { text += "\(fault)\n" }
    if faultCount > faults.count {
      text += "and \(faultCount - UInt64(faults.count)) more faults\n"
    }
    for warning in warnings { text += "note: \(warning)\n" }
    if warningCount > warnings.count {
      text += "and \(warningCount - UInt64(warnings.count)) more notes\n"
    }
    return text + "\(facts) facts, root \(root.base64)\n"
  }
}

extension Check {
  fileprivate var json: JSON {
    let own: JSON = ["name": JSON(name.rawValue), "ok": .bool(isOK)]
    return counts.reduce(own) { $0.with([$1.name: .integer(Int(clamping: $1.value))]) }
  }
}

extension Fault {
  fileprivate var json: JSON {
    [
      "check": JSON(check.rawValue), "sequence": JSON(sequence.map { Int(clamping: $0.rawValue) }),
      "byte": JSON(byte), "what": JSON(finding.description),
    ]
  }
}
