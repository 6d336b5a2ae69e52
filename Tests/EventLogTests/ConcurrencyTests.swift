import Dispatch
import EventLog
import Facts
import LedgerTesting
import Synchronization
import Testing

@Suite struct ConcurrencyTests {
  /// Sixteen threads, each appending to a subject of its own and to one that all share.
  @Test func appendsOfManyThreadsAllLand() throws {
    try withTemporaryLog { made throws in
      let log = made.log
      let threads = 16
      let rounds = 12
      let failures = Mutex<[String]>([])
      let receipts = Mutex<[Range<UInt64>]>([])
      DispatchQueue.concurrentPerform(iterations: threads) { thread in
        for round in 0..<rounds {
          do {
            let mark = UInt32(thread * 100 + round)
            let receipt = try log.append([
              draft(subject(UInt32(thread + 1)), mark: mark), draft(subject(1_000), mark: mark),
            ])
            receipts.withLock { $0.append(receipt.sequences) }
          } catch {
            failures.withLock { $0.append("\(error)") }
          }
        }
      }
      #expect(failures.withLock { $0 } == [])
      #expect(try log.size == UInt64(threads * rounds * 2))
      #expect(try log.faults() == [])
      let positions = receipts.withLock { $0 }.flatMap(Array.init).sorted()
      #expect(positions == Array(0..<UInt64(threads * rounds * 2)))
      for thread in 0..<threads {
        let marks = try log.facts(about: subject(UInt32(thread + 1)))
          .map { $0.payload.integer(at: 0) }
        #expect(marks == (0..<rounds).map { UInt32(thread * 100 + $0) })
      }
      let leaves = try log.facts().map { ReferenceMerkle.leafHash($0.bytes) }
      #expect(try log.root == ReferenceMerkle.root(leaves))
    }
  }

  /// Tasks and threads at once: their facts are all there, and the root is that of the definition.
  @Test func appendsOfTasksLandBesideThoseOfThreads() async throws {
    try await withTemporaryLog { made async throws in
      let log = made.log
      let (tasks, rounds) = (64, 8)
      try await withThrowingTaskGroup { group in
        for task in 0..<tasks {
          group.addTask {
            for round in 0..<rounds {
              let drafts = [draft(subject(UInt32(task + 1)), mark: UInt32(round))]
              let expectation = Expectation(subject(UInt32(task + 1)), facts: UInt64(round))
              if task.isMultiple(of: 8) {
                _ = try onItsThread { try log.append(drafts, expecting: [expectation]) }
              } else {
                _ = try await log.append(drafts, expecting: [expectation])
              }
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try log.size == UInt64(tasks * rounds))
      #expect(try log.faults() == [])
      for task in 0..<tasks {
        let marks = try log.facts(about: subject(UInt32(task + 1))).map {
          $0.payload.integer(at: 0)
        }
        #expect(marks == (0..<UInt32(rounds)).map { $0 })
      }
      let leaves = try log.facts().map { ReferenceMerkle.leafHash($0.bytes) }
      #expect(try log.root == ReferenceMerkle.root(leaves))
    }
  }

  /// One that conflicts is told so, and takes nothing from those that share its commit.
  @Test func anAppendOfATaskThatConflictsLeavesTheOthers() async throws {
    try await withTemporaryLog { made async throws in
      let log = made.log
      let conflicts = try await withThrowingTaskGroup(of: Bool.self) { group in
        for task in UInt32(0)..<32 {
          group.addTask {
            let expectation = Expectation(subject(1), facts: 0)
            do {
              _ = try await log.append(
                [draft(subject(task.isMultiple(of: 2) ? 1 : 2), mark: task)],
                expecting: task.isMultiple(of: 2) ? [expectation] : [])
              return false
            } catch EventLogError.conflict(_, expected: 0, actual: 1) {
              return true
            }
          }
        }
        return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      #expect(conflicts == 15)
      #expect(try log.facts(about: subject(1)).count == 1)
      #expect(try log.facts(about: subject(2)).count == 16)
      #expect(try log.faults() == [])
      let leaves = try log.facts().map { ReferenceMerkle.leafHash($0.bytes) }
      #expect(try log.root == ReferenceMerkle.root(leaves))
    }
  }

  /// Of those who expect the same, exactly one gets in, also where they share a commit.
  @Test func ofManyWithTheSameExpectationOneLands() throws {
    try withTemporaryLog { made throws in
      let log = made.log
      let landed = Mutex(0)
      let conflicts = Mutex(0)
      DispatchQueue.concurrentPerform(iterations: 16) { thread in
        do {
          _ = try log.append(
            [draft(subject(1), mark: UInt32(thread))],
            expecting: [Expectation(subject(1), facts: 0)])
          landed.withLock { $0 += 1 }
        } catch EventLogError.conflict(_, expected: 0, actual: 1) {
          conflicts.withLock { $0 += 1 }
        } catch {
          Issue.record("\(error)")
        }
      }
      #expect(landed.withLock { $0 } == 1)
      #expect(conflicts.withLock { $0 } == 15)
      #expect(try log.size == 1)
    }
  }

  @Test func aRequestOfManyThreadsIsDoneOnce() throws {
    try withTemporaryLog { made throws in
      let log = made.log
      let receipts = Mutex<[Receipt]>([])
      let request = RequestIdentity(high: 3, low: 4, content: .zero)
      DispatchQueue.concurrentPerform(iterations: 16) { _ in
        do {
          let receipt = try log.append([draft(subject(1))], request: request)
          receipts.withLock { $0.append(receipt) }
        } catch {
          Issue.record("\(error)")
        }
      }
      let all = receipts.withLock { $0 }
      #expect(all.count == 16)
      #expect(all.count { !$0.repeated } == 1)
      #expect(Set(all.map(\.first)) == [.genesis])
      #expect(try log.size == 1)
    }
  }
}

/// For what blocks the thread of its caller, and so is not what a task would call.
private func onItsThread<R>(_ body: () throws -> R) rethrows -> R { try body() }
