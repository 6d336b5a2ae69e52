public import EventLog
public import Facts
public import Grievances
public import Ledger
internal import WorkingDays

/// Takes a list of decisions about days into a ledger: the whole file is checked first, then
/// everything is recorded in one transaction, or nothing.
///
/// A row that says to the letter what a standing fact says is passed over, so that a list can be kept,
/// extended and imported again; the same file again records nothing.
public struct DecisionImport {
  private let ledger: Ledger
  private let actor: StaffNumber
  private let bytes: [UInt8]

  /// - Parameter bytes: the file.
  public init(into ledger: Ledger, actor: StaffNumber = .system, _ bytes: [UInt8]) {
    self.ledger = ledger
    self.actor = actor
    self.bytes = bytes
  }

  /// What reading the file found.
  public struct Check: Sendable {
    /// What is wrong with the file; only one without faults can be recorded.
    public internal(set) var faults = ImportFaults()
    /// The number of rows, the header left out.
    public internal(set) var rows = 0
    /// What is odd, with the line of each.
    public internal(set) var warnings: [(line: Int, warning: DecisionWarning)] = []
    /// What is to be recorded.
    public internal(set) var commands: [Command] = []
    /// The rows that the ledger holds already.
    public internal(set) var recordedBefore = 0
  }

  /// The request that the file is: its bytes name it.
  public var request: RequestIdentity { RegisterImport.request(for: digest) }

  public var digest: Digest { .sha256(of: bytes) }

  /// Reads the file and decides on every row; records nothing. Costs some milliseconds a row.
  public func check() throws -> Check {
    var check = Check()
    let table = CellTable<DecisionColumn>(bytes, &check.faults)
    check.rows = table.rows.count
    guard check.faults.isEmpty else { return check }
    let known = Set(History.effective(try ledger.history(of: .calendar)).map(\.event))
    let (calendar, opened) = (try ledger.rules().calendar, try ledger.opened)
    var batch = try Batch(ledger)
    var lines: [Event: Int] = [:]
    for row in table.rows {
      guard let row = DecisionRow(row, ledger.identity.zone, &check.faults) else { continue }
      if let line = lines.updateValue(row.line, forKey: row.event) {
        check.faults.add(
          ImportFault(line: row.line, reason: "the same decision stands in line \(line) already"))
      } else if known.contains(row.event) {
        check.recordedBefore += 1
      } else {
        check.warnings += DecisionWarning.about(row.event, calendar, opened: opened).map {
          (row.line, $0)
        }
        add(row, to: &batch, &check)
      }
    }
    return check
  }

  private func add(_ row: DecisionRow, to batch: inout Batch, _ check: inout Check) {
    let today = ledger.today
    let command = Command(
      .record(row.event), subject: .calendar, day: row.event.decidedOn ?? today, today: today,
      actor: actor, words: row.words, isImported: true)
    do {
      try batch.add(command)
      check.commands.append(command)
    } catch {
      check.faults.add(ImportFault(line: row.line, reason: "\(error)"))
    }
  }

  /// Records what a check found sound.
  /// - Throws: as `Ledger.record`; nothing has been recorded then.
  @available(*, noasync)
  public func record(_ check: Check, as request: RequestIdentity) throws -> Receipt {
    try ledger.record(check.commands, request: request)
  }
}
