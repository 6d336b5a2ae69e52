internal import CSV
internal import EventLog
internal import Facts
internal import Grievances
internal import Ledger
internal import WorkingDays

/// One reading of a register from its first byte to its last: decides on every row, in the light of
/// the ledger as it stands.
struct RegisterPass {
  private let today: CivilDay
  private let zone: LedgerZone
  private let actor: StaffNumber
  private var reader = CSVReader()
  private var header: RegisterHeader?
  private var headerIsBroken = false
  /// In which line each number stands first.
  private var lines: [GrievanceNumber: Int] = [:]
  private var batch: Batch
  private var hash = DigestStream()

  private(set) var faults = ImportFaults()
  /// The number of rows read so far, the header left out.
  private(set) var rows = 0
  /// The number of bytes read so far.
  private(set) var bytes = 0
  /// The number of facts that the rows make.
  var facts: Int { batch.count }
  /// The digest of the bytes read so far.
  var digest: Digest { hash.digest }

  init(into ledger: Ledger, actor: StaffNumber) throws {
    // One day for the whole file, also where it is read over midnight.
    today = ledger.today
    zone = ledger.identity.zone
    self.actor = actor
    batch = try Batch(ledger)
  }

  /// Takes the next bytes of the file; nil is its end.
  /// - Returns: what the rows that ended in them come to.
  mutating func take(_ chunk: [UInt8]?) throws -> Portion {
    // The reader must not be part of self while its records change the rest of self.
    var reader = reader
    if let chunk {
      hash.update(chunk)
      bytes += chunk.count
      try reader.feed(chunk.span) { try take($0) }
    } else {
      try reader.finish { try take($0) }
      if header == nil && !headerIsBroken && faults.isEmpty {
        faults.add(
          ImportFault(line: 1, column: nil, reason: "the file is empty; it needs a header"))
      }
    }
    self.reader = reader
    return batch.take()
  }

  private mutating func take(_ result: Result<CSVRecord, CSVError>) throws {
    switch result {
    case .failure(let error):
      faults.add(ImportFault(line: error.line, column: error.column, reason: "\(error.reason)"))
    case .success(let record):
      if let header {
        try take(record, header)
      } else if !headerIsBroken {
        header = RegisterHeader(record, &faults)
        headerIsBroken = header == nil
      }
    }
  }

  private mutating func take(_ record: CSVRecord, _ header: RegisterHeader) throws {
    rows += 1
    guard let row = RegisterRow(record, header, zone, &faults) else { return }
    if let line = lines[row.number] {
      let reason = "\(row.number) stands in line \(line) already"
      return faults.add(ImportFault(line: record.line, column: nil, reason: reason))
    }
    lines[row.number] = record.line
    for command in row.commands(today: today, actor: actor) {
      do { try batch.add(command) } catch let refusal as Refusal {
        return faults.add(
          ImportFault(line: record.line, column: nil, reason: "\(row.number): \(refusal)"))
      }
    }
  }
}
