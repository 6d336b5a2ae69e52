import Facts
import Grievances
import Ledger
import LedgerTesting
import Projection
import Testing
import WorkingDays

@testable import StageTimelines

/// When a grievance entered and left each stage.
@Suite struct StageTimelineTests {
  private let number = GrievanceNumber(year: 2024, number: 1)

  /// Records events on days, and tells the intervals that they make.
  private func intervals(_ events: [(Event, String)]) throws -> [StageCourse.Interval] {
    var intervals: [StageCourse.Interval] = []
    try withTemporaryLedger(since: .of("2024-06-30")) { made throws in
      for (event, day) in events {
        let command = Command(
          .record(event), subject: number.subject, day: .of(day), today: made.ledger.today)
        _ = try made.ledger.record(command)
      }
      let view = try Replay.view(of: StageTimelines.self, made.log)
      intervals = try #require(view.row(of: number.subject)).course.intervals
    }
    return intervals
  }

  private func interval(
    _ stage: Stage, _ from: String, _ to: String?, assumed: Bool = false
  ) -> StageCourse.Interval {
    StageCourse.Interval(
      stage: stage, from: .of(from), to: to.map { .of($0) }, entryIsAssumed: assumed)
  }

  private func registered(_ day: String, assumed: AssumedFields = []) -> (Event, String) {
    let event = Event.registered(
      Registered(
        receivedUntil: .of(day), registeredOn: .of(day), channel: .email, type: .complaint,
        complainant: .notKnown, assumed: assumed))
    return (event, day)
  }

  private func assessed(
    _ stage: Stage, _ day: String, assumed: AssumedFields = []
  ) -> (Event, String) {
    let event = Event.eligibilityAssessed(
      EligibilityAssessed(isRelated: true, handledAt: stage, assumed: assumed))
    return (event, day)
  }

  private func escalated(
    _ stage: Stage, _ day: String, assumed: AssumedFields = []
  ) -> (Event, String) {
    (.escalated(Escalated(stage: stage, assumed: assumed)), day)
  }

  private func resolved(_ stage: Stage, _ day: String) -> (Event, String) {
    (.resolved(Resolved(stage: stage)), day)
  }

  @Test func eachStageLastsUntilTheNext() throws {
    let found = try intervals([
      registered("2024-03-05"), assessed(.unit, "2024-03-06"), escalated(.committee, "2024-04-10"),
      resolved(.committee, "2024-04-20"),
    ])
    #expect(
      found == [
        interval(.local, "2024-03-05", "2024-03-06"), interval(.unit, "2024-03-06", "2024-04-10"),
        interval(.committee, "2024-04-10", "2024-04-20"),
      ])
  }

  @Test func aSkippedStageWasNotEntered() throws {
    let found = try intervals([
      registered("2024-03-05"), assessed(.local, "2024-03-06"), escalated(.authority, "2024-04-10"),
    ])
    #expect(
      found == [
        interval(.local, "2024-03-05", "2024-04-10"), interval(.authority, "2024-04-10", nil),
      ])
  }

  @Test func whatIsReopenedStaysInItsStage() throws {
    let found = try intervals([
      registered("2024-03-05"), assessed(.unit, "2024-03-06"), resolved(.unit, "2024-03-20"),
      (.reopened, "2024-04-01"),
    ])
    #expect(
      found == [
        interval(.local, "2024-03-05", "2024-03-06"), interval(.unit, "2024-03-06", nil),
      ])
  }

  /// A day that no register gives is marked, however the stage was entered.
  @Test func anEntryOnAnAssumedDayIsMarked() throws {
    let found = try intervals([
      registered("2024-03-05", assumed: .receivedOn),
      assessed(.unit, "2024-03-05", assumed: .occurredOn),
      escalated(.committee, "2024-03-05", assumed: [.stage, .occurredOn]),
    ])
    #expect(found.map(\.entryIsAssumed) == [true, true, true])
  }

  @Test func anEntryOnAKnownDayIsNotMarked() throws {
    let found = try intervals([
      registered("2024-03-05", assumed: .channel), assessed(.unit, "2024-03-06", assumed: .status),
      escalated(.committee, "2024-03-07", assumed: .stage),
    ])
    #expect(found.map(\.entryIsAssumed) == [false, false, false])
  }
}
