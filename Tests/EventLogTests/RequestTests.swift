import EventLog
import Facts
import LedgerTesting
import Seal
import Testing

/// A request id names an append: asked twice, it is done once.
@Suite struct RequestTests {
  private let content = Merkle.leaf([1].raw)
  private let other = Merkle.leaf([2].raw)

  @Test func theSameRequestIsAnsweredAsBefore() throws {
    try withTemporaryLog { made throws in
      _ = try made.log.append([draft(subject(1))])
      let request = RequestIdentity(high: .max, low: 7, content: content)
      let drafts = [draft(subject(2)), draft(subject(3), mark: 1)]
      let first = try made.log.append(drafts, request: request)
      _ = try made.log.append([draft(subject(4))])
      let head = try made.log.head
      let again = try made.log.append(drafts, request: request)
      #expect(!first.repeated && again.repeated)
      #expect(again.first == first.first && again.count == 2)
      #expect(again.sequences == 1..<3)
      #expect(try made.log.head == head)
    }
  }

  /// What it expected was true when it was done; that it no longer is must not matter.
  @Test func aRepeatedRequestIsNoConflict() throws {
    try withTemporaryLog { made throws in
      let request = RequestIdentity(high: 1, low: 7, content: content)
      let expectation = [Expectation(subject(2), facts: 0)]
      _ = try made.log.append([draft(subject(2))], expecting: expectation, request: request)
      let again = try made.log.append(
        [draft(subject(2))], expecting: expectation, request: request)
      #expect(again.repeated)
      #expect(try made.log.size == 1)
    }
  }

  @Test func otherContentUnderTheSameIdIsRefused() throws {
    try withTemporaryLog { made throws in
      _ = try made.log.append([draft(subject(1))])
      _ = try made.log.append(
        [draft(subject(2))], request: RequestIdentity(high: 1, low: 7, content: content))
      let head = try made.log.head
      let reused = RequestIdentity(high: 1, low: 7, content: other)
      #expect(throws: EventLogError.requestReused(first: SequenceNumber(1))) {
        try made.log.append([draft(subject(2))], request: reused)
      }
      #expect(throws: EventLogError.requestReused(first: SequenceNumber(1))) {
        try made.log.receipt(of: reused)
      }
      #expect(try made.log.head == head)
    }
  }

  @Test func idsThatDifferInOneHalfAreDifferent() throws {
    try withTemporaryLog { made throws in
      for (high, low) in [(UInt64(1), UInt64(2)), (2, 1), (1, 1), (2, 2)] {
        let request = RequestIdentity(high: high, low: low, content: content)
        #expect(try made.log.receipt(of: request) == nil)
        let receipt = try made.log.append([draft(subject(1))], request: request)
        #expect(!receipt.repeated)
      }
      #expect(try made.log.size == 4)
    }
  }

  @Test func aRequestIsRememberedAfterReopening() throws {
    let folder = try TemporaryFolder()
    let clock = TestClock(.of("2024-01-15"))
    let request = RequestIdentity(high: 5, low: 5, content: content)
    let log = try EventLog.create(in: folder.path, options: TemporaryLog.options(clock))
    _ = try log.append([draft(subject(1))], request: request)
    log.close()
    let again = try EventLog.open(in: folder.path, options: TemporaryLog.options(clock))
    defer { again.close() }
    #expect(try again.append([draft(subject(1))], request: request).repeated)
    #expect(try again.size == 1)
  }
}
