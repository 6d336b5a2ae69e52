import Facts
import Grievances
import LedgerTesting
import Testing
import WorkingDays

/// What may not be recorded about a grievance, one named refusal each.
@Suite struct GrievanceRefusalTests {
  private let number = GrievanceNumber(year: 2024, number: 7)

  @Test func aNumberIsGivenOnce() throws {
    var story = try Story.registered()
    #expect(throws: Refusal.numberInUse(number)) {
      try story.record(.received("2024-03-07"), "2024-03-07")
    }
  }

  @Test(arguments: [
    Event.related(at: .unit), .unrelated, .assigned(Assigned(staff: StaffNumber(1))),
    .escalated(to: .committee), .resolved(Resolved(stage: .local)), .reopened,
  ])
  func whatIsNotRegisteredHasNoHistory(_ event: Event) {
    var story = Story()
    let subject = story.subject
    #expect(throws: Refusal.notRegistered(subject)) { try story.record(event, "2024-03-07") }
    #expect(throws: Refusal.notRegistered(subject)) { try story.resolve("2024-03-07") }
    #expect(throws: Refusal.notRegistered(subject)) { try story.retract(SequenceNumber(3)) }
  }

  @Test func nothingHappensInTheFuture() throws {
    var story = Story()
    story.today = .of("2024-03-05")
    let tomorrow = Refusal.dayInFuture(.of("2024-03-06"), today: .of("2024-03-05"))
    #expect(throws: tomorrow) { try story.record(.received("2024-03-06"), "2024-03-06") }
    #expect(throws: tomorrow) {
      try story.record(.received("2024-03-05", until: "2024-03-06"), "2024-03-05")
    }
    #expect(throws: tomorrow) {
      try story.record(.received("2024-03-05", registered: "2024-03-06"), "2024-03-05")
    }
    let registered = try story.record(.received("2024-03-05"), "2024-03-05")
    #expect(throws: tomorrow) { try story.record(.related(at: .unit), "2024-03-06") }
    #expect(throws: tomorrow) {
      try story.correct(registered, .received("2024-03-06"), "2024-03-06")
    }
  }

  @Test func nothingHappensBeforeTheReceipt() throws {
    var story = try Story.registered()
    #expect(
      throws: Refusal.beforeReceived(.of("2024-03-04"), received: .of("2024-03-05"))
    ) { try story.record(.related(at: .unit), "2024-03-04") }
  }

  @Test func theDaysOfARegistrationAreInOrder() {
    var story = Story()
    #expect(
      throws: Refusal.registeredBeforeReceived(
        registered: .of("2024-03-04"), received: .of("2024-03-05"))
    ) { try story.record(.received("2024-03-05", registered: "2024-03-04"), "2024-03-05") }
    #expect(
      throws: Refusal.receivedIntervalReversed(first: .of("2024-03-05"), last: .of("2024-03-04"))
    ) { try story.record(.received("2024-03-05", until: "2024-03-04"), "2024-03-05") }
  }

  @Test func theYearOfTheNumberIsThatOfTheRegistration() throws {
    var story = Story()
    #expect(
      throws: Refusal.registeredInAnotherYear(registered: .of("2023-12-29"), number: number)
    ) { try story.record(.received("2023-12-29"), "2023-12-29") }
    // Received in the old year and registered in the new is as it should be.
    try story.record(.received("2023-12-29", registered: "2024-01-03"), "2023-12-29")
  }

  @Test func anAssumedDayOfRegistrationDecidesNoYear() throws {
    var story = Story()
    try story.record(.received("2023-12-29", assumed: .registeredOn), "2023-12-29")
    #expect(story.entries.count == 1)
  }

  @Test func itIsAssessedOnce() throws {
    var story = try Story.assessed()
    #expect(throws: Refusal.alreadyAssessed) { try story.record(.unrelated, "2024-03-07") }
  }

  @Test func onlyWhatWasAssessedIsResolved() throws {
    var story = try Story.registered()
    #expect(throws: Refusal.notAssessed) { try story.resolve("2024-03-07") }
    #expect(throws: Refusal.notAssessed) {
      try story.record(.resolved(Resolved(stage: .local)), "2024-03-07")
    }
  }

  @Test func whatIsUnrelatedIsLeftAlone() throws {
    var story = try Story.registered()
    try story.record(.unrelated, "2024-03-06")
    #expect(throws: Refusal.unrelated) { try story.resolve("2024-03-07") }
    #expect(throws: Refusal.unrelated) {
      try story.record(.escalated(to: .committee), "2024-03-07")
    }
    #expect(throws: Refusal.unrelated) { try story.record(.reopened, "2024-03-07") }
    #expect(throws: Refusal.alreadyAssessed) {
      try story.record(.related(at: .unit), "2024-03-07")
    }
  }

  @Test func whatIsClosedStaysClosedUntilReopened() throws {
    var story = try Story.resolved()
    #expect(throws: Refusal.alreadyClosed(.resolved)) { try story.resolve("2024-03-21") }
    #expect(throws: Refusal.alreadyClosed(.resolved)) {
      try story.record(.escalated(to: .committee), "2024-03-21")
    }
    try story.record(.reopened, "2024-04-01")
    #expect(throws: Refusal.notClosed) { try story.record(.reopened, "2024-04-01") }
    try story.record(.escalated(to: .committee), "2024-04-02")
    try story.resolve("2024-04-03")
    #expect(story.standing.status == .resolved && story.standing.stage == .committee)
  }

  @Test func whatIsOpenIsNotReopened() throws {
    var story = try Story.assessed()
    #expect(throws: Refusal.notClosed) { try story.record(.reopened, "2024-03-21") }
  }

  @Test func stagesOnlyGoUp() throws {
    var story = try Story.assessed()
    for stage in [Stage.local, .unit] {
      #expect(throws: Refusal.stageNotHigher(from: .unit, to: stage)) {
        try story.record(.escalated(to: stage), "2024-03-07")
      }
    }
    try story.record(.escalated(to: .authority), "2024-03-07")
    #expect(throws: Refusal.stageNotHigher(from: .authority, to: .committee)) {
      try story.record(.escalated(to: .committee), "2024-03-08")
    }
  }

  @Test func itIsResolvedWhereItStands() throws {
    var story = try Story.assessed()
    for stage in [Stage.local, .committee, .authority] {
      #expect(throws: Refusal.stageDiffers(standsAt: .unit, given: stage)) {
        try story.record(.resolved(Resolved(stage: stage)), "2024-03-07")
      }
    }
    try story.record(.resolved(Resolved(stage: .unit)), "2024-03-07")
  }

  @Test(arguments: [
    Event.declared("2024-07-05"), .revoked("2024-07-12"), .moved("2024-07-05", worked: nil),
    .policyAdopted(.standard), .ledgerOpened(LedgerOpened(coversFrom: nil)),
    .calendarAdopted(CalendarAdopted(statute: 1, days: .zero)),
  ])
  func anEventOfTheLedgerIsNotAboutAGrievance(_ event: Event) throws {
    var story = try Story.registered()
    let subject = story.subject
    #expect(throws: Refusal.notForSubject(event.kind, subject)) {
      try story.record(event, "2024-03-07")
    }
  }

  @Test(arguments: [Subject.calendar, .policy, .ledger, Subject(kind: .staff, number: 7)])
  func anEventOfAGrievanceIsAboutNothingElse(_ subject: Subject) {
    var story = Story()
    story.subject = subject
    for event in [
      Event.received("2024-03-05"), .related(at: .unit), .reopened, .escalated(to: .committee),
      .assigned(Assigned(staff: .system)), .resolved(Resolved(stage: .local)),
    ] {
      #expect(throws: Refusal.notForSubject(event.kind, subject)) {
        try story.record(event, "2024-03-07")
      }
    }
  }

  /// There is one calendar, one policy, one ledger: a second would be read by some and not by others.
  @Test func rulesAreRecordedAboutTheOneSubjectThatIsRead() {
    let strays: [(Subject.Kind, Event)] = [
      (.policy, .policyAdopted(.standard)), (.calendar, .declared("2024-07-05")),
      (.ledger, .ledgerOpened(LedgerOpened(coversFrom: nil))),
    ]
    for (kind, event) in strays {
      var story = Story()
      story.subject = Subject(kind: kind, number: 1)
      let subject = story.subject
      #expect(throws: Refusal.notForSubject(event.kind, subject)) {
        try story.record(event, "2024-03-07")
      }
    }
  }

  @Test func aRefusedCommandLeavesTheHistoryAlone() throws {
    var story = try Story.resolved()
    let entries = story.entries
    _ = try? story.record(.reopened, "2024-03-01")
    #expect(story.entries == entries)
  }
}
