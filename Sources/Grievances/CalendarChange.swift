internal import Facts
public import WorkingDays

/// A day that the calendar sees differently at two moments of the ledger's history, and the facts
/// recorded between them that speak of it.
public struct CalendarChange: Sendable {
  public let difference: DayDifference
  /// In the order in which they were recorded: decisions, corrections and retractions of decisions,
  /// and another version of the statute.
  public let causes: [Entry]
}

extension CalendarChange {
  /// Every day of 1990 to 2100 whose verdict changed between two moments, in order.
  /// - Parameters:
  ///   - facts: every fact about the calendar, in the order in which they were recorded.
  ///   - earlier: how many facts of the log were known first, with the calendar as it was then.
  ///   - later: how many were known then.
  public static func list(
    _ facts: [Entry], from earlier: (known: UInt64, calendar: WorkingCalendar),
    to later: (known: UInt64, calendar: WorkingCalendar)
  ) -> [CalendarChange] {
    let new = facts.filter {
      earlier.known <= $0.fact.sequence.rawValue && $0.fact.sequence.rawValue < later.known
    }
    let hasNewStatute = earlier.calendar.statute.version != later.calendar.statute.version
    let days = WorkingCalendar.answeredDays
    return later.calendar.differences(
      from: earlier.calendar, after: days.lowerBound.advanced(by: -1), through: days.upperBound
    ).map { difference in
      CalendarChange(
        difference: difference,
        causes: new.filter { entry in
          if case .calendarAdopted = entry.event { return hasNewStatute }
          return decidedDays(entry, facts).contains(difference.day)
        })
    }
  }

  /// The days that a fact speaks of: of a correction also those of what it corrects, and of a
  /// retraction those of what it undoes.
  private static func decidedDays(_ entry: Entry, _ facts: [Entry]) -> [CivilDay] {
    let own = entry.event.calendarDecision?.days ?? []
    guard let about = entry.fact.about,
      let other = facts.first(where: { $0.fact.sequence == about })
    else { return own }
    return own + decidedDays(other, facts)
  }
}
