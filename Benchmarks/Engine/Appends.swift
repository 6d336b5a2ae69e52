import Benchmark
import EventLog
import Facts
import Foundation
import Grievances
import WorkingDays

/// Facts appended to new logs: one a commit, by 64 tasks and by 64 threads that share commits, and 20,000
/// a commit.
func measureAppends(beside reference: Reference) {
  Benchmark("append") { benchmark in
    let count = 1_000
    try inNewLog { log, folder in
      try benchmark.turn(of: count) {
        for number in 0..<count { _ = try log.append([draft(number)]) }
      } beside: {
        try reference("append", folder, String(count))
      }
    }
  }
  Benchmark("append_together") { benchmark async throws in
    let (count, tasks) = (32_000, 64)
    let folder = try newFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let log = try EventLog.create(in: folder.path)
    defer { log.close() }
    try await benchmark.turn(of: count) {
      try await withThrowingDiscardingTaskGroup { group in
        for task in 0..<tasks {
          group.addTask {
            for number in stride(from: task, to: count, by: tasks) {
              _ = try await log.append([draft(number)])
            }
          }
        }
      }
    }
  }
  Benchmark("append_threads") { benchmark in
    let (count, threads) = (32_000, 64)
    try inNewLog { log, _ in
      try benchmark.turn(of: count) {
        onThreads(threads) { thread in
          for number in stride(from: thread, to: count, by: threads) {
            _ = try? log.append([draft(number)])
          }
        }
        guard try log.size() == count else { throw FactsAreMissing() }
      }
    }
  }
  Benchmark("append_batch") { benchmark in
    let (count, batch) = (200_000, 20_000)
    try inNewLog { log, folder in
      try benchmark.turn(of: count) {
        for start in stride(from: 0, to: count, by: batch) {
          _ = try log.append((start..<start + batch).map(draft))
        }
      } beside: {
        try reference("batch", folder, String(count))
      }
    }
  }
}

/// An append failed, on some thread.
struct FactsAreMissing: Error {}

/// An action about one of 512 grievances that are open side by side, eight facts each.
func draft(_ number: Int) -> Draft {
  let grievance = GrievanceNumber(
    year: 2_024, number: UInt32(number / 4_096 * 512 + number % 512 + 1))
  return Draft(
    kind: EventKind.actionTaken.rawValue, version: Event.payloadVersion, actor: StaffNumber(1),
    subject: grievance.subject, occurredOn: CivilDay(daysSince1970: 19_800), payload: Payload())
}

private func inNewLog(_ body: (EventLog, String) throws -> Void) throws {
  try inNewFolder { folder in
    let log = try EventLog.create(in: folder)
    defer { log.close() }
    try body(log, folder)
  }
}

/// Runs `body` on so many threads at once, and returns when all have ended.
private func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
  let group = DispatchGroup()
  for thread in 0..<count {
    group.enter()
    Thread.detachNewThread {
      body(thread)
      group.leave()
    }
  }
  group.wait()
}
