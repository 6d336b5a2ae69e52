/// The code of each kind of event. Codes are given once and never reused (`docs/format.md`).
public enum EventKind: UInt16, Sendable, CaseIterable {
  case ledgerOpened = 1
  case policyAdopted = 2
  case calendarAdopted = 3
  case holidayDeclared = 4
  case holidayRevoked = 5
  case workingDayMoved = 6

  case registered = 32
  case eligibilityAssessed = 34
  case assigned = 35
  case escalated = 44
  case resolved = 46
  case reopened = 49
  case retracted = 56
}

extension EventKind {
  /// The name in JSON and in `grm facts`: words joined by hyphens.
  public var name: String {
    switch self {
    case .ledgerOpened: "ledger-opened"
    case .policyAdopted: "policy-adopted"
    case .calendarAdopted: "calendar-adopted"
    case .holidayDeclared: "holiday-declared"
    case .holidayRevoked: "holiday-revoked"
    case .workingDayMoved: "working-day-moved"
    case .registered: "registered"
    case .eligibilityAssessed: "eligibility-assessed"
    case .assigned: "assigned"
    case .escalated: "escalated"
    case .resolved: "resolved"
    case .reopened: "reopened"
    case .retracted: "retracted"
    }
  }
}
