import EventLog
import Facts
import Grievances
import Ledger
import LedgerTesting
import Testing
import WorkingDays

/// Commands decided on one after another, and recorded together or not at all.
@Suite struct BatchTests {
  private func grievance(_ number: UInt32) -> Subject {
    GrievanceNumber(year: 2024, number: number).subject
  }

  private static let assessed = Event.eligibilityAssessed(
    EligibilityAssessed(isRelated: true, handledAt: .unit))

  @Test func eachIsDecidedInTheLightOfThoseBeforeIt() throws {
    try withTemporaryLedger { made throws in
      var batch = try Batch(made.ledger)
      try batch.add(made.command(1, TemporaryLedger.registered("2024-01-10"), "2024-01-10"))
      try batch.add(made.command(1, Self.assessed, "2024-01-11"))
      #expect(throws: Refusal.alreadyAssessed) {
        try batch.add(made.command(1, Self.assessed, "2024-01-11"))
      }
      #expect(throws: Refusal.notRegistered(grievance(2))) {
        try batch.add(made.command(2, Self.assessed, "2024-01-11"))
      }
      #expect(batch.count == 2)
      #expect(try made.ledger.known(nil) == 22)
      let receipt = try batch.commit()
      #expect(receipt.sequences == 22..<24)
      let kinds = try made.ledger.history(of: grievance(1)).map(\.event.kind)
      #expect(kinds == [.registered, .eligibilityAssessed])
    }
  }

  @Test func aConflictOnOneSubjectRecordsNothingOfAny() throws {
    try withTemporaryLedger { made throws in
      try made.register(2)
      var batch = try Batch(made.ledger)
      try batch.add(made.command(1, TemporaryLedger.registered("2024-01-10"), "2024-01-10"))
      try batch.add(made.command(2, Self.assessed, "2024-01-11"))
      _ = try made.ledger.record(made.command(2, TemporaryLedger.assigned(1), "2024-01-11"))
      #expect(throws: EventLogError.conflict(subject: grievance(2), expected: 1, actual: 2)) {
        try batch.commit()
      }
      #expect(try made.ledger.known(nil) == 24)
      #expect(try made.ledger.history(of: grievance(1)).isEmpty)
    }
  }

  @Test func othersMayRecordAboutOtherSubjectsMeanwhile() throws {
    try withTemporaryLedger { made throws in
      var batch = try Batch(made.ledger)
      try batch.add(made.command(1, TemporaryLedger.registered("2024-01-10"), "2024-01-10"))
      try made.register(2)
      try batch.add(made.command(1, Self.assessed, "2024-01-11"))
      let receipt = try batch.commit()
      #expect(receipt.sequences == 23..<25)
    }
  }

  /// What another recorded after the batch was begun takes the position that the batch counts on;
  /// the rules must see it all the same.
  @Test func whatWasRecordedAfterTheBatchBeganIsSeen() throws {
    try withTemporaryLedger { made throws in
      try made.register(1)
      var batch = try Batch(made.ledger)
      _ = try made.ledger.record(made.command(1, Self.assessed, "2024-01-11"))
      #expect(throws: Refusal.alreadyAssessed) {
        try batch.add(made.command(1, Self.assessed, "2024-01-11"))
      }
    }
  }

  /// The positions of a batch's own facts are not known before it is committed, so a correction of
  /// one of them would be about whatever another recorded there.
  @Test func aBatchDoesNotCorrectItsOwnFactsByAPositionThatMayShift() throws {
    try withTemporaryLedger { made throws in
      var batch = try Batch(made.ledger)
      try batch.add(made.command(1, TemporaryLedger.registered("2024-01-10"), "2024-01-10"))
      try made.register(2)
      let correction = Command(
        .correct(SequenceNumber(22), TemporaryLedger.registered("2024-01-09")),
        subject: grievance(1), day: .of("2024-01-09"), today: made.ledger.today)
      do { try batch.add(correction) } catch is Refusal {}
      _ = try batch.commit()
      for entry in try made.ledger.history(of: grievance(1)) {
        guard let about = entry.fact.about else { continue }
        let fact = try made.log.read { try $0.fact(at: about) }
        #expect(fact?.subject == grievance(1))
      }
    }
  }

  @Test func aBatchUnderARequestIsDoneOnce() throws {
    try withTemporaryLedger { made throws in
      let request = RequestIdentity(high: 9, low: 9, content: .zero)
      var batch = try Batch(made.ledger)
      try batch.add(made.command(1, TemporaryLedger.registered("2024-01-10"), "2024-01-10"))
      let first = try batch.commit(request: request)
      let again = try batch.commit(request: request)
      #expect(!first.repeated && again.repeated)
      #expect(try made.ledger.known(nil) == 23)
    }
  }

  @Test func anEmptyBatchRecordsNothing() throws {
    try withTemporaryLedger { made throws in
      let receipt = try Batch(made.ledger).commit()
      #expect(receipt.count == 0)
      #expect(try made.ledger.known(nil) == 22)
    }
  }
}
