import Foundation
import Synchronization
import Testing

@testable import LMDB

/// Writes of tasks, which wait without a thread.
@Suite struct TaskWritingTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  /// Runs `count` writes of tasks that wait together while the writer is busy; answers how many commits
  /// they took, and the numbers of those that were refused.
  private func together(
    _ count: Int, in environment: Environment,
    _ body: @escaping @Sendable (Int, inout WriteTransaction) throws -> Void
  ) async throws -> (commits: Int, refused: [Int]) {
    let writer = try #require(environment.writer)
    let before = environment.core.commits.load(ordering: .relaxed)
    let refused = try await withThrowingTaskGroup(of: Int?.self) { group in
      let (begins, begun) = AsyncStream<Void>.makeStream()
      // The bodies run again where one of them throws.
      let hasWaited = Atomic(false)
      group.addTask {
        defer { begun.finish() }
        try await environment.write { _ in
          begun.finish()
          while writer.waiting < count, !hasWaited.load(ordering: .relaxed) { usleep(200) }
          hasWaited.store(true, ordering: .relaxed)
        }
        return nil
      }
      for await _ in begins {}
      for index in 0..<count {
        group.addTask {
          do {
            try await environment.write { try body(index, &$0) }
            return nil
          } catch is Refusal {
            return index
          }
        }
      }
      return try await group.reduce(into: [Int]()) { refused, index in
        if let index { refused.append(index) }
      }
    }
    return (environment.core.commits.load(ordering: .relaxed) - before, refused.sorted())
  }

  @Test func tasksThatWaitTogetherShareOneCommit() async throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    let done = try await together(64, in: environment) {
      try $1.put(UInt64($0), bytes: 8, in: table)
    }
    // All 64 joined the write that kept them waiting.
    #expect(done.commits == 1)
    #expect(done.refused == [])
    #expect(try environment.numbers(in: table) == Array(0..<64))
  }

  @Test func aTaskThatThrowsTakesOnlyItselfBack() async throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    let done = try await together(9, in: environment) {
      try $1.put(UInt64($0), bytes: 8, in: table)
      if $0 % 3 == 1 { throw Refusal() }
    }
    #expect(done.refused == [1, 4, 7])
    #expect(try environment.numbers(in: table) == [0, 2, 3, 5, 6, 8])
  }

  /// Who comes while the others run joins them.
  @Test func thoseWhoComeWhileAGroupRunsJoinIt() async throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    let before = environment.core.commits.load(ordering: .relaxed)
    try await withThrowingTaskGroup { group in
      let (begins, begun) = AsyncStream<Void>.makeStream()
      let isLate = Atomic(false)
      group.addTask {
        defer { begun.finish() }
        try await environment.write { transaction in
          begun.finish()
          while !isLate.load(ordering: .acquiring) { usleep(200) }
          try transaction.put(0, bytes: 8, in: table)
        }
      }
      defer { isLate.store(true, ordering: .releasing) }
      for await _ in begins {}
      group.addTask { try await environment.write { try $0.put(1, bytes: 8, in: table) } }
      let writer = try #require(environment.writer)
      while writer.waiting < 1 { try await Task.sleep(for: .milliseconds(1)) }
      isLate.store(true, ordering: .releasing)
      try await group.waitForAll()
    }
    #expect(environment.core.commits.load(ordering: .relaxed) - before == 1)
    #expect(try environment.numbers(in: table) == [0, 1])
  }

  /// What it has changed must not be kept by the commit of the one that comes next.
  @Test func nobodyJoinsABodyThatHasFailed() async throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    let writer = try #require(environment.writer)
    await withTaskGroup { group in
      let (begins, begun) = AsyncStream<Void>.makeStream()
      group.addTask {
        defer { begun.finish() }
        await #expect(throws: Refusal()) {
          try await environment.write { transaction in
            begun.finish()
            try transaction.put(0, bytes: 8, in: table)
            while writer.waiting < 1 { usleep(200) }
            throw Refusal()
          }
        }
      }
      for await _ in begins {}
      group.addTask {
        await #expect(throws: Never.self) {
          try await environment.write { _ = try $0.get(7, in: table) }
        }
      }
    }
    #expect(try environment.numbers(in: table) == [])
  }

  /// Others neither wait for a long one nor does it run again for theirs.
  @Test func nobodyJoinsABodyThatIsToBeAlone() async throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    let writer = try #require(environment.writer)
    let before = environment.core.commits.load(ordering: .relaxed)
    let (begins, begun) = AsyncStream<Void>.makeStream()
    Thread.detachNewThread {
      defer { begun.finish() }
      _ = try? environment.write(alone: true) { transaction in
        begun.finish()
        try transaction.put(0, bytes: 8, in: table)
        while writer.waiting < 1 { usleep(200) }
      }
    }
    for await _ in begins {}
    try await environment.write { try $0.put(1, bytes: 8, in: table) }
    #expect(environment.core.commits.load(ordering: .relaxed) - before == 2)
    #expect(try environment.numbers(in: table) == [0, 1])
  }

  @Test func aTaskGetsWhatItsBodyReturns() async throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    let count = try await environment.write { transaction in
      try transaction.put(7, bytes: 8, in: table)
      return try transaction.count(of: table)
    }
    #expect(count == 1)
  }

  /// Tasks that come back again and again, beside threads that do: each gets its turn, and none when the
  /// file is closed.
  @Test func tasksAndThreadsTakeTurns() async throws {
    let environment = try folder.open { $0.mapSize = 64 << 10 }
    let table = try environment.made("numbers", .integer)
    let rounds = 30
    try await withThrowingTaskGroup { group in
      for task in 0..<16 {
        group.addTask {
          for round in 0..<rounds {
            let key = UInt64(task * rounds + round)
            try await environment.write { try $0.put(key, bytes: 300, in: table) }
          }
        }
      }
      for thread in 16..<20 {
        group.addTask {
          try onItsThread {
            for round in 0..<rounds {
              let key = UInt64(thread * rounds + round)
              try environment.write { try $0.put(key, bytes: 300, in: table) }
            }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try environment.numbers(in: table) == Array(0..<UInt64(20 * rounds)))
    environment.close()
    await #expect(throws: LMDBError.closed(path: environment.path)) {
      try await environment.write { try $0.put(0, bytes: 1, in: table) }
    }
  }
}

/// For what blocks the thread of its caller, and so is not offered to a task.
private func onItsThread<R>(_ body: () throws -> R) rethrows -> R { try body() }
