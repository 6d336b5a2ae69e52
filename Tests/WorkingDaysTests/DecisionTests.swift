import Testing
import WorkingDays

/// What decisions make of a day, and which word is the last.
@Suite struct DecisionTests {
  private func calendar(_ decisions: CalendarDecision...) -> WorkingCalendar {
    let recorded = decisions.enumerated().map { (decision: $1, origin: UInt64($0 + 1)) }
    return WorkingCalendar(statute: .version1, decisions: recorded)
  }

  @Test func withoutDecisionsTheStatuteAndTheWeekendDecide() throws {
    #expect(try plainCalendar.verdict(on: day("2024-05-02")) == .working)
    #expect(try plainCalendar.verdict(on: day("2024-05-04")) == .weekend)
    let naadam = try plainCalendar.verdict(on: day("2024-07-13"))
    guard case .holiday(let reasons) = naadam else {
      Issue.record("\(naadam)")
      return
    }
    #expect(reasons.map(\.name) == ["Naadam"])
  }

  @Test func twoHolidaysOfOneDayAreBothNamed() throws {
    let double = Statute.version1.holidays(in: 2030).filter { $0.day.description == "2030-11-26" }
    #expect(double.map(\.name) == [.chinggisKhaansBirthday, .republicDay])
    let dayOff = plainCalendar.daysOff(in: 2030).first { $0.day.description == "2030-11-26" }
    #expect(dayOff?.names == ["Chinggis Khaan's birthday", "Republic Day"])
  }

  @Test func aDeclaredDayIsOff() throws {
    let election = try day("2024-06-28")
    let calendar = calendar(.declared(day: election, name: "Parliamentary election"))
    let reason = DayOffReason.decision(origin: 1, name: "Parliamentary election")
    #expect(calendar.verdict(on: election) == .holiday([reason]))
    #expect(calendar.daysOff(in: 2024).first { $0.day == election }?.source == .decision(origin: 1))
  }

  @Test func aDeclarationOfAHolidayAddsItsReason() throws {
    let naadam = try day("2024-07-11")
    let calendar = calendar(.declared(day: naadam, name: "Jubilee"))
    let dayOff = try #require(calendar.daysOff(in: 2024).first { $0.day == naadam })
    #expect(dayOff.names == ["Naadam", "Jubilee"])
    #expect(dayOff.source == .statute)
  }

  @Test func aRevokedHolidayIsWorkedAndNamesTheFact() throws {
    let naadam = try day("2024-07-11")
    let calendar = calendar(.revoked(day: naadam))
    #expect(calendar.verdict(on: naadam) == .workedHoliday(origin: 1))
    #expect(calendar.workedDays(in: 2024).map(\.day) == [naadam])
    #expect(!calendar.daysOff(in: 2024).contains { $0.day == naadam })
  }

  @Test func aRevokedWeekendStaysAWeekend() throws {
    let saturday = try day("2024-07-13")
    #expect(calendar(.revoked(day: saturday)).verdict(on: saturday) == .weekend)
  }

  @Test func theLastWordOnADayWins() throws {
    let monday = try day("2024-04-08")
    let declared = CalendarDecision.declared(day: monday, name: "A")
    let again = CalendarDecision.declared(day: monday, name: "B")
    let revoked = CalendarDecision.revoked(day: monday)
    let reason = DayOffReason.decision(origin: 3, name: "B")
    #expect(calendar(declared, revoked).verdict(on: monday) == .workedHoliday(origin: 2))
    #expect(calendar(declared, revoked, again).verdict(on: monday) == .holiday([reason]))
    #expect(calendar(revoked).verdict(on: monday) == .working)
    #expect(calendar(declared, again).reasonsOff(on: monday).map(\.name) == ["A", "B"])
  }

  @Test func aMovedDayIsOffAndItsSaturdayWorked() throws {
    let (friday, saturday) = try (day("2019-02-08"), day("2019-02-02"))
    let moved = CalendarDecision.moved(dayOff: friday, workedInstead: saturday)
    #expect(calendar(moved).verdict(on: saturday) == .workedWeekendDay(origin: 1))
    #expect(
      calendar(moved).verdict(on: friday) == .holiday([.decision(origin: 1, name: nil)]))
    // Taken back, day by day.
    let back = calendar(moved, .revoked(day: friday), .revoked(day: saturday))
    #expect(back.verdict(on: friday) == .workedHoliday(origin: 2))
    #expect(back.verdict(on: saturday) == .weekend)
    // Declared off after all.
    let off = calendar(moved, .declared(day: saturday, name: nil))
    #expect(off.verdict(on: saturday) == .holiday([.decision(origin: 2, name: nil)]))
  }

  /// The government announces another day for Tsagaan Sar than the formula gives.
  @Test func anAnnouncementOverridesTheFormula() throws {
    let (formula, announced) = try (day("2027-02-09"), day("2027-02-10"))
    let calendar = calendar(
      .revoked(day: formula), .declared(day: announced, name: "Tsagaan Sar"))
    #expect(calendar.isWorking(formula))
    #expect(calendar.isDayOff(announced))
  }
}
