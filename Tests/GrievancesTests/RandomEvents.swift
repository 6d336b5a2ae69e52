import Facts
import Grievances
import LedgerTesting
import WorkingDays

extension SeededGenerator {
  /// A day from 1950 to 2080, sometimes one at the ends of what a text can say.
  mutating func day() -> CivilDay {
    if chance(5) { return .of(chance(50) ? "0001-01-01" : "9999-12-31") }
    return CivilDay(daysSince1970: .random(in: -7_300...40_000, using: &self))
  }

  mutating func dayOrNone() -> CivilDay? { chance(30) ? nil : day() }

  mutating func element<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &self)]
  }

  mutating func code<C: Code>(_ type: C.Type = C.self) -> C { element(Array(C.allCases)) }

  mutating func confidence() -> Confidence? { element([nil, .high, .medium, .low]) }

  mutating func assumed() -> AssumedFields {
    AssumedFields(rawValue: UInt16.random(in: 0..<(1 << 14), using: &self))
  }

  mutating func limit() -> Limit {
    Limit(days: UInt16.random(in: 0 ... .max, using: &self), basis: code())
  }

  mutating func limitOrNone() -> Limit? { chance(30) ? nil : limit() }

  mutating func policy() -> Policy {
    Policy(
      effectiveFrom: chance(30) ? .distantPast : day(), resolution: limit(),
      stages: (0..<4).map { _ in limitOrNone() }, acknowledgement: limitOrNone(),
      meeting: limitOrNone())
  }

  /// Any event of a kind.
  mutating func event(_ kind: EventKind) -> Event {
    switch kind {
    case .ledgerOpened: .ledgerOpened(LedgerOpened(coversFrom: dayOrNone()))
    case .policyAdopted: .policyAdopted(policy())
    case .calendarAdopted:
      .calendarAdopted(
        CalendarAdopted(
          statute: UInt16.random(in: 0 ... .max, using: &self),
          days: Digest(bytes(32)) ?? .zero))
    case .holidayDeclared:
      .holidayDeclared(
        HolidayDeclared(
          day: day(), announcedOn: dayOrNone(), reason: code(), confidence: confidence()))
    case .holidayRevoked:
      .holidayRevoked(
        HolidayRevoked(day: day(), announcedOn: dayOrNone(), confidence: confidence()))
    case .workingDayMoved:
      .workingDayMoved(
        WorkingDayMoved(
          dayOff: day(), workedInstead: dayOrNone(), announcedOn: dayOrNone(),
          confidence: confidence()))
    case .registered:
      .registered(
        Registered(
          receivedUntil: day(), registeredOn: day(), channel: code(), type: code(),
          complainant: code(), assumed: assumed()))
    case .eligibilityAssessed:
      .eligibilityAssessed(
        EligibilityAssessed(
          isRelated: chance(50), handledAt: chance(50) ? .local : .unit, assumed: assumed()))
    case .assigned:
      .assigned(
        Assigned(
          staff: StaffNumber(UInt32(truncatingIfNeeded: next())), assumed: assumed()))
    case .escalated: .escalated(Escalated(stage: code(), assumed: assumed()))
    case .resolved: .resolved(Resolved(stage: code(), assumed: assumed()))
    case .reopened: .reopened
    case .retracted: .retracted
    }
  }
}
