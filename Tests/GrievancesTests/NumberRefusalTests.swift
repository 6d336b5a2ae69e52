import Facts
import Grievances
import LedgerTesting
import Testing
import WorkingDays

/// What cannot be done with a number that is linked, voided or closed.
@Suite struct NumberRefusalTests {
  private let number = GrievanceNumber(year: 2024, number: 7)
  private let original = GrievanceNumber(year: 2024, number: 1)

  private func story() throws -> Story {
    var story = Story()
    try story.record(registered, "2024-03-05")
    return story
  }

  private var registered: Event {
    let day = CivilDay.of("2024-03-05")
    return .registered(
      Registered(
        receivedUntil: day, registeredOn: day, channel: .email, type: .question,
        complainant: .notKnown))
  }

  /// A story whose grievance is linked; what the link leads to is registered.
  private func linked() throws -> Story {
    var story = try story()
    var other = Story()
    other.subject = original.subject
    try other.record(registered, "2024-03-05")
    let link = story.command(
      .record(.duplicateLinked(DuplicateLinked(original: original))), "2024-03-06")
    let draft = try decide(
      link, history: story.entries, context: DecisionContext(original: other.entries),
      next: story.next)
    story.entries.append(try Entry(provisional(draft, story.next, revision: 1)))
    story.next = SequenceNumber(story.next.rawValue + 1)
    return story
  }

  @Test func nobodyActsOnALinkedNumber() throws {
    var story = try linked()
    #expect(throws: Refusal.linked(number, original: original)) {
      try story.record(.actionTaken, "2024-03-07")
    }
  }

  @Test func aLinkCanBeTakenBack() throws {
    var story = try linked()
    try story.retract(SequenceNumber(23))
    try story.record(.actionTaken, "2024-03-07")
    #expect(story.standing.status == .resolving)
  }

  @Test func nobodyActsOnAVoidedNumber() throws {
    var story = Story()
    try story.record(.numberVoided, "2024-03-05")
    #expect(story.effective.isEmpty)
    #expect(throws: Refusal.voided(number)) { try story.record(registered, "2024-03-05") }
    #expect(throws: Refusal.voided(number)) { try story.record(.actionTaken, "2024-03-05") }
  }

  @Test func whatAnswersMustNameWhatItAnswers() throws {
    var story = try story()
    #expect(throws: Refusal.answersNothing(.commitmentMade)) {
      try story.record(.commitmentKept, "2024-03-06")
    }
  }

  @Test func aClosedGrievanceIsNotAssessed() throws {
    var story = try story()
    try story.record(.withdrawn, "2024-03-06")
    #expect(throws: Refusal.alreadyClosed(.withdrawn)) {
      try story.record(
        .eligibilityAssessed(EligibilityAssessed(isRelated: false, handledAt: .unit)),
        "2024-03-07")
    }
  }
}
