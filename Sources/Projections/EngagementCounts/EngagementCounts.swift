public import Facts
public import Grievances
public import Projection
internal import WorkingDays

/// What the project did to reach its stakeholders (SEP section 7): consultations with their
/// participants, other activities, press material, documents disclosed.
public enum EngagementCounts: Projection {
  public static let name = "engagement-counts"
  public static let version: UInt32 = 1
  public static let subjects = Subject.Kind.engagement

  /// The kinds of engagement.
  public enum Kind: UInt8, Sendable, CaseIterable {
    case consultation = 1
    case activity = 2
    case press = 3
    case disclosure = 4

    public var name: String { "\(self)" }
  }

  public static func fold(_ row: inout Row, _ entry: Entry, _ window: Window) {
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
    var kind: Kind?
    var women: UInt32 = 0
    var men: UInt32 = 0
    var others: UInt32 = 0

    public init() {}
  }
}

extension EngagementCounts.Row {
  // offset size: 0 4 day, 4 4 women, 8 4 men, 12 4 others, 16 1 kind (0 none)
  public static let byteCount = 17

  public init?(_ bytes: RawSpan) {
    guard bytes.byteCount == Self.byteCount else { return nil }
    day = CivilDay(daysSince1970: bytes.signedInteger(at: 0))
    women = bytes.unsignedInteger(at: 4)
    men = bytes.unsignedInteger(at: 8)
    others = bytes.unsignedInteger(at: 12)
    kind = EngagementCounts.Kind(rawValue: bytes.unsignedByte(at: 16))
  }

  public func append(to bytes: inout [UInt8]) {
    bytes.append(day)
    for count in [women, men, others] { bytes.appendLittleEndian(count) }
    bytes.append(kind?.rawValue ?? 0)
  }
}
