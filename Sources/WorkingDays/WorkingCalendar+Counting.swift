extension WorkingCalendar {
  /// The working days in (received, resolved]: the day of receipt does not count (Civil Code
  /// art. 72.1), the day of resolution does if it is one. So a grievance resolved on the day it came
  /// took 0 days, and one that came on a Thursday and was resolved on the Friday took 1. An interval
  /// that ends before it begins gives 0.
  ///
  /// Between 1989-12-31 and 2100-12-31 it costs one subtraction. Elsewhere each year of 1...9999
  /// outside the table costs some microseconds, and years beyond count their weekdays by division;
  /// so no interval takes longer than about the 10000 years do, and none traps.
  @inlinable
  public func workingDays(after received: CivilDay, through resolved: CivilDay) -> Int {
    table.workingDays(after: received, through: resolved)
      ?? workingDaysBeyondTable(after: received, through: resolved)
  }

  /// The calendar days in (received, resolved]; 0 for an interval that ends before it begins.
  @inlinable
  public func calendarDays(after received: CivilDay, through resolved: CivilDay) -> Int {
    max(0, resolved - received)
  }

  /// The same count for any interval: the part in the table by subtraction, the rest by its weekdays,
  /// less the statute's holidays among them, and set right for what decisions changed.
  @usableFromInline
  func workingDaysBeyondTable(after received: CivilDay, through resolved: CivilDay) -> Int {
    guard received < resolved else { return 0 }
    let dayBeforeTable = CountingTable.firstDay.advanced(by: -1)
    let before = countByYears(after: received, through: min(resolved, dayBeforeTable))
    let inside =
      table.workingDays(
        after: max(received, dayBeforeTable), through: min(resolved, CountingTable.lastDay)) ?? 0
    let behind = countByYears(after: max(received, CountingTable.lastDay), through: resolved)
    return before + inside + behind
  }

  /// The count of an interval that has no day in the table.
  private func countByYears(after: CivilDay, through: CivilDay) -> Int {
    guard after < through else { return 0 }
    let weekdays = Self.weekdays(through: through) - Self.weekdays(through: after)
    return weekdays - statutoryWeekdays(after: after, through: through)
      + correction(after: after, through: through)
  }

  /// The days from Monday to Friday from Monday 1969-12-29 through a day; negative before that.
  private static func weekdays(through day: CivilDay) -> Int {
    let sinceMonday = Int(day.daysSince1970) + 3
    return 5 * floorDivide(sinceMonday, by: 7) + min(floorRemainder(sinceMonday, by: 7) + 1, 5)
  }

  /// The days from Monday to Friday in the interval that the statute makes holidays.
  private func statutoryWeekdays(after: CivilDay, through: CivilDay) -> Int {
    var count = 0
    for year in Statute.answeredYears(after: after, through: through) {
      var latest = CivilDay.distantPast
      for holiday in statute.holidays(in: year) where holiday.day != latest {
        latest = holiday.day
        let isInside = after < latest && latest <= through
        count += isInside && !latest.weekday.isWeekend ? 1 : 0
      }
    }
    return count
  }

  /// What decisions add to, or take from, what weekdays and statute say of an interval.
  private func correction(after: CivilDay, through: CivilDay) -> Int {
    corrections[corrections.partitioningIndex { $0.day > after }...]
      .prefix { $0.day <= through }
      .reduce(0) { $0 + $1.change }
  }
}
