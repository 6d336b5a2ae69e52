internal import Documents
public import EventLog
internal import Facts
public import Grievances
internal import WorkingDays

/// The working calendar as recorded, with the names of what was decided: the days off of a year.
public struct CalendarListing: Sendable {
  let rules: Rules
  let decisions: RecordedDecisions
  private let known: UInt64

  /// - Parameters:
  ///   - rules: those known when the log held so many facts.
  public init(_ rules: Rules, from log: EventLog, known: UInt64) throws {
    self.rules = rules
    self.known = known
    decisions = try log.read { try RecordedDecisions($0, known: known) }
  }

  var calendar: WorkingCalendar { rules.calendar }

  /// The last fact known.
  var lastFact: Int { Int(clamping: known) - 1 }

  var cutJSON: JSON { ["sequence": .integer(lastFact), "through": .null] }

  var cutLine: String { "As of fact \(lastFact)\n" }

  /// Said under every list that has days which no source attests.
  func unverifiedLine(_ days: ClosedRange<CivilDay>) -> String {
    guard !Statute.isVerified(year: days.lowerBound.year) else { return "" }
    return
      "Days before \(Statute.verifiedFrom) are unverified: the rules answer, no source attests\n"
  }
}

extension CalendarListing {
  /// A JSON object a day off.
  public func daysJSON(in year: Int) -> String {
    calendar.daysOff(in: year).map { day in
      let fact = Self.fact(day)
      let json: JSON = [
        "day": JSON(day.day), "name": JSON(names(day)),
        "source": fact == nil ? "statute" : "decision",
        "fact": JSON(fact.map { Int(clamping: $0) }),
        "verified": .bool(day.isVerified), "reasons": .array(day.reasons.map(json)),
      ]
      return json.text + "\n"
    }.joined()
  }

  public func daysText(in year: Int) -> String {
    var table = TextTable([
      ("day", .left), ("", .left), ("name", .left), ("source", .left), ("confidence", .left),
    ])
    for day in calendar.daysOff(in: year) {
      table.add([
        day.day.description, "\(day.day.weekday)", names(day),
        Self.fact(day).map { "fact \($0)" } ?? "statute",
        day.isVerified
          ? day.reasons.first.flatMap(decisions.confidence)?.rawValue ?? "" : "unverified",
      ])
    }
    let worked = calendar.workedDays(in: year).map { "\($0.day) (fact \($0.origin))" }
    let line = worked.isEmpty ? "" : "Worked all the same: \(worked.joined(separator: ", "))\n"
    return table.text + line + cutLine
  }

  func names(_ day: DayOff) -> String {
    var names: [String] = []
    for name in day.reasons.map(decisions.name) where !names.contains(name) { names.append(name) }
    return names.joined(separator: ", ")
  }

  private static func fact(_ day: DayOff) -> UInt64? {
    switch day.source {
    case .statute: nil
    case .decision(let origin): origin
    }
  }
}
