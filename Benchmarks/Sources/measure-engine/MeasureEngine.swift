internal import ArgumentParser
internal import BuiltInViews
internal import Dispatch
internal import EventLog
internal import Facts
internal import Foundation
internal import Grievances
internal import Ledger
internal import Projection
internal import WorkingDays

/// Does one thing with the ledger as often as it is told, and prints the seconds that it took. What it
/// is compared with is done by Reference/lmdb-reference.c; Benchmarks/measure.py runs both in turns.
@main struct MeasureEngine: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure-engine",
    abstract: "One measurement of the engine; prints seconds.",
    subcommands: [FoldAll.self, Append.self, AppendTogether.self, AppendBatch.self, TakeIn.self])
}

/// All views from all facts, in memory.
struct FoldAll: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "fold")
  @Argument var ledger: String

  func run() throws {
    var options = EventLog.Options()
    options.access = .reading
    let log = try EventLog.open(in: ledger, options: options)
    let folds = BuiltInViews.all.map { $0.begin() }
    try measure { _ = try Replay.run(log, into: folds) }
  }
}

/// Facts, one durable commit each.
struct Append: ParsableCommand {
  @Argument var directory: String
  @Argument var count: UInt64

  func run() throws {
    let log = try newLog(in: directory)
    try measure { for number in 0..<count { _ = try log.append([draft(number)]) } }
  }
}

/// Facts, one append each, by 64 threads that share commits.
struct AppendTogether: ParsableCommand {
  @Argument var directory: String
  @Argument var count: UInt64

  func run() throws {
    let log = try newLog(in: directory)
    let threads: UInt64 = 64
    try measure {
      let group = DispatchGroup()
      for thread in 0..<threads {
        group.enter()
        Thread.detachNewThread {
          for number in stride(from: thread, to: count, by: Int(threads)) {
            _ = try? log.append([draft(number)])
          }
          group.leave()
        }
      }
      group.wait()
      guard try log.size() == count else { throw ExitCode.failure }
    }
  }
}

/// Facts, 20,000 to a commit.
struct AppendBatch: ParsableCommand {
  @Argument var directory: String
  @Argument var count: UInt64

  func run() throws {
    let log = try newLog(in: directory)
    try measure {
      for start in stride(from: 0, to: count, by: 20_000) {
        _ = try log.append((start..<min(start + 20_000, count)).map(draft))
      }
    }
  }
}

/// New facts taken in by all stored views; facts are appended to the ledger.
struct TakeIn: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "catch-up")
  @Argument var ledger: String
  @Argument var count: UInt64

  func run() throws {
    let log = try EventLog.open(in: ledger)
    let store = try ViewStore(directory: ledger)
    try store.catchUp(BuiltInViews.all, with: log)
    var best = Double.infinity
    for round in UInt64(0)..<5 {
      _ = try log.append((0..<count).map { draft($0 * 8 + round) })
      best = min(best, try seconds { try store.catchUp(BuiltInViews.all, with: log) })
    }
    print(String(format: "%.6f", best))
  }
}

private func newLog(in directory: String) throws -> EventLog {
  try? FileManager.default.removeItem(atPath: directory)
  try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
  return try EventLog.create(in: directory)
}

/// Something about one of 512 grievances that are open side by side, eight facts each.
private func draft(_ number: UInt64) -> Draft {
  let grievance = GrievanceNumber(
    year: 2_024, number: UInt32(number / 4_096 * 512 + number % 512 + 1))
  return Draft(
    kind: EventKind.actionTaken.rawValue, version: Event.payloadVersion, actor: StaffNumber(1),
    subject: grievance.subject, occurredOn: CivilDay(daysSince1970: 19_800), payload: Payload())
}

private func seconds(_ work: () throws -> Void) rethrows -> Double {
  let start = ContinuousClock.now
  try work()
  return (ContinuousClock.now - start) / .seconds(1)
}

private func measure(_ work: () throws -> Void) rethrows {
  print(String(format: "%.6f", try seconds(work)))
}
