internal import Facts
public import Grievances
public import Projection
internal import WorkingDays

/// When each grievance entered and left each stage of the mechanism (SEP section 8).
public enum StageTimelines: Projection {
  public static let name = "stage-timelines"
  public static let version: UInt32 = 3

  public static let kinds: EventKinds = [
    .registered, .eligibilityAssessed, .escalated, .resolved, .reopened, .withdrawn,
    .duplicateLinked,
  ]

  public static func fold(_ row: inout Row, _ entry: LentEntry, _ window: Window) {
    row.course.apply(entry)
  }

  /// What the cells of this view count.
  public enum Measure: UInt16, Sendable {
    /// Grievances that are in a stage: first dimension the stage.
    case inStage = 1
    /// Stages that were left: day = the day of leaving, first dimension the stage, bucket = working
    /// days spent in it.
    case daysInStage = 2
  }

  public static let measures = [
    MeasureDescription(
      Measure.inStage.rawValue, "in-stage", by: .init("stage", Stage.self)),
    MeasureDescription(
      Measure.daysInStage.rawValue, "days-in-stage", by: .init("stage", Stage.self), day: "left",
      unit: "working days"),
  ]

  public static func tally(_ row: Row, _ rules: Rules, into tally: inout Tally) {
    guard row.course.standing.status != .duplicate else { return }
    for stage in stages {
      guard let interval = row.course.interval(of: stage) else { continue }
      guard let end = interval.to else {
        tally.add(Cell(measure: Measure.inStage.rawValue, stage.rawValue))
        continue
      }
      let days = rules.calendar.workingDays(after: interval.from, through: end)
      tally.add(
        Cell(
          measure: Measure.daysInStage.rawValue, day: end, stage.rawValue,
          bucket: UInt32(clamping: days)))
    }
  }

  /// The days spent in a stage are counted once it was left.
  public static func reach(of row: Row) -> RulesReach {
    var (first, last) = (CivilDay.distantFuture, CivilDay.distantPast)
    for stage in stages {
      guard let interval = row.course.interval(of: stage), let end = interval.to else { continue }
      first = min(first, interval.from)
      last = max(last, end)
    }
    return first <= last ? RulesReach(from: first, through: last, policyFor: nil) : .nothing
  }

  // Made once: a tally of a million rows asks for them a million times.
  private static let stages = Stage.allCases

  /// The days on which one grievance entered and left each stage.
  public struct Row: ProjectionRow {
    public internal(set) var course = StageCourse()

    public init() {}
  }
}
