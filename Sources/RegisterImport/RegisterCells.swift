internal import CSV
internal import Facts
internal import Grievances
internal import Ledger
internal import WorkingDays

/// The cells of one row while they are read, and what is wrong with them.
struct RegisterCells {
  let record: CSVRecord
  let header: RegisterHeader
  /// Where the day is that an instant falls on.
  let zone: LedgerZone
  private(set) var faults: [ImportFault] = []

  init(record: CSVRecord, header: RegisterHeader, zone: LedgerZone) {
    self.record = record
    self.header = header
    self.zone = zone
    if record.count != header.count {
      faults.append(
        ImportFault(
          line: record.line, column: nil,
          reason: "the row has \(record.count) cells and the header \(header.count)"))
    }
  }

  /// The text of a cell; nil where it is empty or the register has no such column.
  subscript(_ column: RegisterColumn) -> String? {
    guard let place = header.place(of: column), !record.isEmpty(place) else { return nil }
    let text = record[place].trimmed
    return text.isEmpty ? nil : text
  }

  private mutating func fault(_ column: RegisterColumn, _ reason: String) {
    let place = header.place(of: column)
    faults.append(
      ImportFault(
        line: place.map { record.line(of: $0) } ?? record.line,
        column: place.map { record.column(of: $0) }, reason: "\(column.name): \(reason)"))
  }

  mutating func number() -> GrievanceNumber? {
    guard let text = self[.registeredNumber] else {
      fault(.registeredNumber, "empty; every row needs its number, such as 7/2024")
      return nil
    }
    guard let number = GrievanceNumber(text) else {
      fault(.registeredNumber, "'\(text.shortened)' is not a number and a year, such as 7/2024")
      return nil
    }
    return number
  }

  mutating func status() -> Status? {
    if self[.status] == nil { fault(.status, "empty; give \(Self.statuses.list)") }
    return code(.status, Self.statuses)
  }

  mutating func day(_ column: RegisterColumn) -> CivilDay? {
    guard let text = self[column] else { return nil }
    guard let day = zone.day(of: text) else {
      fault(
        column,
        "'\(text.shortened)' is not a day, such as 2024-03-05, and no instant, such as "
          + "2024-03-05T09:30:00+08:00")
      return nil
    }
    return day
  }

  /// The day of receipt, or the days between which it lies.
  mutating func received() -> ClosedRange<CivilDay>? {
    switch (self[.receivedOn], self[.receivedBetween]) {
    case (nil, nil):
      fault(.receivedOn, "empty; give it, or received_between, such as 2024-01-15..2024-03-05")
      return nil
    case (_?, _?):
      fault(.receivedBetween, "given together with received_on; leave one of them empty")
      return nil
    case (_?, nil): return day(.receivedOn).map { $0...$0 }
    case (nil, let interval?):
      guard let days = self.days(interval) else {
        fault(
          .receivedBetween,
          "'\(interval.shortened)' is not two days in order, such as 2024-01-15..2024-03-05")
        return nil
      }
      return days
    }
  }

  /// Two days in order, or the days on which two instants fall.
  private func days(_ interval: String) -> ClosedRange<CivilDay>? {
    let ends = interval.split(separator: "..", omittingEmptySubsequences: false)
      .map { zone.day(of: String($0)) }
    guard ends.count == 2, let first = ends[0], let last = ends[1], first <= last else {
      return nil
    }
    return first...last
  }

  mutating func channel() -> Channel? { code(.channel, Self.channels) }

  mutating func type() -> GrievanceType? { code(.type, Self.types) }

  mutating func stage() -> Stage? {
    guard let text = self[.stage] else { return nil }
    guard let stage = Self.stages[text] else {
      fault(.stage, "'\(text.shortened)' is not a stage from 1 to 4")
      return nil
    }
    return stage
  }

  private mutating func code<Value>(
    _ column: RegisterColumn, _ allowed: CodeTable<Value>
  ) -> Value? {
    guard let text = self[column] else { return nil }
    guard let code = allowed[text] else {
      fault(column, "'\(text.shortened)' is not one of \(allowed.list)")
      return nil
    }
    return code
  }

  mutating func assumed() -> AssumedFields {
    var fields: AssumedFields = []
    for name in (self[.assumed] ?? "").split(separator: " ") {
      if let field = AssumedFields(name: name) {
        fields.insert(field)
      } else if name == RegisterColumn.receivedBetween.name {
        fields.insert(.receivedOn)
      } else {
        fault(.assumed, "'\(String(name).shortened)' is not a column whose value can be assumed")
      }
    }
    return fields
  }

  /// What the cells must not say together.
  mutating func checkTogether(
    _ status: Status?, _ stage: Stage?, _ received: CivilDay?, _ resolved: CivilDay?
  ) {
    if status == .resolved, self[.resolvedOn] == nil {
      fault(.resolvedOn, "empty, though the status is resolved")
    }
    if let status, status != .resolved, self[.resolvedOn] != nil {
      fault(.resolvedOn, "given, though the status is \(status.name)")
    }
    if let received, let resolved, resolved < received {
      fault(.resolvedOn, "\(resolved) lies before the day of receipt, \(received)")
    }
    if status == .unrelated, let stage, stage > .unit {
      fault(.stage, "an unrelated grievance does not reach stage \(stage.name)")
    }
  }

  private static let statuses = CodeTable<Status>([.unrelated, .resolving, .resolved])
  private static let channels = CodeTable(Channel.allCases.filter { $0 != .unknown })
  private static let types = CodeTable(GrievanceType.allCases.filter { $0 != .unknown })
  private static let stages = CodeTable(Stage.allCases)
}

/// The codes that a column may hold, by name. The name of a code is worked out each time it is asked
/// for, which is too slow for every cell of a long register.
private struct CodeTable<Value: Code> {
  private let codes: [(name: String, code: Value)]

  init(_ codes: [Value]) { self.codes = codes.map { ($0.name, $0) } }

  subscript(_ name: String) -> Value? { codes.first { $0.name == name }?.code }

  /// All names, for an error.
  var list: String { codes.map(\.name).joined(separator: ", ") }
}
