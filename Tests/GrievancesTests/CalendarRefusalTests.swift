import Facts
import Grievances
import LedgerTesting
import Testing
import WorkingDays

@Suite struct CalendarRefusalTests {
  private func story() throws -> Story {
    var story = Story()
    story.subject = .calendar
    try story.record(
      .calendarAdopted(CalendarAdopted(statute: 1, days: Statute.current.digest)), "2024-01-15")
    return story
  }

  @Test func onlyAHolidayIsRevoked() throws {
    var story = try story()
    let working = CivilDay.of("2024-03-05")
    #expect(throws: Refusal.calendar(.nothingToRevoke(working))) {
      try story.record(.revoked("2024-03-05"), "2024-03-05")
    }
    try story.record(.revoked("2024-07-12"), "2024-07-12")
  }

  @Test func onlyAWorkingDayIsMoved() throws {
    var story = try story()
    let naadam = CivilDay.of("2024-07-12")
    do {
      try story.record(.moved("2024-07-12", worked: "2024-07-20"), "2024-07-12")
      Issue.record("a holiday was moved")
    } catch {
      guard case .calendar(.movedDayIsOff(naadam, _)) = error else {
        Issue.record("\(error)")
        return
      }
    }
    let working = Refusal.calendar(.workedDayIsWorking(.of("2024-07-04")))
    #expect(throws: working) {
      try story.record(.moved("2024-07-05", worked: "2024-07-04"), "2024-07-04")
    }
    #expect(throws: Refusal.calendar(.movedOntoItself(.of("2024-07-05")))) {
      try story.record(.moved("2024-07-05", worked: "2024-07-05"), "2024-07-04")
    }
  }

  @Test func anOddDecisionThatIsNoMistakeIsTaken() throws {
    var story = try story()
    try story.record(.declared("2024-07-12"), "2024-07-12")
  }

  @Test func aDayOutsideTheYearsAnsweredIsRefused() throws {
    var story = try story()
    #expect(throws: Refusal.calendar(.outsideTabulatedYears(.of("2150-07-05")))) {
      try story.record(.declared("2150-07-05"), "2024-07-12")
    }
  }

  @Test func aDecisionIsNotAnnouncedInTheFuture() throws {
    var story = try story()
    story.today = .of("2024-06-30")
    #expect(
      throws: Refusal.dayInFuture(.of("2024-07-01"), today: .of("2024-06-30"))
    ) { try story.record(.declared("2024-07-05", announced: "2024-07-01"), "2024-07-05") }
    // The day itself may well lie ahead.
    try story.record(.declared("2024-07-05", announced: "2024-06-30"), "2024-06-30")
  }

  @Test func anUnknownStatuteIsNotAdopted() throws {
    var story = try story()
    #expect(throws: Refusal.unusable(.unknownStatute(version: 99))) {
      try story.record(.calendarAdopted(CalendarAdopted(statute: 99, days: .zero)), "2024-02-01")
    }
  }

  @Test func whatALaterDecisionStandsOnIsNotUndone() throws {
    var story = try story()
    let declared = try story.record(.declared("2024-07-05"), "2024-07-01")
    let revoked = try story.record(.revoked("2024-07-05"), "2024-07-02")
    let nothing = Refusal.calendar(.nothingToRevoke(.of("2024-07-05")))
    #expect(throws: Refusal.breaksHistory(at: revoked, because: nothing)) {
      try story.retract(declared)
    }
    #expect(throws: Refusal.breaksHistory(at: revoked, because: nothing)) {
      try story.correct(declared, .declared("2024-07-04"), "2024-07-01")
    }
    try story.retract(revoked)
    try story.retract(declared)
  }

  /// Decisions are read in the order of their recording, not by their days.
  @Test func aDecisionAnswersWhatWasRecordedBeforeIt() throws {
    var story = try story()
    try story.record(.declared("2024-07-05"), "2024-07-01")
    try story.record(.revoked("2024-07-05"), "2024-06-01")
    let rules = try Rules(calendar: story.effective, policy: [])
    #expect(rules.calendar.isWorking(.of("2024-07-05")))
  }
}
