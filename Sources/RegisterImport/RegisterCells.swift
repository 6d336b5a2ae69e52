internal import CSV
internal import Facts
internal import Grievances
internal import Ledger
internal import WorkingDays

/// The cells of one row while they are read, what is wrong with them, and how they were read.
struct RegisterCells {
  let record: CSVRecord
  let header: RegisterHeader
  /// Where the day is that an instant falls on.
  let zone: LedgerZone
  let rules: DayRules
  private(set) var faults: [ImportFault] = []
  private(set) var notes: [RegisterNote] = []
  private(set) var order = OrderEvidence()

  init(record: CSVRecord, header: RegisterHeader, zone: LedgerZone, rules: DayRules) {
    self.record = record
    self.header = header
    self.zone = zone
    self.rules = rules
    if record.count != header.count { checkCount() }
  }

  private mutating func checkCount() {
    let surplus = (header.count..<max(header.count, record.count)).first {
      !record[$0].trimmed.isEmpty
    }
    if record.count > header.count, surplus == nil { return notes.append(.surplusCells) }
    faults.append(
      ImportFault(
        line: surplus.map { record.line(of: $0) } ?? record.line,
        column: surplus.map { record.column(of: $0) },
        reason: "the row has \(record.count) cells and the header \(header.count); put quotes "
          + "around a cell that holds a comma or a line end"))
  }

  /// The text of a cell; nil where it is empty or the register has no such column. Outside columns
  /// of text, a sign for nothing is nothing.
  subscript(_ column: RegisterColumn) -> String? {
    guard let place = header.place(of: column), !record.isEmpty(place) else { return nil }
    let text = record[place].trimmed
    let unguarded = FormulaGuard.removed(from: text) ?? text
    if unguarded.isEmpty || !column.isText && Self.signsForNothing.contains(unguarded) {
      return nil
    }
    return unguarded
  }

  private static let signsForNothing: Set<String> = [
    "-", "--", "–", "—", "?", "n/a", "N/A", "unknown", "not known",
  ]

  /// The text of a cell with codes or days, noting a sign for nothing.
  private mutating func said(_ column: RegisterColumn) -> String? {
    if let text = self[column] { return text }
    if let place = header.place(of: column), !record.isEmpty(place), !record[place].trimmed.isEmpty
    {
      notes.append(.blank(column: column.name))
    }
    return nil
  }

  /// The words of a cell, noting an apostrophe taken off.
  mutating func words(_ column: RegisterColumn) -> String? {
    guard let text = self[column] else { return nil }
    if let place = header.place(of: column), text.utf8.first != record[place].trimmed.utf8.first {
      notes.append(.unguarded(column: column.name))
    }
    return text
  }

  private mutating func fault(_ column: RegisterColumn, _ reason: String) {
    let place = header.place(of: column)
    faults.append(
      ImportFault(
        line: place.map { record.line(of: $0) } ?? record.line,
        column: place.map { record.column(of: $0) }, reason: "\(column.name): \(reason)"))
  }

  mutating func number() -> GrievanceNumber? {
    guard self[.registeredNumber] != nil else {
      fault(.registeredNumber, "empty; every row needs its number, such as 7/2024")
      return nil
    }
    return number(.registeredNumber)
  }

  private mutating func number(_ column: RegisterColumn) -> GrievanceNumber? {
    guard let text = self[column] else { return nil }
    if let number = GrievanceNumber(text) { return number }
    guard let number = GrievanceNumber(folding: text) else {
      fault(column, "'\(text.shortened)' is not a number and a year, such as 7/2024")
      return nil
    }
    notes.append(.number)
    return number
  }

  /// The grievance that a duplicate is one of.
  mutating func original() -> GrievanceNumber? { number(.duplicateOf) }

  mutating func status() -> Status? {
    if self[.status] == nil { fault(.status, "empty; give \(Self.statuses.list)") }
    return code(.status, Self.statuses)
  }

  mutating func day(_ column: RegisterColumn) -> CivilDay? {
    said(column).flatMap { day($0, column) }
  }

  private mutating func day(_ text: String, _ column: RegisterColumn) -> CivilDay? {
    if let day = zone.day(of: text) { return day }
    let written = "'\(text.shortened)'"
    switch WrittenDay(text, rules) {
    case .day(let day, let form):
      notes.append(.day(column: column.name, form))
      order.add(form, line: record.line)
      return day
    case .ambiguous(let dayFirst, let monthFirst):
      order.isAsked = true
      fault(
        column,
        "\(written) is \(dayFirst) with --dates day-first and \(monthFirst) with --dates "
          + "month-first; say which, or write it so")
    case .against(let order):
      fault(column, "\(written) is no day when read \(order.rawValue); write it as 2024-03-05")
    case .serial(let number):
      fault(
        column,
        "\(written) is \(SerialDays.from1900.day(number)) with --serial-days 1900 and "
          + "\(SerialDays.from1904.day(number)) with --serial-days 1904; say which, or write it so")
    case nil:
      fault(
        column,
        "\(written) is not a day, such as 2024-03-05, and no instant, such as "
          + "2024-03-05T09:30:00+08:00")
    }
    return nil
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
    case (nil, let interval?): return days(interval)
    }
  }

  /// Two days in order, or the days on which two instants fall.
  private mutating func days(_ interval: String) -> ClosedRange<CivilDay>? {
    let ends = interval.split(separator: "..", omittingEmptySubsequences: false)
      .map { String($0).trimmed }
    let before = faults.count
    if ends.count == 2, !ends.contains("") {
      let days = ends.map { day($0, .receivedBetween) }
      if let first = days[0], let last = days[1], first <= last { return first...last }
    }
    if faults.count == before {
      fault(
        .receivedBetween,
        "'\(interval.shortened)' is not two days in order, such as 2024-01-15..2024-03-05")
    }
    return nil
  }

  mutating func channel() -> Channel { known(.channel, Self.channels) ?? .unknown }

  mutating func type() -> GrievanceType { known(.type, Self.types) ?? .unknown }

  mutating func complainant() -> Complainant {
    let isNamed = self[.person] != nil
    let complainant = code(.complainant, Self.complainants)
    if isNamed, complainant == .anonymous {
      fault(.complainant, "anonymous, though a person is given")
    }
    return complainant ?? (isNamed ? .named : .notKnown)
  }

  mutating func stage() -> Stage? {
    guard let text = said(.stage) else { return nil }
    guard let stage = Self.stages[text] else {
      fault(.stage, "'\(text.shortened)' is not a stage from 1 to 4")
      return nil
    }
    return stage
  }

  private mutating func code<Value>(
    _ column: RegisterColumn, _ allowed: CodeTable<Value>
  ) -> Value? {
    guard let text = said(column) else { return nil }
    if let code = allowed[text] { return code }
    guard let code = allowed[folding: text] else {
      fault(column, "'\(text.shortened)' is not one of \(allowed.list)")
      return nil
    }
    notes.append(.code(column: column.name, written: text, name: code.name))
    return code
  }

  /// As `code`, noting that an empty cell is taken as not known.
  private mutating func known<Value>(
    _ column: RegisterColumn, _ allowed: CodeTable<Value>
  ) -> Value? {
    if self[column] == nil { notes.append(.unknown(column: column.name)) }
    return code(column, allowed)
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

  /// What cells must not say together with the status.
  mutating func check(_ status: Status, _ stage: Stage?) {
    check(.resolvedOn, belongsTo: [.resolved], status)
    check(.withdrawnOn, belongsTo: [.withdrawn], status)
    check(.duplicateOf, belongsTo: [.duplicate], status)
    if status == .unrelated, let stage, stage > .unit {
      fault(.stage, "an unrelated grievance does not reach stage \(stage.name)")
    }
  }

  /// A cell that rows of some statuses need, and no others may have.
  private mutating func check(
    _ column: RegisterColumn, belongsTo statuses: [Status], _ status: Status
  ) {
    let isGiven = self[column] != nil
    if isGiven != statuses.contains(status) {
      fault(column, "\(isGiven ? "given" : "empty"), though the status is \(status.name)")
    }
  }

  mutating func check(_ column: RegisterColumn, _ day: CivilDay?, notBefore received: CivilDay) {
    if let day, day < received {
      fault(column, "\(day) lies before the day of receipt, \(received)")
    }
  }

  private static let statuses = CodeTable(
    [.unrelated, .resolving, .resolved, .withdrawn, .duplicate] as [Status])
  private static let channels = CodeTable(Channel.allCases.filter { $0 != .unknown })
  private static let types = CodeTable(GrievanceType.allCases.filter { $0 != .unknown })
  private static let complainants = CodeTable(Complainant.allCases.filter { $0 != .notKnown })
  private static let stages = CodeTable(Stage.allCases)
}
