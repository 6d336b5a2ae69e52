import Facts
import Grievances
import LedgerTesting
import Testing
import WorkingDays

/// Two times: what had been recorded, and what had happened.
@Suite struct HistoryCutTests {
  /// 22 registered, 23 assessed, 24 resolved on the 20th, 25 corrected to the 22nd, 26 the correction
  /// retracted, 27 a late assignment of the 7th.
  private func story() throws -> Story {
    var story = try Story.resolved()
    let correction = try story.correct(
      SequenceNumber(24), .resolved(Resolved(stage: .unit)), "2024-03-22")
    try story.retract(correction)
    try story.record(.assigned(Assigned(staff: StaffNumber(1))), "2024-03-07")
    return story
  }

  private func days(_ known: UInt64, _ through: CivilDay = .distantFuture) throws -> [String] {
    let cut = Cut(known: known, through: through)
    return History.effective(try story().entries, cut: cut).map { "\($0.fact.occurredOn)" }
  }

  @Test func onlyWhatWasKnownIsSeen() throws {
    #expect(try days(0) == [])
    #expect(try days(22) == [])
    #expect(try days(23) == ["2024-03-05"])
    #expect(try days(25) == ["2024-03-05", "2024-03-06", "2024-03-20"])
    #expect(try days(26) == ["2024-03-05", "2024-03-06", "2024-03-22"])
    #expect(try days(27) == ["2024-03-05", "2024-03-06", "2024-03-20"])
    #expect(try days(28) == ["2024-03-05", "2024-03-06", "2024-03-07", "2024-03-20"])
    #expect(try days(.max) == days(28))
  }

  @Test func onlyWhatHadHappenedIsSeen() throws {
    #expect(try days(.max, .of("2024-03-04")) == [])
    #expect(try days(.max, .of("2024-03-05")) == ["2024-03-05"])
    #expect(try days(.max, .of("2024-03-19")) == ["2024-03-05", "2024-03-06", "2024-03-07"])
  }

  /// A correction says how to read, so it counts although the day it gives lies behind the cut: what
  /// it corrected is not seen either.
  @Test func correctionsAreCutByTheirRecordingAlone() throws {
    #expect(try days(26, .of("2024-03-21")) == ["2024-03-05", "2024-03-06"])
    #expect(try days(25, .of("2024-03-21")) == ["2024-03-05", "2024-03-06", "2024-03-20"])
  }

  /// So does a retraction, on whatever day it is said to have happened.
  @Test func retractionsAreCutByTheirRecordingAlone() throws {
    #expect(try days(27, .of("2024-03-20")) == ["2024-03-05", "2024-03-06", "2024-03-20"])
    var story = try Story.assessed()
    try story.retract(SequenceNumber(23))
    let cut = Cut(known: .max, through: .of("2024-03-10"))
    #expect(History.effective(story.entries, cut: cut).map(\.event.kind) == [.registered])
  }
}
