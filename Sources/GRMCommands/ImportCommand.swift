internal import ArgumentParser
internal import EventLog
internal import Facts
internal import Ledger
internal import RegisterImport
internal import Reporting

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take in a register kept elsewhere, all of it or nothing.",
    discussion: """
      The file is checked whole before anything is recorded; the same file again records nothing.

      Example:
        grm import register-2024-h1.csv --dry-run
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var recording: RecordingOptions

  @Argument(help: "A CSV file with a header (see docs/import.md).")
  var file: String

  @Flag(help: "Check only.")
  var dryRun = false

  func validate() throws { try options.checkFormat([.text, .json]) }

  func run() throws {
    let ledger = try options.open(dryRun ? .reading : .writing)
    let progress = ImportProgress(of: registerFile.byteCount)
    let register = try RegisterImport(
      into: ledger, actor: recording.actor(), from: registerFile.open,
      progress: { progress.show($0) })
    let request = try identity(of: register)
    if let earlier = try ledger.log.receipt(of: request) {
      return try report(rows: nil, earlier)
    }
    let check = try register.check()
    progress.end()
    try check.faults.refuse(file, "nothing has been recorded")
    guard check.digest == request.content else { throw hasChanged }
    guard !dryRun else {
      return try report(rows: check.rows, wouldRecord: check.facts)
    }
    defer { progress.end() }
    do {
      let receipt = try register.record(as: request)
      progress.end()
      try report(rows: check.rows, receipt)
    } catch RegisterError.changed {
      throw hasChanged
    } catch RegisterError.noLongerSound(let faults) {
      progress.end()
      try faults.refuse(file, "nothing has been recorded")
    }
  }

  private var registerFile: RegisterFile { RegisterFile(path: file) }

  private var hasChanged: Failure {
    Failure(.inputOutput, "\(file) changed while it was read; try again")
  }

  /// The request that this file is: its bytes name it, unless the user does.
  private func identity(of register: RegisterImport) throws -> RequestIdentity {
    let digest = try register.digest()
    return recording.request?.identity(of: digest) ?? RegisterImport.request(for: digest)
  }

  private func report(rows: Int, wouldRecord facts: Int) throws {
    switch options.format {
    case .json:
      let json: JSON = ["rows": .integer(rows), "facts": .integer(facts), "recorded": false]
      try Output.line(json.text)
    default:
      try Output.line("\(file) is sound: \(rows) rows would make \(facts) facts.")
    }
  }

  private func report(rows: Int?, _ receipt: Receipt) throws {
    let first = receipt.first
    switch options.format {
    case .json:
      let json: JSON = [
        "rows": JSON(rows), "facts": .integer(Int(clamping: receipt.count)),
        "first": .integer(Int(clamping: first.rawValue)),
        "recorded": .bool(!receipt.repeated),
      ]
      try Output.line(json.text)
    default:
      try Output.line(
        receipt.repeated
          ? "\(file) was imported before, from fact \(first) on; nothing has been recorded."
          : "\(rows ?? 0) rows recorded as \(receipt.count) facts, from fact \(first) on.")
    }
  }
}
