import Facts
import Grievances
import LedgerTesting
import Testing
import WorkingDays

@testable import Ledger

/// What was known up to a fact, a day or an instant.
@Suite struct WhenTests {
  @Test func aSequenceADayOrAnInstantIsRead() throws {
    #expect(When("71") == .sequence(SequenceNumber(71)))
    #expect(When("0") == .sequence(.genesis))
    #expect(When("2024-06-30") == .day(.of("2024-06-30")))
    let noon = Instant(microseconds: 1_719_748_800_000_000)
    #expect(When("2024-06-30T12:00:00Z") == .instant(noon))
    #expect(When("2024-06-30T20:00:00+08:00") == .instant(noon))
    #expect(
      When("2024-06-30T12:00:00.500Z")
        == .instant(Instant(microseconds: noon.microseconds + 500_000)))
  }

  @Test(arguments: [
    "", " ", "-1", "+1", "1.5", "0x10", "2024-06", "2024-06-31", "2024-6-30", "yesterday",
    "18446744073709551616", "2024-06-30T12:00:00", "2024-06-30T25:00:00Z", "2024-06-30T12:00Z",
    "2024-06-31T12:00:00Z", "2024-06-30 12:00:00Z", "T12:00:00Z", "71 ", "٧١",
    "2024-06-30T12:00:00Zx",
    "20240630T120000Z",
  ])
  func anythingElseIsRefused(_ text: String) {
    #expect(When(text) == nil)
  }

  /// As it is printed, to the microsecond.
  @Test func anInstantIsReadAsItIsPrinted() throws {
    try withSeed { generator in
      for _ in 0..<300 {
        let instant = Instant(
          microseconds: .random(in: 0...4_000_000_000_000_000, using: &generator))
        try #require(Instant(rfc3339: instant.rfc3339) == instant, "\(instant.rfc3339)")
      }
    }
  }

  @Test func whatWasKnownIsCounted() throws {
    try withTemporaryLedger { made throws in
      let first = made.clock.now
      made.clock.set(.of("2024-01-16"))
      let second = made.clock.now
      try made.register(1)
      try made.register(2)
      #expect(try made.ledger.known(nil) == 24)
      #expect(try made.ledger.known(.sequence(SequenceNumber(0))) == 1)
      #expect(try made.ledger.known(.sequence(SequenceNumber(23))) == 24)
      #expect(throws: LedgerError.whenBeyondEnd(24, size: 24)) {
        try made.ledger.known(.sequence(SequenceNumber(24)))
      }
      #expect(try made.ledger.known(.day(.of("2024-01-14"))) == 0)
      #expect(try made.ledger.known(.day(.of("2024-01-15"))) == 22)
      #expect(try made.ledger.known(.day(.of("2024-01-16"))) == 24)
      #expect(try made.ledger.known(.day(.of("9999-12-31"))) == 24)
      #expect(try made.ledger.known(.instant(first)) == 22)
      #expect(try made.ledger.known(.instant(Instant(microseconds: first.microseconds - 1))) == 0)
      #expect(
        try made.ledger.known(.instant(Instant(microseconds: second.microseconds - 1))) == 22)
      #expect(try made.ledger.known(.instant(second)) == 24)
    }
  }

  /// A day means its end in the ledger's own zone, to the microsecond.
  @Test func aDayMeansItsEndInTheLedgersZone() throws {
    try withTemporaryLedger { made throws in
      let end = made.ledger.identity.zone.end(of: .of("2024-01-16"))
      made.clock.set(end)
      try made.register(1)
      made.clock.set(Instant(microseconds: end.microseconds + 1))
      try made.register(2)
      #expect(try made.ledger.known(.day(.of("2024-01-16"))) == 23)
      #expect(try made.ledger.known(.day(.of("2024-01-17"))) == 24)
    }
  }
}
