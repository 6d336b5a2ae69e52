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
  /// A row that may go on in the next line, and the column in which it is broken.
  private var broken: (record: CSVRecord, column: String)?
  /// In which line each number stands first.
  private var lines: [GrievanceNumber: Int] = [:]
  private var batch: Batch
  private var hash = DigestStream()

  private let reading: RegisterReading
  /// The duplicates, each with its line.
  private var links: [(line: Int, command: Command)] = []

  private(set) var faults = ImportFaults()
  /// How the rows were read.
  private(set) var notes = RegisterNotes()
  /// What the dates show about their order.
  private(set) var order = OrderEvidence()
  /// The number of rows read so far, the header left out.
  private(set) var rows = 0
  /// The number of bytes read so far.
  private(set) var bytes = 0
  /// The number of facts that the rows make.
  var facts: Int { batch.count }
  /// The digest of the bytes read so far.
  var digest: Digest { hash.digest }

  init(into ledger: Ledger, actor: StaffNumber, _ reading: RegisterReading) throws {
    // One day for the whole file, also where it is read over midnight.
    today = ledger.today
    zone = ledger.identity.zone
    self.actor = actor
    self.reading = reading
    batch = try Batch(ledger)
    if let line = reading.orderShownIn, let order = reading.days.order {
      notes.add(.order(order), line: line)
    }
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
      if let header { try endBroken(header) }
      try link()
      if header == nil && !headerIsBroken && faults.isEmpty {
        faults.add(
          ImportFault(line: 1, column: nil, reason: "the file is empty; it needs a header"))
      }
    }
    self.reader = reader
    return batch.take(keeping: reading.linked)
  }

  private mutating func take(_ result: Result<CSVRecord, CSVError>) throws {
    switch result {
    case .failure(let error):
      faults.add(ImportFault(line: error.line, column: error.column, reason: "\(error.reason)"))
    case .success(let record):
      if let header {
        try take(record, header)
      } else if !headerIsBroken {
        header = RegisterHeader(record, &faults, &notes)
        headerIsBroken = header == nil
      }
    }
  }

  /// Takes a record, alone or as the rest of one that a line end has broken.
  private mutating func take(_ record: CSVRecord, _ header: RegisterHeader) throws {
    if let (first, column) = broken {
      guard let joined = header.joined(first, record) else {
        try endBroken(header)
        return try take(record, header)
      }
      broken = nil
      if header.mayBeBroken(joined) {
        broken = (joined, column)
      } else {
        notes.add(.joined(lastLine: joined.lastLine, column: column), line: joined.line)
        try read(joined, header)
      }
    } else if header.mayBeBroken(record) {
      broken = (record, header.lastColumn(of: record))
    } else {
      try read(record, header)
    }
  }

  /// What was held back is a row of its own after all.
  private mutating func endBroken(_ header: RegisterHeader) throws {
    guard let (record, _) = broken else { return }
    broken = nil
    try read(record, header)
  }

  private mutating func read(_ record: CSVRecord, _ header: RegisterHeader) throws {
    if record.isEmpty(0), (0..<record.count).allSatisfy({ record[$0].trimmed.isEmpty }) {
      return notes.add(.emptyRow, line: record.line)
    }
    rows += 1
    var cells = RegisterCells(record: record, header: header, zone: zone, rules: reading.days)
    let row = RegisterRow(&cells)
    for fault in cells.faults { faults.add(fault) }
    for note in cells.notes { notes.add(note, line: record.line) }
    order.add(cells.order)
    guard let row else { return }
    if let line = lines[row.number] {
      let reason = "\(row.number) stands in line \(line) already"
      return faults.add(ImportFault(line: record.line, column: nil, reason: reason))
    }
    lines[row.number] = record.line
    for command in row.commands(today: today, actor: actor) {
      guard try add(command, line: record.line) else { return }
    }
    if let link = row.link(today: today, actor: actor) { links.append((record.line, link)) }
  }

  /// Whether the rules allow it; adds a fault where they do not.
  private mutating func add(_ command: Command, line: Int) throws -> Bool {
    do { try batch.add(command) } catch let refusal as Refusal {
      let number = GrievanceNumber(command.subject)?.description ?? ""
      faults.add(ImportFault(line: line, column: nil, reason: "\(number): \(refusal)"))
      return false
    }
    return true
  }

  /// The duplicates and their originals.
  var linked: Set<Subject> {
    Set(links.flatMap { [$0.command.subject, $0.command.original?.subject].compactMap(\.self) })
  }

  /// Records the links of duplicates, if their grievances have been kept in mind.
  private mutating func link() throws {
    guard linked.isSubset(of: reading.linked) else { return }
    for link in links { _ = try add(link.command, line: link.line) }
  }
}
