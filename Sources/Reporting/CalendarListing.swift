internal import Documents
public import EventLog
internal import Facts
public import Grievances
public import WorkingDays

/// The working calendar as recorded, with the names of what was decided: days off, and the proof of a
/// count day by day.
public struct CalendarListing: Sendable {
  private let calendar: WorkingCalendar
  /// By the position of the fact that recorded a decision.
  private let names: [UInt64: String]
  private let cut: Cut

  public init(_ rules: Rules, from log: EventLog, known: UInt64) throws {
    calendar = rules.calendar
    cut = Cut(known: known)
    names = try log.read { snapshot in
      var names: [UInt64: String] = [:]
      for sequence in try snapshot.sequences(about: .calendar) {
        names[sequence.rawValue] = try snapshot.text(.name, of: sequence, about: .calendar)
      }
      return names
    }
  }

  private func name(_ reason: DayOffReason) -> String {
    switch reason {
    case .statute(let rule): rule.name.rawValue
    case .decision(let origin, let name): name ?? names[origin] ?? "decision"
    }
  }

  /// A reason with the fact that recorded it, if one did.
  private func cause(_ reason: DayOffReason) -> String {
    switch reason {
    case .statute: name(reason)
    case .decision(let origin, _): "\(name(reason)), fact \(origin)"
    }
  }

  /// Why a day counts or does not.
  private func why(_ verdict: DayVerdict) -> String {
    switch verdict {
    case .working: "counted"
    case .workedWeekendDay(let origin):
      "counted: worked by \(names[origin] ?? "decision"), fact \(origin)"
    case .workedHoliday(let origin): "counted: holiday revoked by fact \(origin)"
    case .weekend: "weekend"
    case .holiday(let reasons): reasons.map(cause).joined(separator: ", ")
    }
  }

  private static func source(_ day: DayOff) -> (name: String, fact: UInt64?) {
    switch day.source {
    case .statute: ("statute", nil)
    case .decision(let origin): ("decision", origin)
    }
  }
}

extension CalendarListing {
  /// A JSON object a day off.
  public func daysJSON(in year: Int) -> String {
    calendar.daysOff(in: year).map { day in
      let source = Self.source(day)
      let json: JSON = [
        "day": JSON(day.day), "name": JSON(day.reasons.map(name).joined(separator: ", ")),
        "source": JSON(source.name), "fact": JSON(source.fact.map { Int(clamping: $0) }),
        "verified": .bool(day.isVerified),
      ]
      return json.text + "\n"
    }.joined()
  }

  public func daysText(in year: Int) -> String {
    var table = TextTable([("day", .left), ("", .left), ("name", .left), ("source", .left)])
    for day in calendar.daysOff(in: year) {
      let source = Self.source(day)
      table.add([
        day.day.description, "\(day.day.weekday)", day.reasons.map(name).joined(separator: ", "),
        source.fact.map { "fact \($0)" } ?? (day.isVerified ? "statute" : "statute (unverified)"),
      ])
    }
    let worked = calendar.workedDays(in: year).map { "\($0.day) (fact \($0.origin))" }
    let line = worked.isEmpty ? "" : "Weekend days worked: \(worked.joined(separator: ", "))\n"
    return table.text + line
  }

  /// Beyond so many days, the days are not listed one by one.
  private static let longestProof = 40_000

  /// Whether the days of an interval can be listed one by one.
  public static func canProve(from: CivilDay, to: CivilDay) -> Bool {
    to - from <= longestProof
  }

  public func countJSON(from: CivilDay, to: CivilDay) -> JSON {
    let walk = calendar.walk(after: from, through: to)
    let skipped = walk.filter { !$0.verdict.isWorking }.map { day, verdict -> JSON in
      ["day": JSON(day), "why": JSON(why(verdict))]
    }
    let worked = walk.compactMap { day, verdict -> JSON? in
      guard case .workedWeekendDay(let origin) = verdict else { return nil }
      return ["day": JSON(day), "fact": .integer(Int(clamping: origin))]
    }
    return [
      "working_days": .integer(calendar.workingDays(after: from, through: to)),
      "skipped": .array(skipped), "worked_weekend_days": .array(worked),
      "calendar_days": .integer(calendar.calendarDays(after: from, through: to)),
      "cut": cutJSON,
    ]
  }

  public func countText(from: CivilDay, to: CivilDay) -> String {
    proofText(from: from, to: to)
      + "\(calendar.workingDays(after: from, through: to)) working days, "
      + "\(calendar.calendarDays(after: from, through: to)) calendar days: "
      + "the first day does not count, the last does\n" + cutLine
  }

  public func deadlineJSON(_ limit: Limit, after start: CivilDay) -> JSON {
    let deadline = limit.deadline(after: start, calendar)
    return [
      "deadline": JSON(deadline), "limit": .integer(Int(limit.days)),
      "basis": JSON(limit.basis.name), "after": JSON(start), "cut": cutJSON,
    ]
  }

  public func deadlineText(_ limit: Limit, after start: CivilDay) -> String {
    let deadline = limit.deadline(after: start, calendar)
    return proofText(from: start, to: deadline)
      + "\(limit.days) \(limit.basis.name) days after \(start) end on \(deadline)\n" + cutLine
  }

  /// Each day after one through another, and why it counts or not; nothing where they are too many.
  public func proofJSON(from: CivilDay, to: CivilDay) -> JSON {
    guard Self.canProve(from: from, to: to) else { return .null }
    return .array(
      calendar.walk(after: from, through: to).map { day, verdict in
        ["day": JSON(day), "counts": .bool(verdict.isWorking), "why": JSON(why(verdict))]
      })
  }

  /// The same for people, with a running count.
  public func proofText(from: CivilDay, to: CivilDay) -> String {
    guard Self.canProve(from: from, to: to) else { return "" }
    var table = TextTable([("day", .left), ("", .left), ("verdict", .left), ("count", .right)])
    var count = 0
    for (day, verdict) in calendar.walk(after: from, through: to) {
      if verdict.isWorking { count += 1 }
      table.add([
        day.description, "\(day.weekday)", why(verdict), verdict.isWorking ? String(count) : "",
      ])
    }
    return table.text
  }

  private var cutJSON: JSON {
    ["sequence": .integer(Int(clamping: cut.known) - 1), "through": .null]
  }

  private var cutLine: String { "As of fact \(cut.known - 1)\n" }
}
