import Dispatch
import EventLog
import Facts
import Grievances
import Ledger
import LedgerTesting
import Synchronization
import Testing
import WorkingDays

@Suite struct RecordTests {
  private let grievance = GrievanceNumber(year: 2024, number: 1).subject

  @Test func whatWasDecidedIsRecorded() throws {
    try withTemporaryLedger { made throws in
      let words = [WordField(.summary, "text"), WordField(.person, "name")]
      let receipt = try made.ledger.record(
        made.command(1, TemporaryLedger.registered("2024-01-10"), "2024-01-10", words: words))
      #expect(receipt.sequences == 22..<23)
      let history = try made.ledger.history(of: grievance)
      #expect(history.map(\.event) == [TemporaryLedger.registered("2024-01-10")])
      #expect(history[0].words == SequenceNumber(22))
      let stored = try made.log.read {
        try $0.words(of: SequenceNumber(22), about: grievance, unsealing: true)
      }
      #expect(stored?[.summary] == "text" && stored?[.person] == "name")
    }
  }

  @Test func aRefusalRecordsNothing() throws {
    try withTemporaryLedger { made throws in
      try made.register(1)
      let head = try made.log.read { $0.head }
      #expect(throws: Refusal.numberInUse(GrievanceNumber(year: 2024, number: 1))) {
        try made.register(1)
      }
      let after = try made.log.read { $0.head }
      #expect(after == head)
    }
  }

  @Test func aRequestIsDoneOnceAlsoWhereItWouldNowBeRefused() throws {
    try withTemporaryLedger { made throws in
      let command = made.command(1, TemporaryLedger.registered("2024-01-10"), "2024-01-10")
      let request = RequestIdentity(high: 1, low: 2, content: .sha256(of: command.content))
      let first = try made.ledger.record(command, request: request)
      let again = try made.ledger.record(command, request: request)
      #expect(!first.repeated && again.repeated && first.sequences == again.sequences)
      var other = command
      other.day = .of("2024-01-09")
      let reused = RequestIdentity(high: 1, low: 2, content: .sha256(of: other.content))
      #expect(throws: EventLogError.requestReused(first: SequenceNumber(22))) {
        try made.ledger.record(other, request: reused)
      }
    }
  }

  /// Each loses at most as often as others win, so that all get in.
  @Test func eightThreadsOnOneGrievanceAllGetIn() throws {
    try withTemporaryLedger { made throws in
      try made.register(1)
      let failures = Mutex<[String]>([])
      let rounds: UInt32 = 6
      for round in 0..<rounds {
        DispatchQueue.concurrentPerform(iterations: 8) { thread in
          do {
            let staff = round * 8 + UInt32(thread) + 1
            _ = try made.ledger.record(
              made.command(1, TemporaryLedger.assigned(staff), "2024-01-11"))
          } catch {
            failures.withLock { $0.append("\(error)") }
          }
        }
      }
      #expect(failures.withLock { $0 } == [])
      let staff = try made.ledger.history(of: grievance).compactMap { entry -> UInt32? in
        guard case .assigned(let assigned) = entry.event else { return nil }
        return assigned.staff.rawValue
      }
      #expect(staff.sorted() == Array(1...(8 * rounds)))
    }
  }

  /// What one decides must hold in the light of what the others did: only one may assess.
  @Test func ofEightWhoDoTheSameOneIsAllowed() throws {
    try withTemporaryLedger { made throws in
      try made.register(1)
      let outcomes = Mutex<[String]>([])
      DispatchQueue.concurrentPerform(iterations: 8) { _ in
        let assessed = Event.eligibilityAssessed(
          EligibilityAssessed(isRelated: true, handledAt: .unit))
        do {
          _ = try made.ledger.record(made.command(1, assessed, "2024-01-11"))
          outcomes.withLock { $0.append("recorded") }
        } catch Refusal.alreadyAssessed {
          outcomes.withLock { $0.append("refused") }
        } catch {
          outcomes.withLock { $0.append("\(error)") }
        }
      }
      let counts = outcomes.withLock { $0 }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
      #expect(counts == ["recorded": 1, "refused": 7])
      let kinds = try made.ledger.history(of: grievance).map(\.event.kind)
      #expect(kinds == [.registered, .eligibilityAssessed])
    }
  }

  @Test func numbersAreGivenInOrderYearByYear() throws {
    try withTemporaryLedger { made throws in
      #expect(try made.ledger.nextNumber(in: 2024) == GrievanceNumber(year: 2024, number: 1))
      try made.register(1)
      try made.register(5)
      #expect(try made.ledger.nextNumber(in: 2024) == GrievanceNumber(year: 2024, number: 6))
      #expect(try made.ledger.nextNumber(in: 2023) == GrievanceNumber(year: 2023, number: 1))
      #expect(try made.ledger.nextNumber(in: 2025) == GrievanceNumber(year: 2025, number: 1))
    }
  }

  /// A retracted registration leaves its number used: no gap is filled in silence.
  @Test func aNumberOnceGivenIsNotGivenAgainByItself() throws {
    try withTemporaryLedger { made throws in
      let receipt = try made.register(1)
      let retraction = Command(
        .retract(receipt.first), subject: grievance, day: .of("2024-01-12"),
        today: made.ledger.today)
      _ = try made.ledger.record(retraction)
      #expect(try made.ledger.nextNumber(in: 2024) == GrievanceNumber(year: 2024, number: 2))
    }
  }

  /// A decision must not rest on what this program cannot read.
  @Test func anUnreadableHistoryIsNotActedOn() throws {
    try withTemporaryLedger { made throws in
      try made.register(1)
      _ = try made.log.append([
        Draft(
          kind: 1_000, version: 1, actor: .system, subject: grievance,
          occurredOn: .of("2024-01-11"), payload: Payload())
      ])
      #expect(
        throws: LedgerError.unreadableHistory(
          grievance, SequenceNumber(23), .unknownKind(1_000))
      ) {
        try made.ledger.record(
          made.command(1, TemporaryLedger.assigned(1), "2024-01-12"))
      }
      try made.register(2)
    }
  }
}
