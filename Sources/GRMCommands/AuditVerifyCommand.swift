internal import ArgumentParser
internal import Audit
internal import Documents
internal import EventLog
internal import Facts
internal import Reporting

struct AuditVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Recompute every leaf and the root from the facts alone, and check what is kept.",
    discussion: """
      Every fault is named, and the status is 1 if there is any. A ledger that was cut or put back as
      a whole is sound by itself: compare the number of facts and the root with ones noted elsewhere.

      Example:
        grm audit verify --format json
      """)

  @OptionGroup var options: LedgerOptions

  func validate() throws { try options.checkFormat([.text, .json]) }

  func run() throws {
    // The log and not the ledger: that would have to be sound to be opened.
    let log = try EventLog.open(in: options.ledgerDirectory, options: options.logOptions(.reading))
    let progress = ProgressLine("entries")
    let result = try Verification.run(log) { progress.show($0, of: $1) }
    progress.end()
    switch options.format {
    case .json: try Output.line(result.json.text)
    default: try Output.write(result.text)
    }
    guard result.isSound else {
      let faults = result.faultCount == 1 ? "1 fault" : "\(result.faultCount) faults"
      throw Failure(
        .no,
        "the ledger in \(options.ledgerDirectory) has \(faults); keep it as it is, and restore a "
          + "sound one from a backup")
    }
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
