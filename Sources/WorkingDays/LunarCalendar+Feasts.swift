extension LunarCalendar {
  /// The first day of Tsagaan Sar, the lunar new year: the first civil day of month 1, and of the leap
  /// month 1 where that month is doubled, as in 2006. `nil` for a year that is not answered.
  public static func tsagaanSar(year: Int) -> CivilDay? {
    firstDay(ofMonth: 1, year: year, leap: true) ?? firstDay(ofMonth: 1, year: year)
  }

  /// Buddha Day: the civil day in which lunar day 15 of the regular month 4 ends. Where day 15 is
  /// skipped that is the civil day of day 14; where it is doubled, the second of the two. `nil` for a
  /// year that is not answered.
  public static func buddhaDay(year: Int) -> CivilDay? {
    month(4, year: year).map { LunarMonth.end(ofLunarDay: 15, count: $0.count) }
  }

  /// The birthday of Chinggis Khaan: the first civil day of the regular month 10. `nil` for a year
  /// that is not answered.
  public static func chinggis(year: Int) -> CivilDay? {
    firstDay(ofMonth: 10, year: year)
  }
}
