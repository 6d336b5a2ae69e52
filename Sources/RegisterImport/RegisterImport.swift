internal import CSV
public import EventLog
public import Facts
internal import Grievances
public import Ledger

/// Takes a register kept elsewhere into a ledger: the whole file is checked first, then everything
/// is recorded in one transaction, or nothing.
///
/// Feed the file in pieces, then finish, then look at the faults, then commit. The same file again
/// records nothing: the digest of its bytes names the request.
public struct RegisterImport {
  private let ledger: Ledger
  private let actor: StaffNumber
  private var reader = CSVReader()
  private var header: RegisterHeader?
  private var headerIsBroken = false
  private var lines: [GrievanceNumber: Int] = [:]
  private var batch: Batch
  private var hash = DigestStream()

  /// What is wrong with the file; only a file without faults can be committed.
  public private(set) var faults = ImportFaults()
  /// The number of rows read so far, the header left out.
  public private(set) var rows = 0
  /// The number of facts that the rows make.
  public var facts: Int { batch.count }

  public init(into ledger: Ledger, actor: StaffNumber = .system) throws {
    self.ledger = ledger
    self.actor = actor
    batch = try Batch(ledger)
  }

  /// Takes the next bytes of the file.
  public mutating func feed(_ bytes: [UInt8]) throws {
    hash.update(bytes)
    // The reader must not be part of self while its records change the rest of self.
    var reader = reader
    try reader.feed(bytes.span) { try take($0) }
    self.reader = reader
  }

  /// Ends the file.
  public mutating func finish() throws {
    var reader = reader
    try reader.finish { try take($0) }
    self.reader = reader
    if header == nil && !headerIsBroken && faults.isEmpty {
      faults.add(ImportFault(line: 1, column: nil, reason: "the file is empty; it needs a header"))
    }
  }

  /// The digest of the bytes fed so far.
  public var digest: Digest { hash.digest }

  /// The request that a file is, given the digest of its bytes.
  public static func request(for digest: Digest) -> RequestIdentity {
    let bytes = digest.bytes
    return RequestIdentity(
      high: bytes.raw.unsignedWord(at: 0), low: bytes.raw.unsignedWord(at: 8), content: digest)
  }

  /// Records everything. To be called only where there are no faults.
  public func commit(as request: RequestIdentity) throws -> Receipt {
    try batch.commit(request: request)
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
    guard let row = RegisterRow(record, header, &faults) else { return }
    if let line = lines[row.number] {
      let reason = "\(row.number) stands in line \(line) already"
      return faults.add(ImportFault(line: record.line, column: nil, reason: reason))
    }
    lines[row.number] = record.line
    for command in row.commands(today: ledger.today, actor: actor) {
      do { try batch.add(command) } catch let refusal as Refusal {
        return faults.add(
          ImportFault(line: record.line, column: nil, reason: "\(row.number): \(refusal)"))
      }
    }
  }
}
