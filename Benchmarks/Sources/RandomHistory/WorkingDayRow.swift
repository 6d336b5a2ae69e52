internal import WorkingDays

/// The working days of a history in a row, so that things can be put so many working days apart:
/// the office records on working days only. Goes on for some years past the end, because a life is
/// planned whole and then cut.
struct WorkingDayRow: Sendable {
  private let days: [CivilDay]
  /// The number of working days on which something is recorded.
  let count: Int

  private static let margin = 4 * 366

  /// - Parameter calendar: the calendar that the office knows beforehand.
  init(_ profile: HistoryProfile, _ calendar: WorkingCalendar) {
    let length = max(0, profile.through - profile.from) + Self.margin
    days = (0...length).map { profile.from.advanced(by: $0) }.filter { calendar.isWorking($0) }
    count = days.partition { $0 > profile.through }
  }

  /// The working day at a place of the row; the last one past its end.
  subscript(place: Int) -> CivilDay { days[min(place, days.count - 1)] }

  /// The place of the day, or of the next working day.
  func place(onOrAfter day: CivilDay) -> Int { days.partition { $0 >= day } }
}

extension [CivilDay] {
  /// The first place from which on a condition holds, in days that are sorted by it.
  fileprivate func partition(_ holds: (CivilDay) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension WorkingCalendar {
  /// The statute and the decisions that every new ledger records.
  static let knownBeforehand = WorkingCalendar(
    statute: .current, decisions: KnownDecisions.mongolia.map { ($0.decision, origin: 0) })
}
