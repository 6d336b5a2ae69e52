import EventLog
import Facts
import LedgerTesting
import Testing
import WorkingDays

@Suite struct AppendTests {
  @Test func aFactGetsItsPlaceRevisionAndTime() throws {
    try withTemporaryLog { made throws in
      let now = made.clock.now
      let receipt = try made.log.append([draft(subject(7), mark: 9, about: SequenceNumber(5))])
      #expect(receipt.first == SequenceNumber.genesis && receipt.count == 1 && !receipt.repeated)
      let expected = draft(subject(7), mark: 9)
      let fact = try #require(try made.log.fact(0))
      #expect(
        fact
          == Fact(
            kind: 32, version: 1, flags: [], actor: StaffNumber(3), sequence: .genesis,
            subject: subject(7), revision: Revision(0), occurredOn: expected.occurredOn,
            recordedAt: now, about: SequenceNumber(5), wordsDigest: .zero,
            payload: expected.payload))
    }
  }

  @Test func severalFactsGoInTogetherInOrder() throws {
    try withTemporaryLog { made throws in
      _ = try made.log.append([draft(subject(1))])
      let receipt = try made.log.append([
        draft(subject(1), mark: 1), draft(subject(2), mark: 2), draft(subject(1), mark: 3),
      ])
      #expect(receipt.sequences == 1..<4)
      let facts = try made.log.facts()
      #expect(facts.map { $0.payload.integer(at: 0) } == [0, 1, 2, 3])
      #expect(facts.map(\.revision.rawValue) == [0, 1, 0, 2])
      #expect(Set(facts.map(\.recordedAt)).count == 1)
    }
  }

  @Test func anAppendOfNothingChangesNothing() throws {
    try withTemporaryLog { made throws in
      _ = try made.log.append([draft(subject(1))])
      let before = try made.log.head
      made.clock.advance(seconds: 86_400)
      let receipt = try made.log.append([])
      #expect(receipt.count == 0 && receipt.sequences.isEmpty)
      #expect(try made.log.head == before)
    }
  }

  @Test func aConflictNamesWhatWasExpectedAndWhatIsThere() throws {
    try withTemporaryLog { made throws in
      _ = try made.log.append([draft(subject(1)), draft(subject(1))])
      let before = try made.log.head
      for expected in [UInt64(0), 1, 3] {
        #expect(
          throws: EventLogError.conflict(subject: subject(1), expected: expected, actual: 2)
        ) {
          try made.log.append(
            [draft(subject(9)), draft(subject(1))],
            expecting: [
              Expectation(subject(9), facts: 0), Expectation(subject(1), facts: expected),
            ])
        }
        #expect(try made.log.head == before)
      }
      _ = try made.log.append([draft(subject(1))], expecting: [Expectation(subject(1), facts: 2)])
      #expect(try made.log.size == 3)
    }
  }

  @Test func aSubjectThatIsNotAskedAboutMayHaveChanged() throws {
    try withTemporaryLog { made throws in
      _ = try made.log.append([draft(subject(1)), draft(subject(2))])
      _ = try made.log.append([draft(subject(3))], expecting: [Expectation(subject(3), facts: 0)])
      #expect(try made.log.size == 3)
    }
  }

  /// After a refusal neither the facts nor their words, index, tree or request are there.
  @Test func afterARefusalNothingOfTheAppendIsLeft() throws {
    try withTemporaryLog { made throws in
      _ = try made.log.append([draft(subject(1))])
      let before = try made.log.head
      let request = RequestIdentity(high: 1, low: 2, content: .zero)
      let wanted = [
        draft(subject(2), mark: 1, [WordField(.summary, "text"), WordField(.person, "name")])
      ]
      let wrong = Expectation(subject(1), facts: 5)
      #expect(throws: EventLogError.self) {
        try made.log.append(wanted, expecting: [wrong], request: request)
      }
      #expect(try made.log.head == before)
      #expect(try made.log.receipt(of: request) == nil)
      #expect(try made.log.words(1, subject(2)) == nil)
      #expect(try made.log.facts(about: subject(2)) == [])
      _ = try made.log.append(wanted, request: request)
      #expect(try made.log.facts(about: subject(2)).map(\.revision.rawValue) == [0])
      #expect(try made.log.faults() == [])
    }
  }

  @Test func revisionsHaveNoGapsOverRandomAppends() throws {
    try withSeed { generator in
      try withTemporaryLog { made throws in
        var counts: [Subject: UInt64] = [:]
        for _ in 0..<200 {
          let count = Int.random(in: 1...6, using: &generator)
          let drafts = (0..<count).map { _ in
            draft(subject(UInt32.random(in: 1...8, using: &generator)))
          }
          let expectations = Set(drafts.map(\.subject)).map {
            Expectation($0, facts: counts[$0, default: 0])
          }
          _ = try made.log.append(drafts, expecting: expectations)
          for draft in drafts { counts[draft.subject, default: 0] += 1 }
        }
        try #require(try made.log.faults() == [])
        for (subject, count) in counts {
          let facts = try made.log.facts(about: subject)
          try #require(facts.map(\.revision.rawValue) == Array(0..<UInt32(count)))
        }
      }
    }
  }

  @Test func moreWordsThanARecordHoldsAreRefusedOrRead() throws {
    try withTemporaryLog { made throws in
      let words = (0..<300).map { WordField(.summary, "text \($0)") }
      do {
        _ = try made.log.append([draft(subject(1), words)])
      } catch {
        #expect(try made.log.size == 0)
        return
      }
      #expect(try made.log.words(0, subject(1))?.fields.count == 300)
    }
  }
}
