import Facts
import Grievances
import LedgerTesting
import Testing
import WorkingDays

/// What may not be corrected or retracted.
@Suite struct UndoingRefusalTests {
  private let registered = SequenceNumber(22)
  private let assessed = SequenceNumber(23)
  private let resolved = SequenceNumber(24)

  @Test func onlyAFactOfTheSubjectIsUndone() throws {
    var story = try Story.registered()
    let subject = story.subject
    for sequence in [SequenceNumber(0), SequenceNumber(21), SequenceNumber(23)] {
      #expect(throws: Refusal.noSuchFact(sequence, subject)) { try story.retract(sequence) }
      #expect(throws: Refusal.noSuchFact(sequence, subject)) {
        try story.correct(sequence, .received("2024-03-05"), "2024-03-05")
      }
    }
  }

  @Test func aFactIsRestatedAsItsOwnKind() throws {
    var story = try Story.assessed()
    #expect(throws: Refusal.kindDiffers(original: .eligibilityAssessed, given: .reopened)) {
      try story.correct(assessed, .reopened, "2024-03-06")
    }
  }

  @Test func aFactIsRetractedOnce() throws {
    var story = try Story.assessed()
    try story.retract(assessed)
    #expect(throws: Refusal.alreadyRetracted(assessed)) { try story.retract(assessed) }
    #expect(throws: Refusal.alreadyRetracted(assessed)) {
      try story.correct(assessed, .unrelated, "2024-03-06")
    }
  }

  @Test func aCorrectionIsNotCorrected() throws {
    var story = try Story.assessed()
    let correction = try story.correct(assessed, .unrelated, "2024-03-06")
    #expect(throws: Refusal.correctsCorrection(correction, original: assessed)) {
      try story.correct(correction, .related(at: .unit), "2024-03-06")
    }
  }

  @Test func aRetractionIsNotUndone() throws {
    var story = try Story.assessed()
    let retraction = try story.retract(assessed)
    #expect(throws: Refusal.retractsRetraction(retraction)) { try story.retract(retraction) }
    #expect(throws: Refusal.retractsRetraction(retraction)) {
      try story.correct(retraction, .retracted, "2024-03-06")
    }
  }

  @Test func aRetractionAlwaysNamesWhatItUndoes() throws {
    var story = try Story.assessed()
    #expect(throws: Refusal.self) { try story.record(.retracted, "2024-03-07") }
  }

  @Test func theGenesisIsPermanent() throws {
    var story = Story()
    story.subject = .ledger
    story.next = .genesis
    let opened = Event.ledgerOpened(LedgerOpened(coversFrom: nil))
    try story.record(opened, "2024-01-15")
    #expect(throws: Refusal.permanent(.ledgerOpened)) { try story.retract(.genesis) }
    #expect(throws: Refusal.permanent(.ledgerOpened)) {
      try story.correct(.genesis, opened, "2024-01-15")
    }
  }

  /// Else a second opening would change from which day the ledger covers what happened.
  @Test func aLedgerIsOpenedOnce() throws {
    var story = Story()
    story.subject = .ledger
    story.next = .genesis
    try story.record(.ledgerOpened(LedgerOpened(coversFrom: nil)), "2024-01-15")
    #expect(throws: Refusal.self) {
      try story.record(
        .ledgerOpened(LedgerOpened(coversFrom: .of("2020-01-01"))), "2024-01-16")
    }
  }

  @Test func theAdoptedStatuteIsPermanent() throws {
    var story = Story()
    story.subject = .calendar
    let adopted = try story.record(
      .calendarAdopted(CalendarAdopted(statute: 1, days: Statute.current.digest)), "2024-01-15")
    #expect(throws: Refusal.permanent(.calendarAdopted)) { try story.retract(adopted) }
  }

  @Test func aRegistrationThatOthersStandOnIsNotRetracted() throws {
    var story = try Story.assessed()
    let subject = story.subject
    #expect(
      throws: Refusal.breaksHistory(at: assessed, because: .notRegistered(subject))
    ) { try story.retract(registered) }
  }

  @Test func aRegistrationAloneIsRetractedAndTheNumberFree() throws {
    var story = try Story.registered()
    try story.retract(registered)
    #expect(story.effective.isEmpty)
    try story.record(.received("2024-03-07"), "2024-03-07")
    #expect(story.effective.count == 1)
  }

  @Test func aReceiptDoesNotMoveBehindWhatFollowed() throws {
    var story = try Story.assessed()
    #expect(
      throws: Refusal.breaksHistory(
        at: assessed,
        because: .beforeReceived(.of("2024-03-06"), received: .of("2024-03-07")))
    ) { try story.correct(registered, .received("2024-03-07"), "2024-03-07") }
  }

  @Test func anAssessmentThatAResolutionStandsOnIsNotUndone() throws {
    var story = try Story.resolved()
    #expect(throws: Refusal.breaksHistory(at: resolved, because: .notAssessed)) {
      try story.retract(assessed)
    }
    #expect(throws: Refusal.breaksHistory(at: resolved, because: .unrelated)) {
      try story.correct(assessed, .unrelated, "2024-03-06")
    }
    #expect(
      throws: Refusal.breaksHistory(
        at: resolved, because: .stageDiffers(standsAt: .local, given: .unit))
    ) { try story.correct(assessed, .related(at: .local), "2024-03-06") }
  }

  @Test func aResolutionThatWasReopenedIsNotRetracted() throws {
    var story = try Story.resolved()
    let reopened = try story.record(.reopened, "2024-04-01")
    #expect(throws: Refusal.breaksHistory(at: reopened, because: .notClosed)) {
      try story.retract(resolved)
    }
  }

  @Test func aLateFactMustNotTakeTheGroundFromALaterOne() throws {
    var story = try Story.resolved()
    #expect(
      throws: Refusal.breaksHistory(
        at: resolved, because: .stageDiffers(standsAt: .committee, given: .unit))
    ) { try story.record(.escalated(to: .committee), "2024-03-10") }
  }

  @Test func retractingACorrectionChecksWhatItBringsBack() throws {
    var story = try Story.registered()
    let wrong = try story.record(.unrelated, "2024-03-06")
    let correction = try story.correct(wrong, .related(at: .unit), "2024-03-06")
    let resolution = try story.resolve("2024-03-20")
    #expect(throws: Refusal.breaksHistory(at: resolution, because: .unrelated)) {
      try story.retract(correction)
    }
  }
}
