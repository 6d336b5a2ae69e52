import Facts
import Grievances
import LedgerTesting
import Testing
import WorkingDays

/// What the ledger learnt about the calendar between two moments, and from which facts.
@Suite struct CalendarChangeTests {
  private func story() throws -> Story {
    var story = Story()
    story.subject = .calendar
    try story.record(
      .calendarAdopted(CalendarAdopted(statute: 1, days: Statute.current.digest)), "2024-01-15")
    return story
  }

  private func changes(
    _ story: Story, from first: SequenceNumber, to last: SequenceNumber
  ) throws -> [(String, [UInt64])] {
    func known(_ sequence: SequenceNumber) throws -> (known: UInt64, calendar: WorkingCalendar) {
      let known = sequence.rawValue + 1
      return (known, try Rules(calendar: story.entries, policy: [], known: known).calendar)
    }
    return try CalendarChange.list(story.entries, from: known(first), to: known(last)).map {
      ($0.difference.day.description, $0.causes.map(\.fact.sequence.rawValue))
    }
  }

  private func expect(
    _ found: [(String, [UInt64])], _ expected: [(String, [SequenceNumber])],
    at location: SourceLocation = #_sourceLocation
  ) {
    #expect(found.map(\.0) == expected.map(\.0), sourceLocation: location)
    #expect(found.map(\.1) == expected.map { $0.1.map(\.rawValue) }, sourceLocation: location)
  }

  @Test func eachDayHasTheFactsThatSpeakOfIt() throws {
    var story = try story()
    let declared = try story.record(.declared("2024-07-05"), "2024-07-01")
    let moved = try story.record(.moved("2024-08-09", worked: "2024-08-17"), "2024-07-01")
    let revoked = try story.record(.revoked("2024-07-05"), "2024-07-02")
    let start = SequenceNumber(22)
    expect(try changes(story, from: start, to: declared), [("2024-07-05", [declared])])
    expect(
      try changes(story, from: start, to: moved),
      [("2024-07-05", [declared]), ("2024-08-09", [moved]), ("2024-08-17", [moved])])
    // Declared and revoked in between: the day counts as before, now by decision.
    expect(
      try changes(story, from: start, to: revoked),
      [
        ("2024-07-05", [declared, revoked]), ("2024-08-09", [moved]), ("2024-08-17", [moved]),
      ])
    expect(try changes(story, from: revoked, to: revoked), [])
  }

  @Test func correctionsAndRetractionsAreNamedWithTheDaysTheyUndo() throws {
    var story = try story()
    let declared = try story.record(.declared("2024-07-05"), "2024-07-01")
    let corrected = try story.correct(declared, .declared("2024-07-08"), "2024-07-01")
    let retracted = try story.retract(corrected)
    expect(
      try changes(story, from: declared, to: corrected),
      [("2024-07-05", [corrected]), ("2024-07-08", [corrected])])
    expect(
      try changes(story, from: corrected, to: retracted),
      [("2024-07-05", [retracted]), ("2024-07-08", [retracted])])
  }
}
