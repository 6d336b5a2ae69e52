public import Grievances
public import WorkingDays

extension ResolutionTimes {
  /// One span of a grievance's time, by its own start and its own limit.
  public struct Clock: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
      case registration, acknowledgement, assessment
      case stage(Stage)
      case resolution, conveyance
    }

    public let kind: Kind
    public let from: CivilDay
    /// nil while it runs.
    public let to: CivilDay?
    /// nil while it runs.
    public let calendarDays: Int?
    public let workingDays: Int?
    /// The limit that applied, by the policy in force on the day of receipt; nil where there is none.
    public let limit: Limit?
    /// The last day within the limit.
    public let deadline: CivilDay?
    /// nil while it runs, or where there is no limit.
    public let isKept: Bool?
  }

  /// Every clock of a grievance that has started, in the order in which they start.
  public static func clocks(_ row: Row, _ rules: Rules) -> [Clock] {
    let policy = rules.policy(receivedOn: row.receivedOn)
    func clock(
      _ kind: Clock.Kind, _ from: CivilDay, _ to: CivilDay?, _ limit: Limit? = nil
    ) -> Clock {
      Clock(
        kind: kind, from: from, to: to, calendarDays: to.map { $0 - from },
        workingDays: to.map { rules.calendar.workingDays(after: from, through: $0) },
        limit: limit, deadline: limit.map { $0.deadline(after: from, rules.calendar) },
        isKept: to.flatMap { end in limit.map { $0.isKept(from: from, to: end, rules.calendar) } })
    }
    let stages = row.course.intervals.map { interval in
      clock(
        .stage(interval.stage), interval.from, interval.to,
        policy.limit(of: interval.stage)?.extended(by: row.extendedBy))
    }
    return [
      clock(.registration, row.receivedOn, row.registeredOn),
      clock(.acknowledgement, row.receivedOn, row.acknowledgedOn, policy.acknowledgement),
      clock(.assessment, row.receivedOn, row.assessedOn),
    ] + stages + [
      clock(
        .resolution, row.receivedOn, row.resolvedOn,
        policy.resolution.extended(by: row.extendedBy))
    ] + (row.resolvedOn.map { [clock(.conveyance, $0, row.conveyedOn)] } ?? [])
  }
}
