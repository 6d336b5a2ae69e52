internal import Facts
public import Grievances
public import Projection
public import WorkingDays

/// What is to be done by when: acknowledgements, limits, meetings and promises, soonest first.
public enum DueList: Projection {
  public static let name = "due-list"
  public static let version: UInt32 = 3

  /// What is due; the codes of the ordered list.
  public enum Task: UInt8, Sendable, CaseIterable {
    case acknowledgement = 1
    case resolution = 2
    case stage = 3
    case meeting = 4
    case commitment = 5

    public var name: String { "\(self)" }
  }

  public static let kinds: EventKinds = [
    .registered, .eligibilityAssessed, .escalated, .resolved, .reopened, .withdrawn,
    .duplicateLinked, .receiptAcknowledged, .assigned, .deadlineExtended, .meetingHeld,
    .commitmentMade, .commitmentKept,
  ]

  public static func fold(_ row: inout Row, _ entry: LentEntry, _ window: Window) {
    let day = entry.fact.occurredOn
    let before = row.standing.stage
    row.standing = entry.standing
    if row.standing.isOpen, row.standing.stage != before { row.stageEnteredOn = day }
    switch entry.event {
    case .registered:
      row.receivedOn = day
      row.stageEnteredOn = day
    case .receiptAcknowledged: row.isAcknowledged = true
    case .assigned(let assigned): row.staff = assigned.staff
    case .deadlineExtended(let extended): row.extendedBy &+= extended.days
    case .meetingHeld(let meeting) where meeting.stage == .committee: row.hasMet = true
    case .commitmentMade(let commitment):
      row.promise(entry.place, dueOn: commitment.dueOn)
    case .commitmentKept:
      if let place = entry.answers { row.keep(place) }
    default: break
    }
  }

  /// What the cells of this view count.
  public enum Measure: UInt16, Sendable {
    /// Promises that are open: day = the day they are due, the distant future where none was named.
    case openCommitments = 1
  }

  public static let measures = [
    MeasureDescription(Measure.openCommitments.rawValue, "open-promises", day: "due")
  ]

  public static func tally(_ row: Row, _ rules: Rules, into tally: inout Tally) {
    guard row.standing.status != .duplicate else { return }
    for commitment in row.commitments {
      tally.add(
        Cell(measure: Measure.openCommitments.rawValue, day: commitment.dueOn ?? .distantFuture))
    }
  }

  public static func keys(_ row: Row, _ rules: Rules) -> [OrderedKey] {
    tasks(row, rules).map { OrderedKey(day: $0.day ?? .distantFuture, code: $0.task.rawValue) }
  }

  /// A promise is due on the day that was named; limits run as long as the grievance is open.
  public static func reach(of row: Row) -> RulesReach {
    guard row.standing.isOpen else { return .nothing }
    let first = min(row.receivedOn, row.stageEnteredOn)
    return RulesReach(from: first, through: .distantFuture, policyFor: row.receivedOn)
  }

  /// Something that is to be done for one grievance.
  public struct Item: Sendable, Hashable {
    public let task: Task
    /// The last day in time; nil for a promise without a day.
    public let day: CivilDay?
  }

  /// What is to be done for a grievance. A promise outlives the resolution.
  public static func tasks(_ row: Row, _ rules: Rules) -> [Item] {
    let standing = row.standing
    // Most grievances are closed, with nothing promised.
    guard standing.status != .duplicate, standing.isOpen || row.hasCommitments else { return [] }
    let policy = rules.policy(receivedOn: row.receivedOn)
    func item(_ task: Task, _ limit: Limit?, after start: CivilDay) -> Item? {
      limit.map { Item(task: task, day: $0.deadline(after: start, rules.calendar)) }
    }
    var items = row.commitments.map { Item(task: .commitment, day: $0.dueOn) }
    if !row.isAcknowledged, standing.isOpen {
      items += [item(.acknowledgement, policy.acknowledgement, after: row.receivedOn)].compacted
    }
    guard standing.isOpen else { return items }
    let limit = policy.resolution.extended(by: row.extendedBy)
    items += [item(.resolution, limit, after: row.receivedOn)].compacted
    let stageLimit = policy.limit(of: standing.stage)?.extended(by: row.extendedBy)
    items += [item(.stage, stageLimit, after: row.stageEnteredOn)].compacted
    if standing.stage == .committee, !row.hasMet {
      items += [item(.meeting, policy.meeting, after: row.stageEnteredOn)].compacted
    }
    return items
  }
}

extension [DueList.Item?] {
  fileprivate var compacted: [DueList.Item] { compactMap(\.self) }
}
