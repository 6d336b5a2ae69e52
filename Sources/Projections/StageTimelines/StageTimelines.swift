internal import Facts
public import Grievances
public import Projection
internal import WorkingDays

/// When each grievance entered and left each stage of the mechanism (SEP section 8).
public enum StageTimelines: Projection {
  public static let name = "stage-timelines"
  public static let version: UInt32 = 1

  public static func fold(_ row: inout Row, _ entry: Entry, _ window: Window) {
    let day = entry.fact.occurredOn
    let before = row.standing
    row.standing.apply(entry.event)
    switch entry.event {
    case .registered(let registered):
      row.enter(.local, on: day)
      if registered.assumed.contains(.receivedOn) { row.assumeEntry(of: .local) }
    case .eligibilityAssessed(let assessed):
      if !assessed.isRelated {
        row.leave(before.stage, on: day)
      } else if row.standing.stage != before.stage {
        row.leave(before.stage, on: day)
        row.enter(row.standing.stage, on: day)
        if assessed.assumed.contains(.occurredOn) { row.assumeEntry(of: row.standing.stage) }
      }
    case .escalated(let escalated):
      row.leave(before.stage, on: day)
      row.enter(escalated.stage, on: day)
      if escalated.assumed.contains(.occurredOn) { row.assumeEntry(of: escalated.stage) }
    case .resolved:
      row.leave(before.stage, on: day)
    case .reopened:
      row.leave(before.stage, on: nil)
    default: break
    }
  }

  /// What the cells of this view count.
  public enum Measure: UInt16, Sendable {
    /// Grievances that are in a stage: first dimension the stage.
    case inStage = 1
    /// Stages that were left: day = the day of leaving, first dimension the stage, bucket = working
    /// days spent in it.
    case daysInStage = 2
  }

  public static func tally(_ row: Row, _ rules: Rules, into tally: inout Tally) {
    for interval in row.intervals {
      let stage = interval.stage.rawValue
      guard let end = interval.to else {
        tally.add(Cell(measure: Measure.inStage.rawValue, stage))
        continue
      }
      let days = rules.calendar.workingDays(after: interval.from, through: end)
      tally.add(
        Cell(
          measure: Measure.daysInStage.rawValue, day: end, stage, bucket: UInt32(clamping: days)))
    }
  }
}
