/// One day of the civil calendar, with no time of day and no time zone.
///
/// A day is stored as a day, so that no zone can move it. It holds the number of days since
/// 1970-01-01 in the proleptic Gregorian calendar, signed; every `Int32` is a day, from the year
/// -5877641 to the year 5881580. Nothing here traps: what would leave that range stops at its ends.
public struct CivilDay: Sendable, Hashable, BitwiseCopyable {
  /// Days since 1970-01-01, negative before it.
  public var daysSince1970: Int32

  @inlinable
  public init(daysSince1970: Int32) {
    self.daysSince1970 = daysSince1970
  }

  /// The first day there is. Ledgers use it for "any day": a lower bound that bounds nothing.
  @inlinable public static var distantPast: CivilDay { CivilDay(daysSince1970: .min) }

  /// The last day there is: where arithmetic that would go further stops.
  @inlinable public static var distantFuture: CivilDay { CivilDay(daysSince1970: .max) }

  /// The day of this date, or `nil` if the proleptic Gregorian calendar has no such date or the day
  /// lies outside what an `Int32` of days can hold. The year 0 is the year before the year 1.
  public init?(year: Int, month: Int, day: Int) {
    guard (-5_900_000...5_900_000).contains(year), (1...12).contains(month),
      day >= 1, day <= CivilDay.daysInMonth(month, ofYear: year),
      let days = Int32(exactly: CivilDay.daysSince1970(year: year, month: month, day: day))
    else { return nil }
    self.init(daysSince1970: days)
  }

  /// The proleptic Gregorian year; 0 is the year before the year 1.
  public var year: Int { date.year }

  /// The month of the year, 1...12.
  public var month: Int { date.month }

  /// The day of the month, 1...31.
  public var day: Int { date.day }

  /// The day of the week.
  public var weekday: Weekday {
    // 1970-01-01 was a Thursday, three days after a Monday.
    let sinceMonday = UInt8(floorRemainder(Int(daysSince1970) + 3, by: 7))
    return Weekday(rawValue: sinceMonday + 1) ?? .monday
  }

  /// The day so many days later, or earlier for a negative number; stops at `distantPast` and
  /// `distantFuture`.
  @inlinable
  public func advanced(by days: Int) -> CivilDay {
    let (sum, overflow) = Int(daysSince1970).addingReportingOverflow(days)
    if overflow { return days < 0 ? .distantPast : .distantFuture }
    return CivilDay(daysSince1970: Int32(clamping: sum))
  }

  /// The number of days from the second day to the first; negative if the first comes earlier.
  @inlinable
  public static func - (later: CivilDay, earlier: CivilDay) -> Int {
    Int(later.daysSince1970) - Int(earlier.daysSince1970)
  }
}

extension CivilDay: Comparable {
  @inlinable
  public static func < (earlier: CivilDay, later: CivilDay) -> Bool {
    earlier.daysSince1970 < later.daysSince1970
  }
}
