internal import Facts
public import Grievances
public import Projection
internal import WorkingDays

/// How long each grievance took, from each day that a clock starts on to the day it stops, and whether
/// that kept the limit.
public enum ResolutionTimes: Projection {
  public static let name = "resolution-times"
  public static let version: UInt32 = 3

  public static let kinds: EventKinds = [
    .registered, .eligibilityAssessed, .escalated, .resolved, .reopened, .withdrawn,
    .duplicateLinked, .receiptAcknowledged, .deadlineExtended, .outcomeConveyed,
  ]

  public static func fold(_ row: inout Row, _ entry: LentEntry, _ window: Window) {
    let day = entry.fact.occurredOn
    row.course.apply(entry)
    switch entry.event {
    case .registered(let registered):
      row.receivedOn = day
      row.registeredOn = registered.registeredOn
    case .receiptAcknowledged: row.acknowledgedOn = day
    case .eligibilityAssessed: row.assessedOn = day
    case .deadlineExtended(let extended): row.extendedBy &+= extended.days
    case .resolved where row.standing.status == .resolved: row.resolvedOn = day
    case .outcomeConveyed: row.conveyedOn = day
    case .reopened where row.standing.isOpen:
      row.resolvedOn = nil
      row.conveyedOn = nil
    default: break
    }
  }

  /// What the cells of this view count.
  public enum Measure: UInt16, Sendable {
    /// Resolutions that stand: day = the day of resolution, bucket = working days.
    case workingDays = 1
    /// Related grievances, judged: day = the day of resolution, or the distant future while open;
    /// dimensions: verdict, basis of the limit; bucket = days of the limit.
    case judged = 2
    /// Related grievances that are open: day = the first day on which they are late.
    case open = 3
    /// Acknowledgements: day = the day of it, first dimension the verdict, bucket = calendar days.
    case acknowledged = 4
  }

  public enum Verdict: UInt8, Code {
    case kept = 1
    case late = 2
    case open = 3

    public var name: String { "\(self)" }
  }

  public static let measures = [
    MeasureDescription(
      Measure.workingDays.rawValue, "days-to-resolution", day: "resolved", unit: "working days"),
    MeasureDescription(
      Measure.judged.rawValue, "within-limit", by: .init("verdict", Verdict.self),
      .init("basis", Basis.self), day: "resolved", countsPending: true),
    MeasureDescription(Measure.open.rawValue, "open", day: "late from"),
    MeasureDescription(
      Measure.acknowledged.rawValue, "acknowledged", by: .init("verdict", Verdict.self),
      day: "acknowledged", unit: "calendar days"),
  ]

  public static func tally(_ row: Row, _ rules: Rules, into tally: inout Tally) {
    tallyAcknowledgement(row, rules, into: &tally)
    guard row.standing.isOpen || row.resolvedOn != nil else { return }
    let policy = rules.policy(receivedOn: row.receivedOn)
    let limit = policy.resolution.extended(by: row.extendedBy)
    func judge(_ verdict: Verdict, on day: CivilDay) {
      tally.add(
        Cell(
          measure: Measure.judged.rawValue, day: day, verdict.rawValue, limit.basis.rawValue,
          bucket: UInt32(policy.resolution.days)))
    }
    guard let resolvedOn = row.resolvedOn else {
      let late = limit.firstLateDay(after: row.receivedOn, rules.calendar)
      tally.add(Cell(measure: Measure.open.rawValue, day: late))
      return judge(.open, on: .distantFuture)
    }
    let days = rules.calendar.workingDays(after: row.receivedOn, through: resolvedOn)
    tally.add(
      Cell(
        measure: Measure.workingDays.rawValue, day: resolvedOn, bucket: UInt32(clamping: days)))
    let isKept = limit.isKept(from: row.receivedOn, to: resolvedOn, rules.calendar)
    judge(isKept ? .kept : .late, on: resolvedOn)
  }

  /// What is open has its limit ahead; what is closed is counted to its last day, and whether a limit
  /// was kept by then no later day can change.
  public static func reach(of row: Row) -> RulesReach {
    guard !row.standing.isOpen else {
      return RulesReach(
        from: row.receivedOn, through: .distantFuture, policyFor: row.receivedOn)
    }
    guard let last = [row.resolvedOn, row.acknowledgedOn].compactMap(\.self).max() else {
      return .nothing
    }
    return RulesReach(from: row.receivedOn, through: last, policyFor: row.receivedOn)
  }

  private static func tallyAcknowledgement(
    _ row: Row, _ rules: Rules, into tally: inout Tally
  ) {
    guard let day = row.acknowledgedOn, row.standing.status != .duplicate else { return }
    let limit = rules.policy(receivedOn: row.receivedOn).acknowledgement
    let isKept = limit?.isKept(from: row.receivedOn, to: day, rules.calendar) ?? true
    tally.add(
      Cell(
        measure: Measure.acknowledged.rawValue, day: day,
        (isKept ? Verdict.kept : .late).rawValue,
        bucket: UInt32(clamping: day - row.receivedOn)))
  }

  /// The working days from receipt to the resolution that stands; nil where none does.
  public static func workingDays(_ row: Row, _ rules: Rules) -> Int? {
    row.resolvedOn.map { rules.calendar.workingDays(after: row.receivedOn, through: $0) }
  }
}
