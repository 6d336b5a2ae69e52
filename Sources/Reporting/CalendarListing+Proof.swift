internal import Documents
internal import Facts
public import Grievances
public import WorkingDays

// Counts and deadlines, proved day by day.

extension CalendarListing {
  /// The proof of a count: every day after the first, with its verdict.
  public func countJSON(from: CivilDay, to: CivilDay) -> JSON {
    let walk = calendar.walk(after: from, through: to)
    return [
      "working_days": .integer(calendar.workingDays(after: from, through: to)),
      "skipped": .array(
        walk.filter { !$0.verdict.isWorking }.map {
          ["day": JSON($0.day), "why": JSON(why($0.verdict))]
        }
      ),
      "worked_weekend_days": .array(walk.compactMap { Self.workedWeekendDay($0.day, $0.verdict) }),
      "calendar_days": .integer(calendar.calendarDays(after: from, through: to)),
      "days": proofJSON(from: from, to: to),
      "cut": cutJSON,
    ]
  }

  /// Each day after one through another, with its verdict.
  public func proofJSON(from: CivilDay, to: CivilDay) -> JSON {
    .array(calendar.walk(after: from, through: to).map { json($0.day, $0.verdict) })
  }

  /// The same for people, the working days numbered.
  public func proofText(from: CivilDay, to: CivilDay) -> String {
    proof(from: from, to: to) { _, verdict in verdict.isWorking }
  }

  private static func workedWeekendDay(_ day: CivilDay, _ verdict: DayVerdict) -> JSON? {
    guard case .workedWeekendDay(let origin) = verdict else { return nil }
    return ["day": JSON(day), "fact": .integer(Int(clamping: origin))]
  }

  public func countText(from: CivilDay, to: CivilDay) -> String {
    proofText(from: from, to: to)
      + "\(calendar.workingDays(after: from, through: to)) working days, "
      + "\(calendar.calendarDays(after: from, through: to)) calendar days: "
      + "the first day does not count, the last does\n" + unverifiedLine(from...to) + cutLine
  }

  /// A count without its proof, of one interval of many.
  public func countLine(from: CivilDay, to: CivilDay) -> JSON {
    [
      "from": JSON(from), "to": JSON(to),
      "working_days": .integer(calendar.workingDays(after: from, through: to)),
      "calendar_days": .integer(calendar.calendarDays(after: from, through: to)),
      "verified": .bool(Statute.isVerified(year: from.year)), "cut": cutJSON,
    ]
  }

  /// Counts without their proofs, one line each.
  public func countTable(_ intervals: [ClosedRange<CivilDay>]) -> String {
    var table = TextTable([
      ("from", .left), ("to", .left), ("working days", .right), ("calendar days", .right),
    ])
    for interval in intervals {
      let (from, to) = (interval.lowerBound, interval.upperBound)
      table.add([
        from.description, to.description,
        String(calendar.workingDays(after: from, through: to)),
        String(calendar.calendarDays(after: from, through: to)),
      ])
    }
    let days = intervals.map(\.lowerBound).min().map { unverifiedLine($0...$0) } ?? ""
    return table.text + days + cutLine
  }
}

/// A limit, and the policy it comes from.
public struct JudgedLimit: Sendable {
  public let limit: Limit
  /// nil where the user named the limit.
  public let policy: AdoptedPolicy?

  public init(_ limit: Limit, by policy: AdoptedPolicy?) {
    self.limit = limit
    self.policy = policy
  }
}

extension CalendarListing {
  /// The last day of a limit.
  public func deadline(_ limit: Limit, after start: CivilDay) -> CivilDay {
    limit.deadline(after: start, calendar)
  }

  public func deadlineJSON(_ judged: JudgedLimit, after start: CivilDay) -> JSON {
    let limit = judged.limit
    let deadline = deadline(limit, after: start)
    return [
      "deadline": JSON(deadline), "limit": .integer(Int(limit.days)),
      "basis": JSON(limit.basis.name), "after": JSON(start),
      "working_days": .integer(calendar.workingDays(after: start, through: deadline)),
      "calendar_days": .integer(calendar.calendarDays(after: start, through: deadline)),
      "policy": judged.policy?.json ?? .null,
      "days": proofJSON(from: start, to: deadline),
      "cut": cutJSON,
    ]
  }

  public func deadlineText(_ judged: JudgedLimit, after start: CivilDay) -> String {
    let limit = judged.limit
    let deadline = deadline(limit, after: start)
    let policy = judged.policy.map { "By \($0.text)\n" } ?? ""
    let last = start.advanced(by: Int(limit.days))
    let isRolled = limit.basis == .calendar && deadline != last
    return proof(from: start, to: deadline) { day, verdict in
      limit.basis == .calendar ? day <= last : verdict.isWorking
    }
      + "\(limit.days) \(limit.basis.name) days after \(start) end on \(deadline)"
      + (isRolled ? ", the next working day after \(last)\n" : "\n") + policy
      + unverifiedLine(start...deadline) + cutLine
  }

  /// Every day with its verdict, those that count numbered.
  private func proof(
    from: CivilDay, to: CivilDay, counts: (CivilDay, DayVerdict) -> Bool
  ) -> String {
    var table = TextTable([("day", .left), ("", .left), ("verdict", .left), ("count", .right)])
    var count = 0
    for (day, verdict) in calendar.walk(after: from, through: to) {
      let isCounted = counts(day, verdict)
      if isCounted { count += 1 }
      table.add([
        day.description, "\(day.weekday)", text(day, verdict), isCounted ? String(count) : "",
      ])
    }
    return table.text
  }
}
