import Facts
import Grievances
import LedgerTesting
import Testing
import WorkingDays

/// The rules of what is numbered plainly: staff, organisations and engagements.
@Suite struct NumberedSubjectTests {
  private let day = CivilDay(daysSince1970: 19_800)

  private func decided(
    _ event: Event, _ subject: Subject, _ history: [Entry] = []
  ) throws(Refusal) -> Draft {
    try decide(
      Command(.record(event), subject: subject, day: day, today: day), history: history,
      next: SequenceNumber(100 + UInt64(history.count)))
  }

  private func entry(_ event: Event, _ subject: Subject) throws -> Entry {
    Entry(
      fact: provisional(try decided(event, subject), SequenceNumber(50), revision: 0),
      event: event)
  }

  @Test(arguments: [0, UInt64(UInt32.max) + 1, 0xFFFF_FFFF_FFFF])
  func `only numbers of four bytes are given, from 1`(_ number: UInt64) throws {
    let staff = Subject(kind: .staff, number: number)
    #expect(throws: Refusal.noSuchNumber(staff)) { try decided(.staffEnrolled, staff) }
    let organisation = Subject(kind: .organisation, number: number)
    #expect(throws: Refusal.noSuchNumber(organisation)) {
      try decided(.organisationEnrolled(OrganisationEnrolled(role: .agency)), organisation)
    }
    _ = try decided(.staffEnrolled, Subject(kind: .staff, number: UInt64(UInt32.max)))
  }

  @Test func `one number holds one engagement`() throws {
    let subject = Subject(kind: .engagement, number: 1)
    let press = Event.pressPublished(PressPublished(medium: .radio))
    let history = [try entry(press, subject)]
    #expect(throws: Refusal.alreadyRecorded(subject)) {
      try decided(.documentDisclosed, subject, history)
    }
    let correction = Command(
      .correct(SequenceNumber(50), .pressPublished(PressPublished(medium: .online))),
      subject: subject, day: day, today: day)
    _ = try decide(correction, history: history, next: SequenceNumber(51))
  }
}

/// A promise looks ahead.
@Suite struct PromisedDayTests {
  @Test func `nothing is due before it was promised`() throws {
    var story = try Story.registered()
    let refusal = Refusal.dueBeforePromised(due: .of("2024-03-05"), promised: .of("2024-03-06"))
    let due = CivilDay.of("2024-03-05")
    #expect(throws: refusal) {
      try story.record(.commitmentMade(CommitmentMade(dueOn: due)), "2024-03-06")
    }
    #expect(throws: refusal) {
      try story.record(.receiptAcknowledged(ReceiptAcknowledged(promisedOn: due)), "2024-03-06")
    }
    try story.record(.commitmentMade(CommitmentMade(dueOn: due)), "2024-03-05")
    try story.record(.receiptAcknowledged(ReceiptAcknowledged(promisedOn: due)), "2024-03-05")
  }
}
