public import WorkingDays

/// So many days, and how they are counted.
public struct Limit: Sendable, Hashable {
  public let days: UInt16
  public let basis: Basis

  public init(days: UInt16, basis: Basis) {
    self.days = days
    self.basis = basis
  }

  /// The limit with so many days more.
  public func extended(by days: UInt16) -> Limit {
    Limit(days: UInt16(clamping: Int(self.days) + Int(days)), basis: basis)
  }

  /// The day on which the limit ends; on the working basis the days off that follow it still keep it. On the calendar basis, a last day that is a day
  /// off moves to the next working day.
  public func deadline(after start: CivilDay, _ calendar: WorkingCalendar) -> CivilDay {
    switch basis {
    case .working: calendar.deadline(workingDays: Int(days), after: start)
    case .calendar: calendar.deadline(calendarDays: Int(days), after: start)
    }
  }

  /// The first day on which something begun on a day is late if it is still not done: the day after
  /// the last that `isKept` accepts.
  public func firstLateDay(after start: CivilDay, _ calendar: WorkingCalendar) -> CivilDay {
    switch basis {
    case .working: calendar.deadline(workingDays: Int(days) + 1, after: start)
    case .calendar: deadline(after: start, calendar).advanced(by: 1)
    }
  }

  /// Whether something begun on one day and done on another kept the limit: on the working basis by
  /// its count, on the calendar basis by the rolled deadline.
  public func isKept(from start: CivilDay, to end: CivilDay, _ calendar: WorkingCalendar) -> Bool {
    switch basis {
    case .working: calendar.workingDays(after: start, through: end) <= Int(days)
    case .calendar: end <= deadline(after: start, calendar)
    }
  }
}

/// What the mechanism promises: how long each thing may take. A grievance is judged by the policy in
/// force on the day it was received.
public struct Policy: Sendable, Hashable {
  /// From which received day it holds; `CivilDay.distantPast` for any.
  public var effectiveFrom: CivilDay
  /// From receipt to resolution.
  public var resolution: Limit
  /// From entering each stage to leaving it, stage 1 first; nil where the stage has none. There are
  /// four; fewer mean that the others have none.
  public var stages: [Limit?] {
    get { [local, unit, committee, authority] }
    set {
      func limit(_ index: Int) -> Limit? { index < newValue.count ? newValue[index] : nil }
      (local, unit, committee, authority) = (limit(0), limit(1), limit(2), limit(3))
    }
  }
  // One by one, so that an event is a plain value, copied without counting references.
  private var local: Limit?
  private var unit: Limit?
  private var committee: Limit?
  private var authority: Limit?
  /// From receipt to the written acknowledgement.
  public var acknowledgement: Limit?
  /// From entering stage 3 to the meeting.
  public var meeting: Limit?
  /// By how many days in all the limit for resolution may be extended, with notice.
  public var longestExtension: UInt16

  public init(
    effectiveFrom: CivilDay, resolution: Limit, stages: [Limit?], acknowledgement: Limit?,
    meeting: Limit?, longestExtension: UInt16 = 0
  ) {
    self.effectiveFrom = effectiveFrom
    self.resolution = resolution
    self.acknowledgement = acknowledgement
    self.meeting = meeting
    self.longestExtension = longestExtension
    self.stages = stages
  }

  /// The limit of one stage, from entering it to leaving it.
  public func limit(of stage: Stage) -> Limit? {
    switch stage {
    case .local: local
    case .unit: unit
    case .committee: committee
    case .authority: authority
    }
  }

  /// What a new ledger begins with. SEP section 8 gives 30 and 10 days and names no basis; the
  /// report counts working days. The Petition law (art. 16) allows 30 days more, with notice. A week for the acknowledgement is the World Bank's own guidance.
  public static let standard = Policy(
    effectiveFrom: .distantPast,
    resolution: Limit(days: 30, basis: .working),
    stages: [nil, Limit(days: 30, basis: .working), nil, nil],
    acknowledgement: Limit(days: 7, basis: .calendar),
    meeting: Limit(days: 10, basis: .working),
    longestExtension: 30)
}
