import Testing
import WorkingDays

@Suite struct CivilDayTests {
  /// Counts the dates up one by one, so that nothing is shared with the code under test but the
  /// length of the months.
  @Test func everyDay1900To2200MakesTheRoundTrip() throws {
    var expected = -25_567
    var weekday = 1  // 1900-01-01 was a Monday
    for year in 1900...2200 {
      let february = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) ? 29 : 28
      let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (index, length) in lengths.enumerated() {
        for number in 1...length {
          let civil = try #require(CivilDay(year: year, month: index + 1, day: number))
          let fields = (civil.year, civil.month, civil.day)
          try #require(Int(civil.daysSince1970) == expected)
          try #require(fields == (year, index + 1, number))
          try #require(Int(civil.weekday.rawValue) == weekday)
          try #require(CivilDay(civil.description) == civil)
          expected += 1
          weekday = weekday % 7 + 1
        }
        #expect(CivilDay(year: year, month: index + 1, day: length + 1) == nil)
      }
    }
    #expect(try day("2200-12-31").daysSince1970 == Int32(expected - 1))
  }

  @Test func aTextIsReadWholeOrNotAtAll() {
    let hostile = [
      "", "2024", "2024-02", "2024-2-03", "2024-02-3", "24-02-03", "2024/02/03", "2024-02-30",
      "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-01-00", "2024-01-32",
      "0000-01-01", "-001-01-01", "+024-01-01", " 2024-01-01", "2024-01-01 ", "2024-01-01\n",
      "2024-01-01\0", "2024-01-01T00:00:00Z", "12024-01-01", "2024-0a-01", "２０２４-01-01",
      "٢٠٢٤-٠١-٠١", "2024-01\u{301}-01", "2024‐01‐01", "----------", "2024010101", "🗓️",
      String(repeating: "9", count: 100_000),
    ]
    for text in hostile { #expect(CivilDay(text) == nil, "\(text.prefix(40))") }
    #expect(CivilDay("2024-02-29".prefix(10))?.daysSince1970 == 19_782)
    #expect(CivilDay("0001-01-01")?.daysSince1970 == -719_162)
    #expect(CivilDay("9999-12-31")?.daysSince1970 == 2_932_896)
  }

  @Test func impossibleDatesAreNoDays() {
    for (year, month, number) in [
      (Int.min, 1, 1), (Int.max, 12, 31), (2024, Int.min, 1), (2024, Int.max, 1),
      (2024, 1, Int.min), (2024, 1, Int.max), (2024, 0, 1), (2024, 13, 1), (2024, 4, 31),
      (5_881_580, 7, 12), (-5_877_641, 6, 22), (6_000_000, 1, 1),
    ] {
      #expect(CivilDay(year: year, month: month, day: number) == nil)
    }
    #expect(CivilDay(year: 5_881_580, month: 7, day: 11) == .distantFuture)
    #expect(CivilDay(year: -5_877_641, month: 6, day: 23) == .distantPast)
  }

  @Test func arithmeticStopsAtTheEndsInsteadOfTrapping() {
    #expect(CivilDay.distantFuture.advanced(by: 1) == .distantFuture)
    #expect(CivilDay.distantFuture.advanced(by: .max) == .distantFuture)
    #expect(CivilDay.distantPast.advanced(by: -1) == .distantPast)
    #expect(CivilDay.distantPast.advanced(by: .min) == .distantPast)
    #expect(CivilDay.distantPast.advanced(by: .max) == .distantFuture)
    #expect(CivilDay.distantFuture - .distantPast == 4_294_967_295)
    #expect(CivilDay.distantPast - .distantFuture == -4_294_967_295)
    #expect(CivilDay.distantPast.description == "-5877641-06-23")
    #expect(CivilDay.distantFuture.description == "5881580-07-11")
    #expect(CivilDay(daysSince1970: -719_529).description == "-0001-12-31")
    #expect(CivilDay(daysSince1970: -719_528).description == "0000-01-01")
  }

  @Test func aNumberOfDaysMakesTheRoundTripAnywhere() {
    var generator = SeededGenerator("civil days anywhere")
    for _ in 0..<20_000 {
      let civil = CivilDay(daysSince1970: .random(in: .min ... .max, using: &generator))
      #expect(CivilDay(year: civil.year, month: civil.month, day: civil.day) == civil)
    }
  }
}
