import Facts
import Grievances
import LedgerTesting
import Testing
import WorkingDays

/// Nothing is edited: a correction takes the place of what it restates, a retraction takes it out.
@Suite struct CorrectionTests {
  private let registered = SequenceNumber(22)
  private let assessed = SequenceNumber(23)
  private let resolved = SequenceNumber(24)

  @Test func aCorrectionRestatesTheWholePayload() throws {
    var story = try Story.registered()
    let correction = try story.correct(
      registered, .received("2024-03-04", type: .question), "2024-03-04")
    let entry = try #require(story.effective.first)
    #expect(story.effective.count == 1)
    #expect(entry.event == .received("2024-03-04", type: .question))
    #expect(entry.fact.occurredOn == .of("2024-03-04"))
    #expect(entry.fact.sequence == correction && entry.fact.about == registered)
    #expect(entry.isCorrection && entry.fact.flags == .correction)
  }

  @Test func ofSeveralCorrectionsTheLastOneWins() throws {
    var story = try Story.registered()
    for type in [GrievanceType.question, .request, .suggestion] {
      try story.correct(registered, .received("2024-03-05", type: type), "2024-03-05")
    }
    #expect(story.effective.map(\.event) == [.received("2024-03-05", type: .suggestion)])
  }

  /// Two facts of one day fold in the order of their recording, also where the first is corrected.
  @Test func aCorrectionKeepsThePlaceOfItsOriginal() throws {
    var story = try Story.registered()
    let first = try story.record(.assigned(Assigned(staff: StaffNumber(1))), "2024-03-06")
    let second = try story.record(.assigned(Assigned(staff: StaffNumber(2))), "2024-03-06")
    try story.correct(first, .assigned(Assigned(staff: StaffNumber(3))), "2024-03-06")
    let staff = story.effective.compactMap { entry -> UInt32? in
      guard case .assigned(let assigned) = entry.event else { return nil }
      return assigned.staff.rawValue
    }
    #expect(staff == [3, 2])
    #expect(story.effective.map(\.place) == [registered, first, second])
  }

  @Test func aCorrectionOnAnotherDayGoesToThatDay() throws {
    var story = try Story.registered()
    let first = try story.record(.assigned(Assigned(staff: StaffNumber(1))), "2024-03-06")
    try story.record(.assigned(Assigned(staff: StaffNumber(2))), "2024-03-08")
    try story.correct(first, .assigned(Assigned(staff: StaffNumber(1))), "2024-03-09")
    #expect(
      story.effective.map(\.fact.occurredOn)
        == [.of("2024-03-05"), .of("2024-03-08"), .of("2024-03-09")])
    #expect(story.effective.last?.place == first)
  }

  @Test func withoutWordsACorrectionKeepsThoseThatStood() throws {
    var story = Story()
    let words = [WordField(.summary, "text")]
    try story.record(.received("2024-03-05"), "2024-03-05", words: words)
    #expect(story.effective.first?.words == registered)
    try story.correct(registered, .received("2024-03-05", type: .question), "2024-03-05")
    #expect(story.effective.first?.words == registered)
    let worded = try story.correct(
      registered, .received("2024-03-05", type: .request), "2024-03-05", words: words)
    #expect(story.effective.first?.words == worded)
    try story.correct(registered, .received("2024-03-05"), "2024-03-05")
    #expect(story.effective.first?.words == worded)
    try story.retract(worded)
    #expect(story.effective.first?.words == registered)
  }

  @Test func retractingACorrectionBringsBackWhatItReplaced() throws {
    var story = try Story.registered()
    let original = story.effective
    let first = try story.correct(
      registered, .received("2024-03-05", type: .question), "2024-03-05")
    let corrected = story.effective
    let second = try story.correct(
      registered, .received("2024-03-04", type: .request), "2024-03-04")
    try story.retract(second)
    #expect(story.effective == corrected)
    try story.retract(first)
    #expect(story.effective == original)
  }

  @Test func retractingAnEarlierCorrectionLeavesTheLaterOne() throws {
    var story = try Story.registered()
    let first = try story.correct(
      registered, .received("2024-03-05", type: .question), "2024-03-05")
    try story.correct(registered, .received("2024-03-05", type: .request), "2024-03-05")
    try story.retract(first)
    #expect(story.effective.map(\.event) == [.received("2024-03-05", type: .request)])
  }

  @Test func aRetractedFactTakesItsCorrectionsAlong() throws {
    var story = try Story.assessed()
    try story.correct(assessed, .unrelated, "2024-03-06")
    try story.retract(assessed)
    #expect(story.effective.map(\.event.kind) == [.registered])
    try story.record(.related(at: .local), "2024-03-10")
    #expect(story.standing.stage == .local && story.standing.isAssessed)
  }

  @Test func aRetractedResolutionLeavesItOpen() throws {
    var story = try Story.resolved()
    try story.retract(resolved)
    #expect(story.standing.isOpen && story.standing.stage == .unit)
    try story.resolve("2024-03-25")
    #expect(story.standing.status == .resolved)
  }

  @Test func aLateFactGoesToItsDay() throws {
    var story = try Story.resolved()
    let late = try story.record(.assigned(Assigned(staff: StaffNumber(9))), "2024-03-07")
    #expect(story.effective.map(\.fact.sequence) == [registered, assessed, late, resolved])
  }

  @Test func anUnrelatedGrievanceIsPutRightByCorrectingItsAssessment() throws {
    var story = try Story.registered()
    let wrong = try story.record(.unrelated, "2024-03-06")
    try story.correct(wrong, .related(at: .local), "2024-03-06")
    try story.resolve("2024-03-07")
    #expect(story.standing.status == .resolved && story.standing.stage == .local)
  }

  @Test func flagsSayWhatAFactIs() throws {
    var story = Story()
    let day = CivilDay.of("2024-03-05")
    let command = Command(
      .record(.received("2024-03-05", assumed: .channel)), subject: story.subject, day: day,
      today: story.today, actor: StaffNumber(4), isImported: true)
    try story.decided(command)
    #expect(story.entries[0].fact.flags == [.assumed, .imported])
    #expect(story.entries[0].fact.actor == StaffNumber(4))
    try story.correct(registered, .received("2024-03-05"), "2024-03-05")
    #expect(story.entries[1].fact.flags == .correction)
    try story.retract(SequenceNumber(23))
    #expect(story.entries[2].fact.flags == [])
    #expect(story.entries[2].fact.about == SequenceNumber(23))
  }
}
