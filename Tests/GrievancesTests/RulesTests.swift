import Facts
import Grievances
import LedgerTesting
import Testing
import WorkingDays

@Suite struct RulesTests {
  private func policy(_ from: String?, _ days: UInt16) -> Policy {
    var policy = Policy.standard
    policy.effectiveFrom = from.map { .of($0) } ?? .distantPast
    policy.resolution = Limit(days: days, basis: .calendar)
    return policy
  }

  private func story(_ policies: [Policy]) throws -> Story {
    var story = Story()
    story.subject = .policy
    for policy in policies { try story.record(.policyAdopted(policy), "2024-01-15") }
    return story
  }

  private func days(_ story: Story, _ day: String) throws -> UInt16 {
    try Rules(calendar: [], policy: story.effective).policy(receivedOn: .of(day)).resolution.days
  }

  @Test func aGrievanceIsJudgedByThePolicyOfTheDayItWasReceived() throws {
    let story = try story([policy(nil, 1), policy("2024-07-01", 2), policy("2024-04-01", 3)])
    #expect(try days(story, "2024-03-31") == 1)
    #expect(try days(story, "2024-04-01") == 3)
    #expect(try days(story, "2024-06-30") == 3)
    #expect(try days(story, "2024-07-01") == 2)
    #expect(try days(story, "2030-01-01") == 2)
  }

  @Test func ofTwoThatBeginTogetherTheLaterRecordedHolds() throws {
    var story = try story([policy("2024-04-01", 1), policy("2024-04-01", 2)])
    #expect(try days(story, "2024-04-01") == 2)
    // A correction keeps the place of what it corrects.
    try story.correct(SequenceNumber(22), .policyAdopted(policy("2024-04-01", 3)), "2024-01-15")
    #expect(try days(story, "2024-04-01") == 2)
  }

  @Test func whereNonHoldsItIsTheStandardOne() throws {
    let story = try story([policy("2024-04-01", 1)])
    #expect(try days(story, "2024-03-31") == Policy.standard.resolution.days)
    #expect(Policy.standard.resolution == Limit(days: 30, basis: .working))
  }

  @Test func aRetractedPolicyNoLongerHolds() throws {
    var story = try story([policy(nil, 1), policy("2024-04-01", 2)])
    try story.retract(SequenceNumber(23))
    #expect(try days(story, "2024-05-01") == 1)
  }

  @Test func theCalendarIsThatOfTheRecordedDecisions() throws {
    var story = Story()
    story.subject = .calendar
    try story.record(
      .calendarAdopted(CalendarAdopted(statute: 1, days: Statute.current.digest)), "2024-01-15")
    try story.record(.declared("2024-07-05"), "2024-07-01")
    let moved = try story.record(.moved("2024-08-09", worked: "2024-08-17"), "2024-07-01")
    let rules = try Rules(calendar: story.effective, policy: [])
    #expect(rules.calendar.isDayOff(.of("2024-07-05")))
    #expect(rules.calendar.isDayOff(.of("2024-08-09")))
    #expect(rules.calendar.isWorking(.of("2024-08-17")))
    try story.retract(moved)
    let after = try Rules(calendar: story.effective, policy: [])
    #expect(after.calendar.isWorking(.of("2024-08-09")))
    #expect(after.calendar.isDayOff(.of("2024-08-17")))
  }

  @Test func anUnknownStatuteIsNamed() throws {
    let payload = Event.calendarAdopted(CalendarAdopted(statute: 9, days: .zero)).payload
    let fact = Fact(
      kind: 3, version: 1, flags: [], actor: .system, sequence: SequenceNumber(2),
      subject: .calendar, revision: Revision(0), occurredOn: .of("2024-01-15"),
      recordedAt: Instant(microseconds: 0), about: nil, wordsDigest: .zero, payload: payload)
    let entry = try Entry(fact)
    #expect(throws: UnusableRules.unknownStatute(version: 9)) {
      try Rules(calendar: [entry], policy: [])
    }
  }
}
