import EventLog
import Facts
import LedgerTesting
import Testing

/// When the ledger learnt of something: max(now, the last); refused more than an hour behind it.
@Suite struct RecordedAtTests {
  @Test func timeNeverGoesBack() throws {
    try withTemporaryLog { made throws in
      let first = made.clock.now
      _ = try made.log.append([draft(subject(1))])
      made.clock.advance(seconds: -3_600)
      _ = try made.log.append([draft(subject(1))])
      #expect(try made.log.fact(1)?.recordedAt == first)
      made.clock.advance(seconds: 3_601)
      _ = try made.log.append([draft(subject(1))])
      #expect(try made.log.fact(2)?.recordedAt == made.clock.now)
    }
  }

  @Test func aClockAnHourBehindIsRefused() throws {
    try withTemporaryLog { made throws in
      _ = try made.log.append([draft(subject(1))])
      let head = try made.log.head
      made.clock.advance(seconds: -3_601)
      #expect(throws: EventLogError.clockBehind(seconds: 3_601)) {
        try made.log.append([draft(subject(1))])
      }
      #expect(try made.log.head == head)
      made.clock.advance(seconds: 1)
      _ = try made.log.append([draft(subject(1))])
      #expect(try made.log.size == 2)
    }
  }

  @Test func timesBefore1970AreKept() throws {
    try withTemporaryLog { made throws in
      made.clock.set(Instant(microseconds: -5))
      _ = try made.log.append([draft(subject(1))])
      #expect(try made.log.fact(0)?.recordedAt == Instant(microseconds: -5))
    }
  }

  /// A clock at the ends of time must be refused or kept, not stop the program.
  @Test func theEndsOfTimeDoNotTrap() throws {
    try withTemporaryLog { made throws in
      made.clock.set(Instant(microseconds: .max))
      _ = try made.log.append([draft(subject(1))])
      made.clock.set(Instant(microseconds: .min))
      #expect(throws: EventLogError.self) { try made.log.append([draft(subject(1))]) }
      #expect(try made.log.size == 1)
    }
  }

  @Test func whatWasKnownAtAnInstantIsFound() throws {
    try withTemporaryLog { made throws in
      var times: [Instant] = []
      try withSeed { generator in
        for _ in 0..<120 {
          let step = generator.chance(40) ? 0 : Int64.random(in: 1...50, using: &generator)
          made.clock.advance(seconds: step)
          let count = Int.random(in: 1...3, using: &generator)
          _ = try made.log.append((0..<count).map { _ in draft(subject(1)) })
          times += Array(repeating: made.clock.now, count: count)
        }
      }
      let edges = Set(
        times.flatMap { [$0.microseconds - 1, $0.microseconds, $0.microseconds + 1] })
      try made.log.read { snapshot in
        for edge in edges.union([.min, .max]).sorted() {
          let instant = Instant(microseconds: edge)
          let expected = times.firstIndex { $0 > instant } ?? times.count
          let position = try snapshot.firstPosition(recordedAfter: instant)
          try #require(position == UInt64(expected), "at \(edge)")
        }
      }
    }
  }
}
