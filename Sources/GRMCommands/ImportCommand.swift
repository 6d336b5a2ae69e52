internal import ArgumentParser
internal import EventLog
internal import Facts
internal import Foundation
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
    let request = try identity()
    if let earlier = try ledger.log.receipt(of: request) {
      return try report(rows: nil, earlier)
    }
    var register = try RegisterImport(into: ledger, actor: recording.actor())
    try forEachChunk { try register.feed($0) }
    try register.finish()
    try check(register)
    guard register.digest == request.content else {
      throw Failure(.inputOutput, "\(file) changed while it was read; try again")
    }
    guard !dryRun else {
      return try report(rows: register.rows, wouldRecord: register.facts)
    }
    try report(rows: register.rows, try register.commit(as: request))
  }

  /// The request that this file is: its bytes name it, unless the user does.
  private func identity() throws -> RequestIdentity {
    var digest = DigestStream()
    try forEachChunk { digest.update($0) }
    return recording.request?.identity(of: digest.digest)
      ?? RegisterImport.request(for: digest.digest)
  }

  private func forEachChunk(_ body: ([UInt8]) throws -> Void) throws {
    guard let handle = FileHandle(forReadingAtPath: file) else {
      throw Failure(.inputMissing, "\(file) cannot be read; check the path and its permissions")
    }
    defer { try? handle.close() }
    while true {
      let chunk: Data?
      do { chunk = try handle.read(upToCount: 1 << 16) } catch {
        throw Failure(
          .inputOutput, "\(file) cannot be read: it is no regular file, or the disk fails")
      }
      guard let chunk, !chunk.isEmpty else { return }
      try body(Array(chunk))
    }
  }

  private func check(_ register: RegisterImport) throws {
    guard !register.faults.isEmpty else { return }
    for fault in register.faults.listed { Output.error("\(file): \(fault)") }
    let count = register.faults.count
    let more = count > ImportFaults.limit ? " (the first \(ImportFaults.limit) are named)" : ""
    let places = count == 1 ? "1 place" : "\(count) places"
    throw Failure(
      .badData, "\(file) has \(places) to put right\(more); nothing has been recorded")
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
