public import Facts
public import Grievances
public import Projection
internal import WorkingDays

/// What the project did to reach its stakeholders (SEP section 7): consultations with their
/// participants, other activities, press material, documents disclosed.
public enum EngagementCounts: Projection {
  public static let name = "engagement-counts"
  public static let version: UInt32 = 2
  public static let usesRules = false
  public static let subjects = Subject.Kind.engagement

  /// The kinds of engagement.
  public enum Kind: UInt8, Code {
    case consultation = 1
    case activity = 2
    case press = 3
    case disclosure = 4

    public var name: String { "\(self)" }
  }

  public static let kinds: EventKinds = [
    .consultationHeld, .engagementHeld, .pressPublished, .documentDisclosed,
  ]

  public static func fold(_ row: inout Row, _ entry: LentEntry, _ window: Window) {
    row.day = entry.fact.occurredOn
    switch entry.event {
    case .consultationHeld(let event):
      row.kind = .consultation
      row.women = event.women
      row.men = event.men
      row.others = event.others
    case .engagementHeld: row.kind = .activity
    case .pressPublished: row.kind = .press
    case .documentDisclosed: row.kind = .disclosure
    default: break
    }
  }

  /// What the cells of this view count.
  public enum Measure: UInt16, Sendable {
    /// Events: day = the day they were held; first dimension the kind.
    case events = 1
    /// Participants of consultations: day = the day; first dimension 1 women, 2 men, 3 others.
    case participants = 2
  }

  public static let measures = [
    MeasureDescription(
      Measure.events.rawValue, "events", by: .init("kind", Kind.self), day: "held"),
    MeasureDescription(
      Measure.participants.rawValue, "participants",
      by: .init("gender", values: [1: "women", 2: "men", 3: "others"]), day: "held"),
  ]

  public static func tally(_ row: Row, _ rules: Rules, into tally: inout Tally) {
    guard let kind = row.kind else { return }
    tally.add(Cell(measure: Measure.events.rawValue, day: row.day, kind.rawValue))
    for (gender, count) in [(1, row.women), (2, row.men), (3, row.others)] as [(UInt8, UInt32)] {
      tally.add(Cell(measure: Measure.participants.rawValue, day: row.day, gender), Int(count))
    }
  }

  /// One engagement event.
  public struct Row: ProjectionRow {
    var day = CivilDay.distantPast
    var women: UInt32 = 0
    var men: UInt32 = 0
    var others: UInt32 = 0
    @Stored var kind: Kind? = nil

    public init() {}
  }
}
