internal import ArgumentParser
internal import EventLog
internal import Facts
internal import Grievances
internal import Ledger
internal import Reporting

/// Records one command and prints the fact that it made.
enum Recorder {
  static func record(
    _ command: Command, in ledger: Ledger, _ options: LedgerOptions,
    _ recording: RecordingOptions, warnings: [String] = []
  ) throws {
    let request = recording.request?.identity(of: .sha256(of: command.content))
    let receipt = try ledger.record(command, request: request)
    try show(receipt, in: ledger, options.format, warnings: warnings)
  }

  /// Prints the facts that a request made; to people, also what is due next.
  static func show(
    _ receipt: Receipt, in ledger: Ledger, _ format: OutputFormat, warnings: [String] = []
  ) throws {
    let subject = try ledger.log.read { snapshot in
      for sequence in receipt.sequences {
        guard let fact = try snapshot.fact(at: SequenceNumber(sequence)) else { continue }
        try print(FactListing(fact), fact, receipt.repeated, format, warnings)
      }
      return try snapshot.fact(at: receipt.first)?.subject
    }
    guard format == .text, receipt.count > 0, let subject,
      let next = try Confirmation.next(about: subject, in: ledger)
    else { return }
    try Output.line(next)
  }

  private static func print(
    _ listing: FactListing, _ fact: Fact, _ isRepeated: Bool, _ format: OutputFormat,
    _ warnings: [String]
  ) throws {
    switch format {
    case .json:
      var json = listing.json.with(["repeated": .bool(isRepeated)])
      if !warnings.isEmpty {
        json = json.with(["warnings": .array(warnings.map { .string($0) })])
      }
      try Output.line(json.text)
    default:
      let cells = listing.cells
      let done = isRepeated ? "was recorded before" : "recorded"
      try Output.line(
        "\(fact.subject): \(cells[4]) on \(fact.occurredOn) \(done) as fact \(fact.sequence)"
          + (listing.summary.isEmpty ? "" : " (\(listing.summary))"))
    }
  }
}
