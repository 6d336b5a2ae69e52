public import EventLog
public import Facts
public import Grievances
internal import Projection
public import ResolutionTimes
public import WorkingDays

/// Why one grievance stands as it does and took as long as it did: the fact behind its status, the days
/// that were counted one by one, and the policy and the decisions about days that were used.
public struct GrievanceExplanation: Sendable {
  public let number: GrievanceNumber
  public let cut: Cut
  /// The root of the log at the cut.
  public let root: Digest
  public let rules: Rules
  /// The facts that stand, in the order in which they happened.
  public let facts: [Fact]
  public let standing: Standing
  /// The fact that gave it its status; the registration while nothing has changed it.
  public let decidedBy: Fact
  public let receivedOn: CivilDay
  public let clocks: [ResolutionTimes.Clock]
  /// nil where it was closed otherwise than by a resolution.
  public let count: DayCount?
  /// The policy that it is judged by, and the fact that holds it; nil where the standard one applies
  /// because none is recorded for its day of receipt.
  public let policy: (policy: Policy, fact: Fact?)
  /// The facts about the calendar that made days of the count what they are, with the statute adopted.
  public let calendar: [Fact]

  /// Every fact that the explanation rests on, in the order of the log.
  public var factsUsed: [Fact] {
    Set(facts + calendar + [policy.fact].compactMap(\.self)).sorted { $0.sequence < $1.sequence }
  }

  /// The days after one day through another.
  public struct DayCount: Sendable {
    public enum End: Sendable { case resolved, deadline }
    public let after: CivilDay
    public let through: CivilDay
    /// Whether they run to the resolution, or, of an open grievance, to the last day for it.
    public let end: End
    public let workingDays: Int
  }
}

extension GrievanceExplanation {
  /// Costs a look-up for each fact about the grievance, the calendar and the policy.
  /// - Throws: `Refusal.notRegistered` where nothing about it is visible.
  public init(_ number: GrievanceNumber, in log: EventLog, cut: Cut) throws {
    self = try log.read { snapshot in
      let cut = Cut(known: min(cut.known, snapshot.size), through: cut.through)
      let history = History.effective(try snapshot.entries(about: number.subject), cut: cut)
      guard let times = ResolutionTimes.row(of: history), let first = history.first else {
        throw Refusal.notRegistered(number.subject)
      }
      let rules = try snapshot.rules(known: cut.known)
      let count = DayCount(times, rules)
      let policy = rules.inForce(receivedOn: times.receivedOn)
      return GrievanceExplanation(
        number: number, cut: cut, root: try snapshot.root(at: cut.known), rules: rules,
        facts: history.map(\.fact), standing: times.standing,
        decidedBy: Self.decisive(history) ?? first.fact, receivedOn: times.receivedOn,
        clocks: ResolutionTimes.clocks(times, rules), count: count,
        policy: (policy.policy, try policy.fact.flatMap { try snapshot.fact(at: $0) }),
        calendar: Self.calendar(
          try snapshot.entries(about: .calendar), count, rules, known: cut.known))
    }
  }

  /// The last fact that changed the status.
  private static func decisive(_ history: [Entry]) -> Fact? {
    var status = Standing().status
    var decisive: Fact?
    for entry in history {
      if entry.standing.status != status { decisive = entry.fact }
      status = entry.standing.status
    }
    return decisive
  }

  private static func calendar(
    _ entries: [Entry], _ count: DayCount?, _ rules: Rules, known: UInt64
  ) -> [Fact] {
    let days = count.map { rules.calendar.walk(after: $0.after, through: $0.through) }
    let origins = Set(days?.flatMap(\.verdict.origins) ?? [])
    let standing = History.effective(entries, cut: Cut(known: known)).sorted { $0.place < $1.place }
    let adopted = standing.last { $0.event.kind == .calendarAdopted }
    return standing.filter {
      origins.contains($0.place.rawValue) || $0.place == adopted?.place
    }.map(\.fact)
  }
}

extension GrievanceExplanation.DayCount {
  fileprivate init?(_ times: ResolutionTimes.Row, _ rules: Rules) {
    guard times.standing.isOpen || times.resolvedOn != nil else { return nil }
    let limit = rules.policy(receivedOn: times.receivedOn).resolution.extended(by: times.extendedBy)
    after = times.receivedOn
    through = times.resolvedOn ?? limit.deadline(after: times.receivedOn, rules.calendar)
    end = times.resolvedOn == nil ? .deadline : .resolved
    workingDays = rules.calendar.workingDays(after: after, through: through)
  }
}

extension DayVerdict {
  /// The facts that made the day what it is; none where the statute or the week did.
  fileprivate var origins: [UInt64] {
    switch self {
    case .working, .weekend: []
    case .workedWeekendDay(let origin), .workedHoliday(let origin): [origin]
    case .holiday(let reasons):
      reasons.compactMap { if case .decision(let origin, _) = $0 { origin } else { nil } }
    }
  }
}
