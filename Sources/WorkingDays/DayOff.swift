/// A day with a reason to be off, as a list of a year's days off shows it.
public struct DayOff: Sendable, Hashable {
  /// Where a day off comes from.
  public enum Source: Sendable, Hashable {
    case statute
    case decision(origin: UInt64)
  }

  public let day: CivilDay
  /// At least one: the statute's reasons first, then the decisions in the order recorded.
  public let reasons: [DayOffReason]

  /// The names of its reasons, each once.
  public var names: [String] {
    reasons.reduce(into: []) { names, reason in
      if !names.contains(reason.name) { names.append(reason.name) }
    }
  }

  /// The statute if it is one of the reasons, else the first decision.
  public var source: Source {
    if case .decision(let origin, _)? = reasons.first { return .decision(origin: origin) }
    return .statute
  }

  /// False where only the unsourced statute of years before 2012 makes the day off.
  public var isVerified: Bool { source != .statute || Statute.isVerified(year: day.year) }
}

extension WorkingCalendar {
  /// The days off of a year in order: holidays and decided days, weekdays or not, but no plain
  /// weekends. Empty for a year without any.
  public func daysOff(in year: Int) -> [DayOff] {
    let days = Set(statute.holidays(in: year).map(\.day)).union(ruledDays(in: year))
    return days.sorted().compactMap { day in
      let reasons = reasonsOff(on: day)
      return reasons.isEmpty ? nil : DayOff(day: day, reasons: reasons)
    }
  }

  /// The days of a year that decisions made working days against the weekend or a holiday, in order,
  /// each with the sequence of the fact that did.
  public func workedDays(in year: Int) -> [(day: CivilDay, origin: UInt64)] {
    ruledDays(in: year).compactMap { day in
      switch verdict(on: day) {
      case .workedWeekendDay(let origin), .workedHoliday(let origin): (day, origin)
      case .working, .weekend, .holiday: nil
      }
    }
  }

  private func ruledDays(in year: Int) -> [CivilDay] {
    ruledDays.filter { $0.year == year }
  }
}
