import EventLog
import Facts
import LedgerTesting
import Testing

@Suite struct ReadingTests {
  private static let order: [UInt32] = [1, 2, 1, 3, 2, 1, 1, 3]

  private func withFacts(_ body: (TemporaryLog) throws -> Void) throws {
    try withTemporaryLog { made throws in
      _ = try made.log.append(
        Self.order.enumerated().map { draft(subject($1), mark: UInt32($0)) })
      try body(made)
    }
  }

  private func marks(
    _ log: EventLog, from start: UInt64, backwards: Bool = false, atMost most: Int = .max
  ) throws -> [UInt32] {
    try log.read { snapshot in
      var marks: [UInt32] = []
      try snapshot.forEachFact(from: SequenceNumber(start), backwards: backwards) { fact in
        marks.append(fact.payload.integer(at: 0))
        return marks.count < most
      }
      return marks
    }
  }

  @Test func oneSubjectsFactsComeInTheOrderOfTheirRevisions() throws {
    try withFacts { made throws in
      let facts = try made.log.facts(about: subject(1))
      #expect(facts.map { $0.payload.integer(at: 0) } == [0, 2, 5, 6])
      #expect(facts.map(\.revision.rawValue) == [0, 1, 2, 3])
      #expect(try made.log.sequences(about: subject(3)) == [3, 7])
      #expect(try made.log.facts(about: subject(4)).isEmpty)
      #expect(try made.log.facts(about: .ledger).isEmpty)
    }
  }

  @Test func factsComeForwardsFromAnywhere() throws {
    try withFacts { made throws in
      #expect(try marks(made.log, from: 0) == Array(0..<8))
      #expect(try marks(made.log, from: 5) == [5, 6, 7])
      #expect(try marks(made.log, from: 8) == [])
      #expect(try marks(made.log, from: .max) == [])
      #expect(try marks(made.log, from: 2, atMost: 2) == [2, 3])
    }
  }

  @Test func factsComeBackwardsFromAnywhere() throws {
    try withFacts { made throws in
      #expect(try marks(made.log, from: 7, backwards: true) == Array((0..<8).reversed()))
      #expect(try marks(made.log, from: 2, backwards: true) == [2, 1, 0])
      #expect(try marks(made.log, from: 0, backwards: true) == [0])
      #expect(try marks(made.log, from: .max, backwards: true, atMost: 3) == [7, 6, 5])
    }
  }

  @Test func pastTheEndThereIsNoFact() throws {
    try withFacts { made throws in
      #expect(try made.log.fact(7) != nil)
      #expect(try made.log.fact(8) == nil)
      #expect(try made.log.fact(.max) == nil)
    }
  }

  @Test func theLastSubjectOfARangeIsFound() throws {
    try withFacts { made throws in
      func last(_ first: UInt32, _ last: UInt32) throws -> Subject? {
        try made.log.read { try $0.lastSubject(in: subject(first)...subject(last)) }
      }
      #expect(try last(0, .max) == subject(3))
      #expect(try last(0, 2) == subject(2))
      #expect(try last(3, 3) == subject(3))
      #expect(try last(4, .max) == nil)
      #expect(try last(0, 0) == nil)
    }
  }

  @Test func aReaderSeesTheLogAsItWasWhenItBegan() throws {
    try withFacts { made throws in
      let other = try EventLog.open(
        in: made.folder.path, options: TemporaryLog.options(made.clock))
      defer { other.close() }
      let before = try made.log.head
      _ = try other.append([draft(subject(1))])
      #expect(try made.log.size == before.size + 1)
      #expect(try other.root == made.log.root)
    }
  }
}
