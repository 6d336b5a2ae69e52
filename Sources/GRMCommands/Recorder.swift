internal import ArgumentParser
internal import EventLog
internal import Facts
internal import Grievances
internal import Ledger
internal import Reporting

/// Records one command and prints the fact that it made.
enum Recorder {
  static func record(
    _ command: Command, in ledger: Ledger, _ options: LedgerOptions, _ recording: RecordingOptions
  ) throws {
    let request = recording.request?.identity(of: .sha256(of: command.content))
    try show(ledger.record(command, request: request), in: ledger, options.format)
  }

  /// Prints the facts that a request made; to people, also what is due next.
  static func show(_ receipt: Receipt, in ledger: Ledger, _ format: OutputFormat) throws {
    let subject = try ledger.log.read { snapshot in
      for sequence in receipt.sequences {
        guard let fact = try snapshot.fact(at: SequenceNumber(sequence)) else { continue }
        try print(FactListing(fact), fact, receipt.repeated, format)
      }
      return try snapshot.fact(at: receipt.first)?.subject
    }
    guard format == .text, receipt.count > 0, let subject,
      let next = try Confirmation.next(about: subject, in: ledger)
    else { return }
    try Output.line(next)
  }

  private static func print(
    _ listing: FactListing, _ fact: Fact, _ isRepeated: Bool, _ format: OutputFormat
  ) throws {
    switch format {
    case .json: try Output.line(listing.json.with(["repeated": .bool(isRepeated)]).text)
    default:
      let cells = listing.cells
      let done = isRepeated ? "was recorded before" : "recorded"
      try Output.line(
        "\(fact.subject): \(cells[4]) on \(fact.occurredOn) \(done) as fact \(fact.sequence)"
          + (listing.summary.isEmpty ? "" : " (\(listing.summary))"))
    }
  }
}
