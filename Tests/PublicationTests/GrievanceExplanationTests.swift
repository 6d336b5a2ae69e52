import Audit
import Facts
import Grievances
import Ledger
import LedgerTesting
import Testing
import WorkingDays

/// Why a grievance stands as it does.
@Suite struct GrievanceExplanationTests {
  private func explained(
    _ number: UInt32, _ office: PublishingLedger, known: UInt64 = .max
  ) throws -> GrievanceExplanation {
    try GrievanceExplanation(
      GrievanceNumber(year: 2024, number: number), in: office.ledger.log, cut: Cut(known: known))
  }

  @Test func `a resolved grievance by its resolution and the days before it`() throws {
    let office = try PublishingLedger()
    let explanation = try explained(1, office)
    #expect(explanation.standing.status == .resolved)
    #expect(explanation.decidedBy.kind == EventKind.resolved.rawValue)
    let count = try #require(explanation.count)
    #expect(count.end == .resolved && count.after == .of("2024-03-05"))
    // 8 March is a holiday: the Wednesday and the Thursday count.
    #expect(count.through == .of("2024-03-08") && count.workingDays == 2)
    #expect(explanation.policy.fact?.kind == EventKind.policyAdopted.rawValue)
    #expect(explanation.calendar.map(\.kind) == [EventKind.calendarAdopted.rawValue])
    #expect(explanation.facts.count == 3)
  }

  @Test func `an open grievance by its registration and the days to the limit`() throws {
    let office = try PublishingLedger()
    let explanation = try explained(3, office)
    #expect(explanation.standing.status == .resolving)
    #expect(explanation.decidedBy.kind == EventKind.registered.rawValue)
    let count = try #require(explanation.count)
    #expect(count.end == .deadline && count.workingDays == 30)
    // The election day of 28 June lies between, as a decision that the ledger holds.
    #expect(explanation.calendar.contains { $0.kind == EventKind.holidayDeclared.rawValue })
  }

  @Test func `one that was closed otherwise has no days to count`() throws {
    let office = try PublishingLedger()
    let explanation = try explained(2, office)
    #expect(explanation.standing.status == .unrelated && explanation.count == nil)
    #expect(explanation.decidedBy.kind == EventKind.eligibilityAssessed.rawValue)
  }

  @Test func `what was known then decides which policy and which days`() throws {
    let office = try PublishingLedger()
    let before = try office.size
    let declared = try office.record(
      about: .calendar,
      .record(
        .holidayDeclared(
          HolidayDeclared(
            day: .of("2024-03-07"), announcedOn: nil, reason: .government, confidence: nil))),
      "2024-03-01")
    var policy = Policy.standard
    policy.effectiveFrom = .of("2024-03-01")
    let adopted = try office.record(about: .policy, .record(.policyAdopted(policy)), "2024-07-10")
    let now = try explained(1, office)
    #expect(now.count?.workingDays == 1)
    #expect(now.calendar.last?.sequence == declared && now.policy.fact?.sequence == adopted)
    #expect(now.factsUsed.map(\.sequence).contains(declared))
    #expect(now.factsUsed.map(\.sequence) == now.factsUsed.map(\.sequence).sorted())
    let then = try explained(1, office, known: before)
    #expect(then.count?.workingDays == 2 && then.calendar.count == 1)
    #expect(then.policy.fact?.sequence != adopted)
  }

  @Test func `a number that is not registered is refused`() throws {
    let office = try PublishingLedger()
    for number in [4, 5] as [UInt32] {
      let subject = GrievanceNumber(year: 2024, number: number).subject
      #expect(throws: Refusal.notRegistered(subject)) { try explained(number, office) }
    }
  }
}
