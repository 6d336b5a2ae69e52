public import Facts
public import Grievances
public import Projection
public import WorkingDays

/// How many calendar days pass from the receipt of a grievance to its acknowledgement, by channel.
public enum AcknowledgementTimes: Projection {
  public static let name = "acknowledgement-times"
  public static let version: UInt32 = 1
  public static let usesRules = false
  public static let kinds: EventKinds = [.registered, .receiptAcknowledged]

  public struct Row: ProjectionRow {
    public internal(set) var receivedOn = CivilDay.distantPast
    @Stored public internal(set) var acknowledgedOn: CivilDay? = nil
    @Stored public internal(set) var channel = Channel.unknown

    public init() {}
  }

  public static func fold(_ row: inout Row, _ entry: LentEntry, _ window: Window) {
    switch entry.event {
    case .registered(let registered):
      row.receivedOn = entry.fact.occurredOn
      row.channel = registered.channel
    case .receiptAcknowledged: row.acknowledgedOn = entry.fact.occurredOn
    default: break
    }
  }

  public static let measures = [
    MeasureDescription(
      1, "days-to-acknowledgement", by: .init("channel", Channel.self), day: "acknowledged",
      unit: "calendar days")
  ]

  public static func tally(_ row: Row, _ rules: Rules, into tally: inout Tally) {
    guard let day = row.acknowledgedOn else { return }
    tally.add(
      Cell(
        measure: 1, day: day, row.channel.rawValue, bucket: UInt32(clamping: day - row.receivedOn)))
  }
}
