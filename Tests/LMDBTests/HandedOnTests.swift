import Foundation
import Synchronization
import Testing

@testable import LMDB

/// A count of writes that bodies of one commit hand on to each other.
private final class Count: HandedOn {
  /// What became of the counts of a test.
  final class Fate: Sendable {
    let stores = Atomic(0)
    let refuses = Atomic(false)
  }

  private let count: Int
  private let table: Table
  private let fate: Fate

  /// With one more than there is.
  init(after transaction: borrowing WriteTransaction, _ table: Table, _ fate: Fate) throws {
    self.table = table
    self.fate = fate
    if let count = transaction.handedOn as? Count {
      self.count = count.count + 1
    } else {
      let key = "count".bytes
      let stored = try transaction.get(key.span.raw, in: table)?.text
      count = stored.flatMap { Int($0) }.map { $0 + 1 } ?? 1
    }
  }

  func store(in transaction: inout WriteTransaction) throws {
    fate.stores.add(1, ordering: .relaxed)
    if fate.refuses.load(ordering: .relaxed) { throw Refusal() }
    try transaction.put("count", String(count), in: table)
  }
}

/// What bodies that share a commit hand on to each other.
@Suite struct HandedOnTests {
  let folder: TemporaryFolder
  private let fate = Count.Fate()
  init() throws { folder = try TemporaryFolder() }

  /// Counts `count` writes that wait together, and answers how many were refused.
  private func count(
    _ count: Int, in environment: Environment, _ table: Table,
    _ body: @escaping @Sendable (Int, inout WriteTransaction) throws -> Void = { _, _ in }
  ) throws -> Int {
    let fate = fate
    return try environment.together(count) { index in
      try environment.write { transaction in
        transaction.handOn(try Count(after: transaction, table, fate))
        try body(index, &transaction)
      }
    }.count
  }

  private func counted(in environment: Environment, _ table: Table) throws -> Int? {
    try environment.read { transaction in
      let key = "count".bytes
      guard let stored = try transaction.get(key.span.raw, in: table) else { return nil }
      return Int(stored.text)
    }
  }

  @Test func itIsStoredOnceForAllThatShareACommit() throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("counts")
    #expect(try count(20, in: environment, table) == 0)
    #expect(try counted(in: environment, table) == 20)
    #expect(fate.stores.load(ordering: .relaxed) == 1)
    #expect(try count(3, in: environment, table) == 0)
    #expect(try counted(in: environment, table) == 23)
    #expect(fate.stores.load(ordering: .relaxed) == 2)
  }

  /// The body has done nothing else before it throws.
  @Test func whatABodyThatThrowsHandsOnIsTakenBack() throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("counts")
    let refused = try count(20, in: environment, table) { index, _ in
      if index % 4 == 1 { throw Refusal() }
    }
    #expect(refused == 5)
    #expect(try counted(in: environment, table) == 15)
  }

  @Test func whereItCannotBeStoredNothingIsKept() throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("counts")
    fate.refuses.store(true, ordering: .relaxed)
    let refused = try count(4, in: environment, table) { index, transaction in
      try transaction.put("key \(index)", "value", in: table)
    }
    #expect(refused == 4)
    #expect(try environment.texts(in: table) == [])
    fate.refuses.store(false, ordering: .relaxed)
    #expect(try count(1, in: environment, table) == 0)
    #expect(try counted(in: environment, table) == 1)
  }

  @Test func theMapGrowsForIt() throws {
    let environment = try folder.open { $0.mapSize = 64 << 10 }
    defer { environment.close() }
    let table = try environment.made("counts")
    let refused = try count(40, in: environment, table) { index, transaction in
      try transaction.put("key \(index)", String(repeating: "x", count: 30_000), in: table)
    }
    #expect(refused == 0)
    #expect(try counted(in: environment, table) == 40)
  }
}
