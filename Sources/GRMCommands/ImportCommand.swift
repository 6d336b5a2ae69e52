internal import ArgumentParser
internal import EventLog
internal import Ledger
internal import RegisterImport

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take in a register kept elsewhere, all of it or nothing.",
    discussion: """
      The file is checked whole before anything is recorded; the same file again records nothing.
      What is written in another way than docs/import.md has it is read where it can mean one thing
      only, and listed; the rest is asked for, line by line.

      Example:
        grm import register-2024-h1.csv --dry-run
        grm import register-2024-h1.csv --dates day-first
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var recording: RecordingOptions

  @Argument(help: "A CSV file with a header (see docs/import.md).")
  var file: String

  @Option(
    help: ArgumentHelp(
      "The order of dates such as 03/05/2024, where none in the file shows it: day-first or "
        + "month-first.", valueName: "order"))
  var dates: DateOrder?

  @Option(
    help: ArgumentHelp(
      "Take numbers such as 45356 for days, as spreadsheets count them from 1900 or from 1904.",
      valueName: "year"))
  var serialDays: SerialDays?

  @Flag(help: "Check only.")
  var dryRun = false

  func validate() throws { try options.checkFormat([.text, .json]) }

  func run() throws {
    let ledger = try options.open(dryRun ? .reading : .writing)
    let progress = ImportProgress(of: registerFile.byteCount)
    defer { progress.end() }
    let register = try RegisterImport(
      into: ledger, actor: recording.actor(),
      days: DayRules(order: dates, serialDays: serialDays), from: registerFile.open,
      progress: { try progress.show($0) })
    let request = try identity(of: register)
    let report = ImportReport(file: file, format: options.format)
    if let earlier = try ledger.log.receipt(of: request) {
      return try report.write(earlier, nil)
    }
    let check = try register.check()
    progress.end()
    if !check.faults.isEmpty || dryRun { try report.write(check) }
    try check.faults.refuse(file, "nothing has been recorded")
    guard check.digest == request.content else { throw hasChanged }
    guard !dryRun else { return }
    do {
      let receipt = try register.record(as: request, reading: check.reading)
      progress.end()
      try report.write(receipt, check)
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
}
