import Testing
import WorkingDays

@Suite struct KnownDecisionsTests {
  @Test func elevenElectionsSixMovesAndTwoDaysOffAreKnown() {
    let known = KnownDecisions.mongolia
    #expect(known.count == 19)
    #expect(known.count { $0.reason == .election } == 11)
    let moves = known.filter { if case .moved(_, .some) = $0.decision { true } else { false } }
    #expect(moves.count == 6)
    let days = known.compactMap(\.decision.days.first)
    #expect(days == days.sorted())
  }

  /// Recorded one after the other, none meets an objection; so none of them is a slip.
  @Test func theyCanAllBeRecorded() {
    for index in knownDecisions.indices {
      let before = WorkingCalendar(
        statute: .version1, decisions: Array(knownDecisions[..<index]))
      #expect(before.objections(to: knownDecisions[index].decision).isEmpty)
    }
  }

  @Test func everySaturdayWorkedIsASaturday() {
    let worked = (2012...2026).flatMap { knownCalendar.workedDays(in: $0) }
    #expect(worked.count == 6)
    #expect(worked.allSatisfy { $0.day.weekday == .saturday })
  }
}
