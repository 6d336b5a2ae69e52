public import Facts
public import WorkingDays

/// Something that happened, in the past tense. The day it happened on, who acted and the words stand
/// in the fact; the payload holds the rest, laid out as in `docs/format.md`.
public enum Event: Sendable, Hashable {
  case ledgerOpened(LedgerOpened)
  case policyAdopted(Policy)
  case calendarAdopted(CalendarAdopted)
  case holidayDeclared(HolidayDeclared)
  case holidayRevoked(HolidayRevoked)
  case workingDayMoved(WorkingDayMoved)
  case registered(Registered)
  case eligibilityAssessed(EligibilityAssessed)
  case assigned(Assigned)
  case escalated(Escalated)
  case resolved(Resolved)
  case reopened
  case retracted

  public var kind: EventKind {
    switch self {
    case .ledgerOpened: .ledgerOpened
    case .policyAdopted: .policyAdopted
    case .calendarAdopted: .calendarAdopted
    case .holidayDeclared: .holidayDeclared
    case .holidayRevoked: .holidayRevoked
    case .workingDayMoved: .workingDayMoved
    case .registered: .registered
    case .eligibilityAssessed: .eligibilityAssessed
    case .assigned: .assigned
    case .escalated: .escalated
    case .resolved: .resolved
    case .reopened: .reopened
    case .retracted: .retracted
    }
  }

  /// Which fields of the fact are assumed.
  public var assumed: AssumedFields {
    switch self {
    case .registered(let event): event.assumed
    case .eligibilityAssessed(let event): event.assumed
    case .assigned(let event): event.assumed
    case .escalated(let event): event.assumed
    case .resolved(let event): event.assumed
    default: []
    }
  }
}

/// The first fact of every ledger. Open words: project, origin, time zone.
public struct LedgerOpened: Sendable, Hashable {
  /// From which day the ledger covers what happened; nil means from the first received day.
  public var coversFrom: CivilDay?

  public init(coversFrom: CivilDay?) { self.coversFrom = coversFrom }
}

/// The version of the statute's rules that days are counted by.
public struct CalendarAdopted: Sendable, Hashable {
  public var statute: UInt16
  /// SHA-256 of the version's days off 1990-2100, so that a program whose rules for this version
  /// give other days is found out.
  public var days: Digest

  public init(statute: UInt16, days: Digest) {
    self.statute = statute
    self.days = days
  }
}

/// A day made a holiday by decision. Happened on: the day it was announced, or the holiday itself
/// where that is not known.
public struct HolidayDeclared: Sendable, Hashable {
  public var day: CivilDay
  public var announcedOn: CivilDay?
  public var reason: DecisionReason
  public var confidence: Confidence?

  public init(
    day: CivilDay, announcedOn: CivilDay?, reason: DecisionReason, confidence: Confidence?
  ) {
    self.day = day
    self.announcedOn = announcedOn
    self.reason = reason
    self.confidence = confidence
  }
}

/// A holiday, of the statute or declared, made a working day.
public struct HolidayRevoked: Sendable, Hashable {
  public var day: CivilDay
  public var announcedOn: CivilDay?
  public var confidence: Confidence?

  public init(day: CivilDay, announcedOn: CivilDay?, confidence: Confidence?) {
    self.day = day
    self.announcedOn = announcedOn
    self.confidence = confidence
  }
}

/// A working day made a day off, and a weekend day worked in its place.
public struct WorkingDayMoved: Sendable, Hashable {
  public var dayOff: CivilDay
  /// nil where no day is known to have been worked instead.
  public var workedInstead: CivilDay?
  public var announcedOn: CivilDay?
  public var confidence: Confidence?

  public init(
    dayOff: CivilDay, workedInstead: CivilDay?, announcedOn: CivilDay?, confidence: Confidence?
  ) {
    self.dayOff = dayOff
    self.workedInstead = workedInstead
    self.announcedOn = announcedOn
    self.confidence = confidence
  }
}

/// A grievance came in and was given its number. Happened on: the day it was received.
public struct Registered: Sendable, Hashable {
  /// The last day on which it may have been received; the received day itself where that is known.
  public var receivedUntil: CivilDay
  public var registeredOn: CivilDay
  public var channel: Channel
  public var type: GrievanceType
  public var complainant: Complainant
  public var assumed: AssumedFields

  public init(
    receivedUntil: CivilDay, registeredOn: CivilDay, channel: Channel, type: GrievanceType,
    complainant: Complainant, assumed: AssumedFields = []
  ) {
    self.receivedUntil = receivedUntil
    self.registeredOn = registeredOn
    self.channel = channel
    self.type = type
    self.complainant = complainant
    self.assumed = assumed
  }
}

/// It was decided whether a grievance concerns the project, and at which stage it is handled.
public struct EligibilityAssessed: Sendable, Hashable {
  public var isRelated: Bool
  /// Where a related grievance is handled: resolved locally (stage 1), or taken on by the project
  /// implementation unit (stage 2).
  public var handledAt: Stage
  public var assumed: AssumedFields

  public init(isRelated: Bool, handledAt: Stage, assumed: AssumedFields = []) {
    self.isRelated = isRelated
    self.handledAt = handledAt
    self.assumed = assumed
  }
}

/// A grievance was given to someone to handle.
public struct Assigned: Sendable, Hashable {
  /// 0 where the person has no number here; the name is then in the confidential words.
  public var staff: StaffNumber
  public var assumed: AssumedFields

  public init(staff: StaffNumber, assumed: AssumedFields = []) {
    self.staff = staff
    self.assumed = assumed
  }
}

/// A grievance entered a higher stage.
public struct Escalated: Sendable, Hashable {
  public var stage: Stage
  public var assumed: AssumedFields

  public init(stage: Stage, assumed: AssumedFields = []) {
    self.stage = stage
    self.assumed = assumed
  }
}

/// A grievance was acted on and the outcome given. Happened on: the day it was given.
public struct Resolved: Sendable, Hashable {
  public var stage: Stage
  public var assumed: AssumedFields

  public init(stage: Stage, assumed: AssumedFields = []) {
    self.stage = stage
    self.assumed = assumed
  }
}
