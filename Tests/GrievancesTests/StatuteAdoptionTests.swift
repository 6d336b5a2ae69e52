import Facts
import Grievances
import LedgerTesting
import Testing
import WorkingDays

/// An upgrade of the program never changes an old figure in silence: days are counted by the version
/// of the statute that the ledger adopted, or not at all.
@Suite struct StatuteAdoptionTests {
  private static let ours = CalendarAdopted(statute: 1, days: Statute.version1.digest)
  /// As a program whose rules for version 1 gave other days would have recorded it.
  private static let other = CalendarAdopted(statute: 1, days: .sha256(of: [1]))

  private func entry(_ adopted: CalendarAdopted, _ sequence: UInt64) -> Entry {
    let event = Event.calendarAdopted(adopted)
    let fact = Fact(
      kind: event.kind.rawValue, version: 1, flags: [], actor: .system,
      sequence: SequenceNumber(sequence), subject: .calendar, revision: Revision(0),
      occurredOn: .of("2024-01-15"), recordedAt: Instant(microseconds: 0), about: nil,
      wordsDigest: .zero, payload: event.payload)
    return Entry(fact: fact, event: event)
  }

  @Test func anotherDigestForTheVersionIsNotCountedBy() {
    #expect(throws: UnusableRules.differs(version: 1)) {
      try Rules(calendar: [entry(Self.other, 2)], policy: [])
    }
  }

  @Test func theVersionAdoptedLastDecides() throws {
    let facts = [entry(Self.other, 2), entry(Self.ours, 30)]
    _ = try Rules(calendar: facts, policy: [])
    // What was counted before the adoption cannot be counted here.
    #expect(throws: UnusableRules.differs(version: 1)) {
      try Rules(calendar: facts, policy: [], known: 30)
    }
  }

  @Test func aVersionWithOtherDaysIsNotAdopted() throws {
    var story = Story()
    story.subject = .calendar
    #expect(throws: Refusal.unusable(.differs(version: 1))) {
      try story.record(.calendarAdopted(Self.other), "2024-01-15")
    }
    // Nor is one that would take the place of what the ledger adopted under the same number.
    story.entries = [entry(Self.other, 2)]
    #expect(throws: Refusal.unusable(.differs(version: 1))) {
      try story.record(.calendarAdopted(Self.ours), "2024-01-15")
    }
  }

  @Test func theVersionInForceIsNotAdoptedAgain() throws {
    var story = Story()
    story.subject = .calendar
    try story.record(.calendarAdopted(Self.ours), "2024-01-15")
    #expect(throws: Refusal.statuteInForce(version: 1)) {
      try story.record(.calendarAdopted(Self.ours), "2024-02-15")
    }
  }
}
