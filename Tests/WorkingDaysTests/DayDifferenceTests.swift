import Testing
import WorkingDays

@Suite struct DayDifferenceTests {
  /// A holiday declared after a figure was published: the figure of then stays, and the difference
  /// names the fact.
  @Test func aLateDeclarationIsTheDifference() throws {
    let (received, resolved) = try (day("2025-07-09"), day("2025-07-21"))
    let dayOff = try day("2025-07-16")
    let decisions = [
      (decision: CalendarDecision.declared(day: dayOff, name: "X"), origin: UInt64(7))
    ]
    let now = WorkingCalendar(statute: .version1, decisions: decisions)
    let differences = now.differences(from: plainCalendar, after: received, through: resolved)
    #expect(differences.map(\.day) == [dayOff])
    #expect(differences.first?.earlier == .working)
    #expect(differences.first?.later == .holiday([.decision(origin: 7, name: "X")]))
    #expect(differences.first?.changesCount == true)
    #expect(plainCalendar.workingDays(after: received, through: resolved) == 4)
    #expect(now.workingDays(after: received, through: resolved) == 3)
    #expect(now.differences(from: plainCalendar, after: dayOff, through: resolved).isEmpty)
    #expect(now.differences(from: now, after: received, through: resolved).isEmpty)
  }

  @Test func everyDifferenceBetweenRandomCalendarsIsFound() throws {
    var generator = SeededGenerator("differences")
    let (first, last) = try (day("2020-01-01"), day("2021-12-31"))
    let days = first.daysSince1970...last.daysSince1970
    let decisions = randomDecisions(200, days: days, using: &generator)
    let then = WorkingCalendar(statute: .version1, decisions: Array(decisions.prefix(100)))
    let now = WorkingCalendar(statute: .version1, decisions: decisions)
    let walks = zip(
      then.walk(after: first, through: last), now.walk(after: first, through: last))
    let expected = walks.filter { $0.0.verdict != $0.1.verdict }.map(\.0.day)
    #expect(now.differences(from: then, after: first, through: last).map(\.day) == expected)
  }
}
