internal import Facts
public import Grievances
public import Projection
internal import WorkingDays

/// What the report counts: received and addressed by status, channel and type, and what came and
/// went in the period.
public enum KPICounts: Projection {
  public static let name = "kpi-counts"
  public static let version: UInt32 = 4
  public static let usesRules = false

  public static let kinds: EventKinds = [
    .registered, .eligibilityAssessed, .escalated, .resolved, .reopened, .withdrawn,
    .duplicateLinked, .receiptAcknowledged, .worldBankNotified, .contractorInstructed,
    .meetingHeld, .mediationEntered, .agreementSigned, .agreementFulfilled, .documentAttached,
    .appealLodged, .deadlineExtended, .complainantResponded,
  ]

  public static func fold(_ row: inout Row, _ entry: LentEntry, _ window: Window) {
    let day = entry.fact.occurredOn
    let before = row.standing.status
    row.standing = entry.standing
    let isInWindow = window.contains(day)
    if before == .resolving, !row.standing.isOpen { row.closedOn = day }
    if row.standing.isOpen { row.closedOn = nil }
    switch entry.event {
    case .registered(let registered):
      row.receivedOn = day
      row.receivedUntil = registered.receivedUntil
      row.channel = registered.channel
      row.type = registered.type
      row.isReceivedInWindow = isInWindow
    case .resolved(let resolved) where row.standing.status == .resolved:
      row.resolvedOn = day
      row.outcome = resolved.outcome
    case .mediationEntered where row.mediatedOn == nil: row.mediatedOn = day
    case .reopened where row.standing.isOpen:
      row.resolvedOn = nil
      row.outcome = .unknown
    default: break
    }
    if isInWindow, let step = Step(entry.event) { row.take(step) }
    if isInWindow {
      row.move(from: before, to: row.standing.status)
    } else {
      row.isOpenAtStart = row.standing.isOpen
    }
  }

  /// What the cells of this view count.
  public enum Measure: UInt16, Sendable {
    /// Grievances: day = received; dimensions: status, channel, type.
    case received = 1
    /// Resolutions that stand: day = resolved; dimensions: channel, type, outcome.
    case addressed = 2
    /// What came and went in the window: first dimension the flow.
    case flow = 3
    /// Grievances of which only an interval of receipt is known: day = its first day, bucket = how
    /// many days later its last is.
    case dateUncertain = 4
    /// Steps taken in the window: first dimension the step.
    case step = 5
    /// Grievances that are no longer open, by what they are now: day = since when; first dimension the
    /// status.
    case closed = 6
    /// Grievances that went to mediation: day = the first time; first dimension the status.
    case mediated = 7
  }

  /// The parts of the balance, by what happened in the window.
  public enum Flow: UInt8, Code {
    case openAtStart = 1
    case received = 2
    case reopened = 3
    case unrelated = 4
    case duplicate = 5
    case withdrawn = 6
    case resolved = 7
    case openAtEnd = 8
  }

  /// What the World Bank's guidance asks to be counted besides, by what happened in the window.
  public enum Step: UInt8, Code {
    case acknowledged = 1
    case worldBankNotified = 2
    case contractorInstructed = 3
    case meetingHeld = 4
    case mediationEntered = 5
    case agreementSigned = 6
    case agreementFulfilled = 7
    case documentAttached = 8
    case appealToGRS = 9
    case appealToInspectionPanel = 10
    case appealToCourt = 11
    case extended = 12
    case accepted = 13
    case rejected = 14

    init?(_ event: borrowing Event) {
      switch event {
      case .receiptAcknowledged: self = .acknowledged
      case .worldBankNotified: self = .worldBankNotified
      case .contractorInstructed: self = .contractorInstructed
      case .meetingHeld: self = .meetingHeld
      case .mediationEntered: self = .mediationEntered
      case .agreementSigned: self = .agreementSigned
      case .agreementFulfilled: self = .agreementFulfilled
      case .documentAttached: self = .documentAttached
      case .appealLodged(let appeal):
        switch appeal.body {
        case .grs: self = .appealToGRS
        case .inspectionPanel: self = .appealToInspectionPanel
        case .court: self = .appealToCourt
        }
      case .deadlineExtended: self = .extended
      case .complainantResponded(let response): self = response.isAccepted ? .accepted : .rejected
      default: return nil
      }
    }
  }

  public static let measures = [
    MeasureDescription(
      Measure.received.rawValue, "received", by: .init("status", Status.self),
      .init("channel", Channel.self), .init("type", GrievanceType.self), day: "received"),
    MeasureDescription(
      Measure.addressed.rawValue, "addressed", by: .init("channel", Channel.self),
      .init("type", GrievanceType.self), .init("outcome", Outcome.self), day: "resolved"),
    MeasureDescription(Measure.flow.rawValue, "flow", by: .init("flow", Flow.self)),
    MeasureDescription(
      Measure.dateUncertain.rawValue, "date-uncertain", day: "first possible",
      unit: "days of the interval"),
    MeasureDescription(Measure.step.rawValue, "steps", by: .init("step", Step.self)),
    MeasureDescription(
      Measure.closed.rawValue, "closed", by: .init("status", Status.self), day: "closed"),
    MeasureDescription(
      Measure.mediated.rawValue, "mediated", by: .init("status", Status.self), day: "mediated"),
  ]

  public static func tally(_ row: Row, _ rules: Rules, into tally: inout Tally) {
    tally.add(
      Cell(
        measure: Measure.received.rawValue, day: row.receivedOn, row.standing.status.rawValue,
        row.channel.rawValue, row.type.rawValue))
    if let resolvedOn = row.resolvedOn {
      tally.add(
        Cell(
          measure: Measure.addressed.rawValue, day: resolvedOn, row.channel.rawValue,
          row.type.rawValue, row.outcome.rawValue))
    }
    if let closedOn = row.closedOn {
      tally.add(
        Cell(measure: Measure.closed.rawValue, day: closedOn, row.standing.status.rawValue))
    }
    if let mediatedOn = row.mediatedOn {
      tally.add(
        Cell(measure: Measure.mediated.rawValue, day: mediatedOn, row.standing.status.rawValue))
    }
    for step in steps {
      tally.add(Cell(measure: Measure.step.rawValue, step.rawValue), row.count(step))
    }
    if row.receivedUntil > row.receivedOn {
      tally.add(
        Cell(
          measure: Measure.dateUncertain.rawValue, day: row.receivedOn,
          bucket: UInt32(clamping: row.receivedUntil - row.receivedOn)))
    }
    for flow in flows {
      tally.add(Cell(measure: Measure.flow.rawValue, flow.rawValue), row.count(flow))
    }
  }

  // Made once: a tally of a million rows asks for them a million times.
  private static let steps = Step.allCases
  private static let flows = Flow.allCases
}
