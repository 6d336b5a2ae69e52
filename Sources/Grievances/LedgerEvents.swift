public import Facts
public import WorkingDays

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

/// A unit, a contractor or an agency was given a number here. Open words: its name.
public struct OrganisationEnrolled: Sendable, Hashable {
  public var role: OrganisationRole

  public init(role: OrganisationRole) { self.role = role }
}
