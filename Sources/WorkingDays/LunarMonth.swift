/// One month of the Mongolian lunisolar calendar: which it is, where it begins and how long it is.
public struct LunarMonth: Sendable, Hashable {
  /// The Gregorian year in which the lunar year of this month begins.
  public let year: Int
  /// 1...12.
  public let month: Int
  /// True for the first of two months that bear the same number.
  public let isLeap: Bool
  /// The first civil day of the month.
  public let firstDay: CivilDay
  /// The number of civil days in the month: 29 or 30.
  public let length: Int

  /// The month's place in the run of all months, the `n` of the formula.
  let count: Int

  /// The last civil day of the month.
  public var lastDay: CivilDay { firstDay.advanced(by: length - 1) }

  /// The lunar days, of 1...30, that no civil day of this month bears.
  public var skippedDays: [Int] { (1...30).filter { civilDays(ofLunarDay: $0).isEmpty } }

  /// The lunar days, of 1...30, that two civil days of this month bear.
  public var doubledDays: [Int] { (1...30).filter { civilDays(ofLunarDay: $0).count == 2 } }

  /// The civil days that bear this lunar day: none if it is skipped or not in 1...30, two if it is
  /// doubled, otherwise one.
  public func civilDays(ofLunarDay day: Int) -> [CivilDay] {
    guard (1...30).contains(day) else { return [] }
    let first = LunarMonth.end(ofLunarDay: day - 1, count: count).advanced(by: 1)
    let last = LunarMonth.end(ofLunarDay: day, count: count)
    return (0..<max(0, last - first + 1)).map { first.advanced(by: $0) }
  }

  init?(_ number: LunarMonthNumber) {
    guard let count = number.count else { return nil }
    self.year = number.year
    self.month = number.month
    self.isLeap = number.isLeap
    self.count = count
    let dayBefore = LunarMonth.end(ofLunarDay: 0, count: count)
    self.firstDay = dayBefore.advanced(by: 1)
    self.length = LunarMonth.end(ofLunarDay: 30, count: count) - dayBefore
  }

  /// The civil day in which a lunar day ends; day 0 is day 30 of the month before.
  ///
  /// A month begins the day after the month before has ended. The day in which lunar day 1 ends will
  /// not do: it is one late where day 1 is doubled, and in the month before where it is skipped.
  static func end(ofLunarDay day: Int, count: Int) -> CivilDay {
    let days =
      day == 0
      ? LunarArithmetic.civilDayEnding(lunarDay: 30, ofMonthCount: count - 1)
      : LunarArithmetic.civilDayEnding(lunarDay: day, ofMonthCount: count)
    return CivilDay(daysSince1970: Int32(clamping: days))
  }
}
