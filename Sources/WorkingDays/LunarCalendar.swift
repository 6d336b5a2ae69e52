/// The Mongolian lunisolar calendar by the formula of Togs Buyant, in exact integers.
///
/// A lunar year is named by the Gregorian year in which it begins. The formula is answered for the
/// lunar years 1747 (its epoch) to 2400; outside them every function gives `nil` or nothing. (Its mean
/// year is 41 minutes longer than the Gregorian one, so its feasts move through the seasons by a day in
/// 36 years, and in the end into other civil years; nobody will count by it then.) It says
/// what the almanac should say; where the government announces another day, a `CalendarDecision` does.
/// Each function costs a handful of integer divisions, except where its own comment says more.
public enum LunarCalendar {
  /// The lunar years that are answered.
  public static let years = 1747...2400

  /// One month of one year; `nil` if the year has no such month, or is not answered. With
  /// `leap: true` the first of two months of that number, which few years have.
  public static func month(_ month: Int, year: Int, leap: Bool = false) -> LunarMonth? {
    guard years.contains(year), (1...12).contains(month) else { return nil }
    return LunarMonth(LunarMonthNumber(year: year, month: month, isLeap: leap))
  }

  /// The first civil day of a month; `nil` as for `month(_:year:leap:)`.
  public static func firstDay(ofMonth month: Int, year: Int, leap: Bool = false) -> CivilDay? {
    self.month(month, year: year, leap: leap)?.firstDay
  }

  /// The months of a lunar year in their order, 12 or 13; a leap month stands before the regular month
  /// of the same number. Empty for a year that is not answered.
  public static func months(ofYear year: Int) -> [LunarMonth] {
    (1...12).flatMap { number in
      [true, false].compactMap { month(number, year: year, leap: $0) }
    }
  }

  /// The month a civil day lies in; `nil` outside the lunar years answered.
  public static func month(of day: CivilDay) -> LunarMonth? {
    // A month is 167025/5656 days; the epoch's month began near Julian day 2359237.
    let sinceEpoch = Int(day.daysSince1970) + LunarArithmetic.julianDayOf1970 - 2_359_237
    let near = floorDivide(sinceEpoch * 5_656, by: 167_025)
    for count in (near - 2)...(near + 2) {
      guard let number = LunarMonthNumber(count: count), years.contains(number.year),
        let month = LunarMonth(number)
      else { continue }
      if month.firstDay <= day, day <= month.lastDay { return month }
    }
    return nil
  }

  /// What a civil day is called; `nil` outside the lunar years answered. Costs up to 30 evaluations
  /// of the formula.
  public static func lunarDay(of day: CivilDay) -> LunarDay? {
    guard let month = month(of: day) else { return nil }
    for number in 1...30 {
      let days = month.civilDays(ofLunarDay: number)
      guard let place = days.firstIndex(of: day) else { continue }
      let occurrence: LunarDay.Occurrence =
        days.count == 1 ? .only : place == 0 ? .firstOfTwo : .secondOfTwo
      return LunarDay(month: month, number: number, occurrence: occurrence, civilDay: day)
    }
    return nil
  }
}
