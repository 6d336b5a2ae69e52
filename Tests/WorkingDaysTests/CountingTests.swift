import Testing
import WorkingDays

@Suite struct CountingTests {
  /// 1990-01-01 and 2100-12-31.
  static let tabulated: ClosedRange<Int32> = 7_305...47_846

  @Test func theTableHolds1990To2100() throws {
    #expect(try day("1990-01-01").daysSince1970 == Self.tabulated.lowerBound)
    #expect(try day("2100-12-31").daysSince1970 == Self.tabulated.upperBound)
  }

  @Test func aCountEqualsTheDayByDayCount() throws {
    var generator = SeededGenerator("counts in the table")
    for decisionCount in [0, 20, 2_000] {
      let decisions = randomDecisions(decisionCount, days: Self.tabulated, using: &generator)
      let calendar = WorkingCalendar(statute: .version1, decisions: decisions)
      let naive = try NaiveCalendar(decisions: decisions)
      for _ in 0..<2_000 {
        let first = CivilDay(daysSince1970: .random(in: Self.tabulated, using: &generator))
        let length = Int.random(in: -3...150, using: &generator)
        let last = min(first.advanced(by: length), CivilDay(daysSince1970: 47_846))
        let count = calendar.workingDays(after: first, through: last)
        try #require(count == naive.workingDays(after: first, through: last), "\(first) \(last)")
        #expect(calendar.calendarDays(after: first, through: last) == max(0, last - first))
      }
    }
  }

  @Test func everyVerdictAgreesWithTheDayByDayCount() throws {
    var generator = SeededGenerator("verdicts in the table")
    let decisions = randomDecisions(3_000, days: Self.tabulated, using: &generator)
    let calendar = WorkingCalendar(statute: .version1, decisions: decisions)
    let naive = try NaiveCalendar(decisions: decisions)
    var sum = 0
    for number in Self.tabulated {
      let civil = CivilDay(daysSince1970: number)
      let isWorking = calendar.isWorking(civil)
      try #require(isWorking == naive.isWorking(civil), "\(civil)")
      sum += isWorking ? 1 : 0
      let start = CivilDay(daysSince1970: Self.tabulated.lowerBound - 1)
      try #require(calendar.workingDays(after: start, through: civil) == sum)
    }
  }

  /// Across both ends of the table and far from it, the count is still that of the walk.
  @Test func outsideTheTableACountEqualsItsWalk() throws {
    var generator = SeededGenerator("counts outside the table")
    let edges = [
      "1990-01-01", "2100-12-31", "0001-01-01", "1747-02-09", "2400-12-31", "9999-12-31",
    ]
    for edge in try edges.map(day) {
      let near = (edge.daysSince1970 - 500)...(edge.daysSince1970 + 500)
      let decisions = randomDecisions(60, days: near, using: &generator)
      let calendar = WorkingCalendar(statute: .version1, decisions: decisions)
      for _ in 0..<40 {
        let first = CivilDay(daysSince1970: .random(in: near, using: &generator))
        let last = first.advanced(by: .random(in: -2...400, using: &generator))
        let walked = calendar.walk(after: first, through: last).count { $0.verdict.isWorking }
        try #require(
          calendar.workingDays(after: first, through: last) == walked, "\(first) \(last)")
      }
    }
  }

  @Test func aCountIsTheSumOfItsParts() throws {
    let parts = ["0001-01-01", "1747-01-01", "1989-12-31", "2050-06-15", "2100-12-31"]
    let days = try [.distantPast] + parts.map { try day($0) } + [.distantFuture]
    let sum = zip(days, days.dropFirst()).map { knownCalendar.workingDays(after: $0, through: $1) }
    #expect(
      sum.reduce(0, +) == knownCalendar.workingDays(after: days[0], through: .distantFuture))
  }

  @Test func anIntervalThatEndsBeforeItBeginsCountsNothing() throws {
    for (late, early) in [("2024-05-03", "2024-05-02"), ("2150-01-05", "2024-01-01")] {
      #expect(try knownCalendar.workingDays(after: day(late), through: day(early)) == 0)
      #expect(try knownCalendar.calendarDays(after: day(late), through: day(early)) == 0)
      #expect(try knownCalendar.walk(after: day(late), through: day(early)).isEmpty)
    }
    #expect(knownCalendar.workingDays(after: .distantFuture, through: .distantPast) == 0)
  }

  @Test func theEndsOfTimeDoNotTrap() {
    let ends = [CivilDay.distantPast, .distantFuture]
    let hostile = ends.map {
      (decision: CalendarDecision.declared(day: $0, name: ""), origin: UInt64.max)
    }
    let calendar = WorkingCalendar(statute: .version1, decisions: hostile)
    for end in ends {
      #expect(calendar.isDayOff(end))
      #expect(calendar.workingDays(after: end, through: end) == 0)
      #expect(calendar.daysOff(in: end.year).map(\.day) == [end])
    }
    let walk = calendar.walk(after: .distantPast, through: .distantFuture)
    #expect(walk.count == 4_294_967_295)
    #expect(walk.first?.day == CivilDay.distantPast.advanced(by: 1))
    #expect(walk.last?.day == .distantFuture)
    #expect(calendar.workingDays(after: .distantPast, through: .distantFuture) > 3_000_000_000)
    #expect(calendar.daysOff(in: .min).isEmpty && calendar.daysOff(in: .max).isEmpty)
  }
}
