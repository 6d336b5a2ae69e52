internal import Facts
public import Grievances
public import Projection
internal import WorkingDays

/// The grievance log of SEP Table 5: one row a grievance, as it stands.
public enum GrievanceRegister: Projection {
  public static let name = "grievance-register"
  public static let version: UInt32 = 5
  public static let usesRules = false

  public static let kinds: EventKinds = [
    .registered, .eligibilityAssessed, .escalated, .resolved, .reopened, .withdrawn,
    .duplicateLinked, .assigned,
  ]

  public static func fold(_ row: inout Row, _ entry: LentEntry, _ window: Window) {
    row.standing = entry.standing
    row.assumed.formUnion(entry.event.assumed)
    switch entry.event {
    case .registered(let registered):
      row.receivedOn = entry.fact.occurredOn
      row.receivedUntil = registered.receivedUntil
      row.registeredOn = registered.registeredOn
      row.channel = registered.channel
      row.type = registered.type
      row.aimag = registered.aimag
      row.complainant = registered.complainant
      row.words.registered = entry.words
    case .eligibilityAssessed:
      row.words.assessed = entry.words
    case .assigned(let assigned):
      row.staff = assigned.staff
      row.isAssigned = true
      row.words.assigned = entry.words
    case .resolved(let resolved) where row.standing.status == .resolved:
      row.resolvedOn = entry.fact.occurredOn
      if resolved.stage.level == 1 { row.firstLevelClosedOn = entry.fact.occurredOn }
      if resolved.stage.level == 2 { row.secondLevelClosedOn = entry.fact.occurredOn }
      row.words.resolved = entry.words
    case .reopened where row.standing.isOpen:
      row.resolvedOn = nil
      row.withdrawnOn = nil
    case .withdrawn where row.standing.status == .withdrawn:
      row.withdrawnOn = entry.fact.occurredOn
    case .duplicateLinked(let link):
      row.original = link.original
    default: break
    }
  }

  /// What the cells of this view count.
  public enum Measure: UInt16, Sendable {
    /// Grievances: day = received; dimensions: status, stage.
    case grievances = 1
  }

  public static let measures = [
    MeasureDescription(
      Measure.grievances.rawValue, "grievances", by: .init("status", Status.self),
      .init("stage", Stage.self), day: "received")
  ]

  public static func tally(_ row: Row, _ rules: Rules, into tally: inout Tally) {
    tally.add(
      Cell(
        measure: Measure.grievances.rawValue, day: row.receivedOn, row.standing.status.rawValue,
        row.standing.stage.rawValue))
  }
}
