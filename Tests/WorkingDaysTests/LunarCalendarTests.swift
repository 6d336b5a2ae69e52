import Testing
import WorkingDays

@Suite struct LunarCalendarTests {
  @Test func theFeastsFallWhereThePressReportedThem() throws {
    for row in try FixtureFiles.rows("feasts-2012-2030.csv") {
      let year = try #require(row["year"].flatMap { Int($0) })
      #expect(LunarCalendar.tsagaanSar(year: year)?.description == row["tsagaan_sar"])
      #expect(LunarCalendar.chinggis(year: year)?.description == row["chinggis"])
      if let buddha = row["buddha_day"], !buddha.isEmpty {
        #expect(LunarCalendar.buddhaDay(year: year)?.description == buddha)
      }
    }
    // Reported too, outside the table.
    #expect(LunarCalendar.tsagaanSar(year: 2009)?.description == "2009-02-25")
  }

  /// 2006 doubled month 1: the new year is the leap month's first day, a month before the regular one.
  @Test func aDoubledFirstMonthBeginsTheYear() throws {
    let leap = try #require(LunarCalendar.month(1, year: 2006, leap: true))
    let regular = try #require(LunarCalendar.month(1, year: 2006))
    #expect(LunarCalendar.tsagaanSar(year: 2006) == leap.firstDay)
    #expect(regular.firstDay == leap.lastDay.advanced(by: 1))
    #expect(LunarCalendar.months(ofYear: 2006).first == leap)
  }

  /// 2022 doubled month 4: Buddha Day is that of the second month 4, 14 June and not 16 May.
  @Test func buddhaDayIsThatOfTheRegularMonth() throws {
    let leap = try #require(LunarCalendar.month(4, year: 2022, leap: true))
    #expect(leap.civilDays(ofLunarDay: 15).map(\.description) == ["2022-05-16"])
    #expect(LunarCalendar.buddhaDay(year: 2022)?.description == "2022-06-14")
  }

  /// In 2025 lunar day 1 of month 1 is skipped: the month begins on its day 2, 1 March.
  @Test func aSkippedFirstDayDoesNotMoveTheNewYear() throws {
    let month = try #require(LunarCalendar.month(1, year: 2025))
    #expect(month.skippedDays.first == 1)
    #expect(month.civilDays(ofLunarDay: 1) == [])
    #expect(try LunarCalendar.lunarDay(of: day("2025-03-01"))?.number == 2)
    #expect(LunarCalendar.tsagaanSar(year: 2025)?.description == "2025-03-01")
  }

  /// In 2060 lunar day 1 of month 10 is doubled: it ends on 24 November, but the month begins the day
  /// before.
  @Test func aDoubledFirstDayDoesNotMoveTheBirthday() throws {
    let month = try #require(LunarCalendar.month(10, year: 2060))
    #expect(
      month.civilDays(ofLunarDay: 1).map(\.description) == ["2060-11-23", "2060-11-24"])
    #expect(LunarCalendar.chinggis(year: 2060)?.description == "2060-11-23")
    #expect(try LunarCalendar.lunarDay(of: day("2060-11-24"))?.occurrence == .secondOfTwo)
  }

  @Test func everyYearHas12Or13MonthsOf29Or30Days() throws {
    var expected = try #require(LunarCalendar.tsagaanSar(year: 1990))
    for year in 1990...2100 {
      let months = LunarCalendar.months(ofYear: year)
      #expect(months.count == 12 + months.count { $0.isLeap })
      #expect((12...13).contains(months.count))
      for month in months {
        #expect(month.firstDay == expected)
        #expect((29...30).contains(month.length))
        #expect(month.length == 30 - month.skippedDays.count + month.doubledDays.count)
        expected = month.lastDay.advanced(by: 1)
      }
    }
    #expect(LunarCalendar.tsagaanSar(year: 2101) == expected)
  }

  /// Walks through the civil days and follows the lunar numbers: each is the last one, the next, or
  /// the one after a skipped one.
  @Test func everyCivilDayHasItsLunarDay() throws {
    let last = try day("2100-12-31")
    var civil = try day("1990-01-01")
    var previous = try #require(LunarCalendar.lunarDay(of: civil.advanced(by: -1)))
    while civil <= last {
      let lunar = try #require(LunarCalendar.lunarDay(of: civil))
      try #require(lunar.month.civilDays(ofLunarDay: lunar.number).contains(civil))
      let step = (lunar.number - previous.number + 30) % 30
      try #require((0...2).contains(step), "\(civil)")
      try #require((step == 0) == (lunar.occurrence == .secondOfTwo))
      previous = lunar
      civil = civil.advanced(by: 1)
    }
  }

  @Test func yearsThatAreNotAnsweredGiveNothing() {
    for year in [Int.min, -1, 1746, 2401, 10_000, Int.max] {
      #expect(LunarCalendar.tsagaanSar(year: year) == nil)
      #expect(LunarCalendar.buddhaDay(year: year) == nil)
      #expect(LunarCalendar.chinggis(year: year) == nil)
      #expect(LunarCalendar.months(ofYear: year).isEmpty)
    }
    for month in [Int.min, 0, 13, Int.max] {
      #expect(LunarCalendar.month(month, year: 2024) == nil)
    }
    #expect(LunarCalendar.month(5, year: 2024, leap: true) == nil)
    #expect(LunarCalendar.month(1, year: 2024)?.civilDays(ofLunarDay: .max) == [])
    #expect(LunarCalendar.lunarDay(of: .distantPast) == nil)
    #expect(LunarCalendar.lunarDay(of: .distantFuture) == nil)
  }

  @Test func theFirstAndTheLastAnsweredDayAreFound() throws {
    let first = try #require(LunarCalendar.tsagaanSar(year: 1747))
    #expect(LunarCalendar.lunarDay(of: first)?.month.year == 1747)
    #expect(LunarCalendar.lunarDay(of: first.advanced(by: -1)) == nil)
    let last = try #require(LunarCalendar.months(ofYear: 2400).last?.lastDay)
    #expect(LunarCalendar.lunarDay(of: last)?.month.year == 2400)
    #expect(LunarCalendar.lunarDay(of: last.advanced(by: 1)) == nil)
  }
}
