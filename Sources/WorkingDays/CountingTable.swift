/// How many working days there are up to each day of 1990-2100: a count is one subtraction.
///
/// Entry `i` holds the working days from 1990-01-01 through day `i - 1` of the table, so entry 0 stands
/// for 1989-12-31 and is zero. No sum exceeds the 40542 days there are, hence 16 bits.
@usableFromInline
struct CountingTable: Sendable {
  /// 1989-12-31, the day that entry 0 stands for, in days since 1970-01-01.
  @usableFromInline static let origin: Int32 = 7_304

  /// The number of days tabulated, 1990-01-01 to 2100-12-31.
  static let dayCount = 40_542

  @usableFromInline let sums: [UInt16]

  /// True for the days from 1990-01-01 to 2100-12-31.
  static func holds(_ day: CivilDay) -> Bool {
    (Int(origin) + 1...Int(origin) + dayCount).contains(Int(day.daysSince1970))
  }

  /// The first and the last day tabulated.
  static var firstDay: CivilDay { CivilDay(daysSince1970: origin + 1) }
  static var lastDay: CivilDay { firstDay.advanced(by: dayCount - 1) }

  /// Builds the table: every weekday counts, no holiday does, and then the rulings have their say.
  init(holidays: [StatutoryHoliday], rulings: [CivilDay: DayRuling]) {
    var counts = CountingTable.weekdays
    for holiday in holidays where CountingTable.holds(holiday.day) {
      counts[holiday.day - CountingTable.firstDay] = false
    }
    for (day, ruling) in rulings where CountingTable.holds(day) {
      let byStatute = StatutoryHoliday.reasons(on: day, among: holidays)
      counts[day - CountingTable.firstDay] =
        ruling.verdict(on: day.weekday, statute: byStatute).isWorking
    }
    sums = CountingTable.runningSums(of: counts)
  }

  /// For each day tabulated, whether it is a Monday to Friday.
  private static let weekdays = (0..<dayCount).map { offset in
    !firstDay.advanced(by: offset).weekday.isWeekend
  }

  private static func runningSums(of counts: [Bool]) -> [UInt16] {
    var sums: [UInt16] = [0]
    sums.reserveCapacity(counts.count + 1)
    var sum: UInt16 = 0
    for isWorking in counts {
      sum += isWorking ? 1 : 0
      sums.append(sum)
    }
    return sums
  }

  /// The working days in (after, through] if both ends lie in 1989-12-31 ... 2100-12-31 and in this
  /// order; otherwise `nil`.
  @inlinable
  func workingDays(after: CivilDay, through: CivilDay) -> Int? {
    // As unsigned numbers, days before the origin lie far behind the end of the table.
    let low = Int(UInt32(bitPattern: after.daysSince1970 &- CountingTable.origin))
    let high = Int(UInt32(bitPattern: through.daysSince1970 &- CountingTable.origin))
    guard low <= high, high < sums.count else { return nil }
    return Int(sums[high]) - Int(sums[low])
  }
}
