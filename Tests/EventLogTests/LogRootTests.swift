import EventLog
import Facts
import LedgerTesting
import Testing

/// The root that the log keeps, against the definition.
@Suite struct LogRootTests {
  private static func leaves(of log: EventLog) throws -> [[UInt8]] {
    try log.facts().map { ReferenceMerkle.leafHash($0.bytes) }
  }

  /// Appends of many sizes up to 1030 facts, with a look at the root after each.
  @Test func theStoredRootIsThatOfTheDefinitionAfterEveryAppend() throws {
    try withSeed { generator in
      try withTemporaryLog { made throws in
        var leaves: [[UInt8]] = []
        while leaves.count < 1_030 {
          let most = min(40, 1_030 - leaves.count)
          let count = Int.random(in: 1...most, using: &generator)
          let drafts = (0..<count).map { draft(subject(UInt32($0 % 5)), mark: UInt32($0)) }
          let receipt = try made.log.append(drafts)
          try #require(receipt.first.rawValue == UInt64(leaves.count))
          for sequence in receipt.sequences {
            let fact = try #require(try made.log.fact(sequence))
            leaves.append(ReferenceMerkle.leafHash(fact.bytes))
          }
          try #require(try made.log.root == ReferenceMerkle.root(leaves), "size \(leaves.count)")
        }
        try #require(try made.log.faults() == [])
      }
    }
  }

  /// Appends of whole tiles and more, which are hashed on another core, from wherever the one before ended.
  @Test func theStoredRootIsThatOfTheDefinitionAfterLargeAppends() throws {
    try withSeed { generator in
      try withTemporaryLog { made throws in
        var mark: UInt32 = 0
        while try made.log.size < 12_000 {
          let count = UInt32.random(
            in: [1...3, 200...300, 509...515, 4_000...5_000].randomElement(using: &generator)
              ?? 1...1, using: &generator)
          let receipt = try made.log.append(
            (mark..<mark + count).map { draft(subject($0 % 7), mark: $0) })
          try #require(receipt.sequences == UInt64(mark)..<UInt64(mark + count))
          mark += count
          let leaves = try Self.leaves(of: made.log)
          try #require(try made.log.root == ReferenceMerkle.root(leaves), "size \(leaves.count)")
        }
        try #require(try made.log.faults() == [])
        // These are made of the stored tiles.
        let leaves = try Self.leaves(of: made.log)
        try made.log.read { snapshot in
          for size in stride(from: 0, to: leaves.count, by: 256) {
            let root = try snapshot.root(at: UInt64(size))
            try #require(root == ReferenceMerkle.root(leaves[..<size]), "size \(size)")
          }
        }
      }
    }
  }

  @Test func theRootAtEverySmallerSizeIsThatOfTheDefinition() throws {
    try withTemporaryLog { made throws in
      _ = try made.log.append((0..<1_030).map { draft(subject(1), mark: $0) })
      let leaves = try Self.leaves(of: made.log)
      try made.log.read { snapshot in
        for size in 0...leaves.count {
          let expected = ReferenceMerkle.root(leaves[..<size])
          let root = try snapshot.root(at: UInt64(size))
          try #require(root == expected, "size \(size)")
        }
      }
    }
  }

  /// The bytes that are hashed are those that lie in the file.
  @Test func recordsAreTheBytesOfTheFacts() throws {
    try withTemporaryLog { made throws in
      _ = try made.log.append((0..<10).map { draft(subject($0), mark: $0) })
      let facts = try made.log.facts()
      var positions: [UInt64] = []
      try made.log.read { snapshot in
        try snapshot.forEachRecord { position, bytes in
          positions.append(position)
          let stored = bytes.array
          #expect(stored == facts[Int(position)].bytes)
          return true
        }
      }
      #expect(positions == Array(0..<10))
    }
  }

  @Test func reopenedTheLogGoesOnWithTheSameTree() throws {
    let folder = try TemporaryFolder()
    let clock = TestClock(.of("2024-01-15"))
    var leaves: [[UInt8]] = []
    for round in 0..<6 {
      let log =
        round == 0
        ? try EventLog.create(in: folder.path, options: TemporaryLog.options(clock))
        : try EventLog.open(in: folder.path, options: TemporaryLog.options(clock))
      defer { log.close() }
      #expect(try log.root == ReferenceMerkle.root(leaves))
      _ = try log.append((0..<100).map { draft(subject(2), mark: $0) })
      leaves = try Self.leaves(of: log)
      #expect(try log.root == ReferenceMerkle.root(leaves))
      for size in [leaves.count - 100, leaves.count - 1, leaves.count / 2] {
        let root = try log.read { try $0.root(at: UInt64(size)) }
        #expect(root == ReferenceMerkle.root(leaves[..<size]), "size \(size)")
      }
    }
  }

  @Test func thereIsNoRootBeyondTheEnd() throws {
    try withTemporaryLog { made throws in
      _ = try made.log.append([draft(subject(1))])
      #expect(throws: EventLogError.self) { try made.log.read { try $0.root(at: 2) } }
    }
  }
}
