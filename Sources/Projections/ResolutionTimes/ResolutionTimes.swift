internal import Facts
public import Grievances
public import Projection
public import WorkingDays

/// How long each grievance took from receipt to resolution, and whether that kept the limit.
public enum ResolutionTimes: Projection {
  public static let name = "resolution-times"
  public static let version: UInt32 = 1

  public static func fold(_ row: inout Row, _ entry: Entry, _ window: Window) {
    row.standing.apply(entry.event)
    switch entry.event {
    case .registered: row.receivedOn = entry.fact.occurredOn
    case .resolved: row.resolvedOn = entry.fact.occurredOn
    case .reopened: row.resolvedOn = nil
    default: break
    }
  }

  /// What the cells of this view count.
  public enum Measure: UInt16, Sendable {
    /// Resolutions that stand: day = the day of resolution, bucket = working days.
    case workingDays = 1
    /// Related grievances, judged: day = the day of resolution, or the distant future while open;
    /// dimensions: verdict, basis of the limit; bucket = days of the limit.
    case judged = 2
    /// Related grievances that are open: day = the first day on which they are late.
    case open = 3
  }

  public enum Verdict: UInt8, Sendable {
    case kept = 1
    case late = 2
    case open = 3
  }

  public static func tally(_ row: Row, _ rules: Rules, into tally: inout Tally) {
    guard row.standing.isOpen || row.resolvedOn != nil else { return }
    let limit = rules.policy(receivedOn: row.receivedOn).resolution
    func judge(_ verdict: Verdict, on day: CivilDay) {
      tally.add(
        Cell(
          measure: Measure.judged.rawValue, day: day, verdict.rawValue, limit.basis.rawValue,
          bucket: UInt32(limit.days)))
    }
    guard let resolvedOn = row.resolvedOn else {
      let late = limit.firstLateDay(after: row.receivedOn, rules.calendar)
      tally.add(Cell(measure: Measure.open.rawValue, day: late))
      return judge(.open, on: .distantFuture)
    }
    let days = rules.calendar.workingDays(after: row.receivedOn, through: resolvedOn)
    tally.add(
      Cell(
        measure: Measure.workingDays.rawValue, day: resolvedOn, bucket: UInt32(clamping: days)))
    let isKept = limit.isKept(from: row.receivedOn, to: resolvedOn, rules.calendar)
    judge(isKept ? .kept : .late, on: resolvedOn)
  }

  /// What is due: the last day on which an open grievance can be resolved within its limit.
  public static func keys(_ row: Row, _ rules: Rules) -> [OrderedKey] {
    guard row.standing.isOpen else { return [] }
    let limit = rules.policy(receivedOn: row.receivedOn).resolution
    return [OrderedKey(day: limit.deadline(after: row.receivedOn, rules.calendar), code: 1)]
  }

  /// The working days from receipt to the resolution that stands; nil where none does.
  public static func workingDays(_ row: Row, _ rules: Rules) -> Int? {
    row.resolvedOn.map { rules.calendar.workingDays(after: row.receivedOn, through: $0) }
  }
}

extension ResolutionTimes {
  /// The two days between which one grievance's time runs.
  public struct Row: ProjectionRow {
    public internal(set) var receivedOn = CivilDay.distantPast
    /// The day of the resolution that stands.
    public internal(set) var resolvedOn: CivilDay?
    public internal(set) var standing = Standing()

    public init() {}
  }
}

extension ResolutionTimes.Row {
  // offset size: 0 4 receivedOn, 4 4 resolvedOn, 8 1 standing
  public static let byteCount = 9

  public init?(_ bytes: RawSpan) {
    guard bytes.byteCount == Self.byteCount,
      let standing = Standing(code: bytes.unsignedByte(at: 8))
    else { return nil }
    receivedOn = CivilDay(daysSince1970: bytes.signedInteger(at: 0))
    resolvedOn = bytes.day(at: 4)
    self.standing = standing
  }

  public func append(to bytes: inout [UInt8]) {
    bytes.append(receivedOn)
    bytes.append(resolvedOn)
    bytes.append(standing.code)
  }
}
