import Testing
import WorkingDays

@Suite struct DeadlineTests {
  @Test func aDeadlineIsTheNthCountedDay() throws {
    var generator = SeededGenerator("deadlines")
    let decisions = randomDecisions(500, days: 15_000...20_000, using: &generator)
    let calendar = WorkingCalendar(statute: .version1, decisions: decisions)
    let naive = try NaiveCalendar(decisions: decisions)
    for _ in 0..<2_000 {
      let start = CivilDay(daysSince1970: .random(in: 14_900...20_100, using: &generator))
      let n = Int.random(in: 1...60, using: &generator)
      var expected = start
      var counted = 0
      while counted < n {
        expected = expected.advanced(by: 1)
        counted += naive.isWorking(expected) ? 1 : 0
      }
      try #require(calendar.deadline(workingDays: n, after: start) == expected, "\(start) \(n)")
    }
  }

  @Test func aTermOfCalendarDaysRollsToTheNextWorkingDay() throws {
    var generator = SeededGenerator("rolling deadlines")
    let decisions = randomDecisions(500, days: 15_000...20_000, using: &generator)
    let calendar = WorkingCalendar(statute: .version1, decisions: decisions)
    let naive = try NaiveCalendar(decisions: decisions)
    for _ in 0..<2_000 {
      let start = CivilDay(daysSince1970: .random(in: 14_900...20_100, using: &generator))
      let n = Int.random(in: 0...60, using: &generator)
      var expected = start.advanced(by: n)
      while !naive.isWorking(expected) { expected = expected.advanced(by: 1) }
      try #require(calendar.deadline(calendarDays: n, after: start) == expected, "\(start) \(n)")
    }
  }

  @Test func examplesFromTheCalendar() throws {
    // 30 calendar days from 2024-06-13 end on Saturday 13 July, in the middle of Naadam.
    #expect(
      try knownCalendar.deadline(calendarDays: 30, after: day("2024-06-13")) == day("2024-07-16"))
    // One working day after the Friday before Tsagaan Sar 2025 is the Tuesday after it.
    #expect(
      try knownCalendar.deadline(workingDays: 1, after: day("2025-02-28")) == day("2025-03-04"))
    // The Saturday worked for a day off is a day on which a term can end.
    #expect(
      try knownCalendar.deadline(workingDays: 1, after: day("2019-02-01")) == day("2019-02-02"))
    #expect(
      try knownCalendar.deadline(calendarDays: 1, after: day("2019-02-01")) == day("2019-02-02"))
  }

  @Test func aTermOfNoDaysEndsWhereItBegins() throws {
    let saturday = try day("2024-04-06")
    for n in [0, -1, Int.min] {
      #expect(knownCalendar.deadline(workingDays: n, after: saturday) == saturday)
      #expect(try knownCalendar.deadline(calendarDays: n, after: saturday) == day("2024-04-08"))
    }
  }

  @Test func termsBeyondTheTableAreCountedAllTheSame() throws {
    for start in try ["1989-12-01", "2100-12-15", "2399-12-20", "9999-12-20"].map(day) {
      for n in [1, 10, 300] {
        let end = plainCalendar.deadline(workingDays: n, after: start)
        #expect(plainCalendar.isWorking(end))
        #expect(plainCalendar.workingDays(after: start, through: end) == n)
      }
    }
  }

  @Test func termsWithoutEndStopAtTheLastDay() {
    for start in [CivilDay.distantPast, .distantFuture, CivilDay(daysSince1970: 0)] {
      #expect(plainCalendar.deadline(workingDays: .max, after: start) == .distantFuture)
      let end = plainCalendar.deadline(calendarDays: .max, after: start)
      #expect(end == .distantFuture)
    }
    let whole = plainCalendar.workingDays(after: .distantPast, through: .distantFuture)
    let last = plainCalendar.deadline(workingDays: whole, after: .distantPast)
    #expect(plainCalendar.workingDays(after: .distantPast, through: last) == whole)
    #expect(plainCalendar.deadline(workingDays: 1, after: .distantPast) > .distantPast)
  }

  /// A thousand days in a row declared off: the deadline is found behind them, not stepped to.
  @Test func aLongRunOfDaysOffIsPassedOver() throws {
    let start = try day("2024-03-05")
    let decisions = (1...1_000).map {
      (
        decision: CalendarDecision.declared(day: start.advanced(by: $0), name: nil),
        origin: UInt64($0)
      )
    }
    let calendar = WorkingCalendar(statute: .version1, decisions: decisions)
    let expected = plainCalendar.workingDay(onOrAfter: start.advanced(by: 1_001))
    #expect(calendar.deadline(workingDays: 1, after: start) == expected)
    #expect(calendar.deadline(calendarDays: 5, after: start) == expected)
  }
}
