internal import Facts
internal import Grievances
internal import Ledger
internal import WorkingDays

/// One row of a list of decisions, read and found to make sense by itself.
struct DecisionRow {
  let line: Int
  let event: Event
  let words: [WordField]

  /// Reads a row; adds a fault for each cell that does not make sense, and is then nil.
  init?(_ row: CellRow<DecisionColumn>, _ zone: LedgerZone, _ faults: inout ImportFaults) {
    var row = row
    let event = Self.event(&row, zone)
    for fault in row.faults { faults.add(fault) }
    guard let event, row.faults.isEmpty else { return nil }
    line = row.line
    self.event = event
    words = [
      row[.name].map { WordField(.name, $0) }, row[.source].map { WordField(.source, $0) },
    ].compactMap(\.self)
  }

  private static func event(_ row: inout CellRow<DecisionColumn>, _ zone: LedgerZone) -> Event? {
    let kind = kind(&row)
    let day = row.day(.day)
    if row[.day] == nil { row.fault(.day, "empty; every row needs the day that it is about") }
    let worked = row.day(.worked)
    let reason = reason(&row)
    let announced = row.day(.announcedOn, zone)
    let confidence = confidence(&row)
    guard let kind, let day else { return nil }
    if kind != .moved, row[.worked] != nil {
      row.fault(.worked, "only a moved day has a day that is worked in its place")
    }
    if kind != .declared, row[.reason] != nil {
      row.fault(.reason, "only a declared day has a reason")
    }
    switch kind {
    case .declared:
      if row[.name] == nil { row.fault(.name, "empty; a declared day needs a name") }
      return .holidayDeclared(
        HolidayDeclared(
          day: day, announcedOn: announced, reason: reason ?? .unknown, confidence: confidence))
    case .revoked:
      return .holidayRevoked(
        HolidayRevoked(day: day, announcedOn: announced, confidence: confidence))
    case .moved:
      return .workingDayMoved(
        WorkingDayMoved(
          dayOff: day, workedInstead: worked, announcedOn: announced, confidence: confidence))
    }
  }

  private enum Kind: String, CaseIterable { case declared, revoked, moved }

  private static func kind(_ row: inout CellRow<DecisionColumn>) -> Kind? {
    let kind = row[.decision].flatMap { Kind(rawValue: $0) }
    if kind == nil {
      row.fault(.decision, "give one of \(Kind.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return kind
  }

  private static func confidence(_ row: inout CellRow<DecisionColumn>) -> Confidence? {
    guard let text = row[.confidence] else { return nil }
    let confidence = Confidence(rawValue: text)
    if confidence == nil { row.fault(.confidence, "'\(text.shortened)' is not H, M or L") }
    return confidence
  }

  private static func reason(_ row: inout CellRow<DecisionColumn>) -> DecisionReason? {
    guard let text = row[.reason] else { return nil }
    let reason = DecisionReason(name: text)
    if reason == nil {
      let names = DecisionReason.allCases.map(\.name).joined(separator: ", ")
      row.fault(.reason, "'\(text.shortened)' is not one of \(names)")
    }
    return reason
  }
}
