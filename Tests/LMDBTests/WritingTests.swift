import Foundation
import Synchronization
import Testing

@testable import LMDB

@Suite struct WritingTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test func writersThatWaitTogetherShareOneCommit() throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    let before = environment.core.commits.load(ordering: .relaxed)
    let failures = try environment.together(64) { index in
      try environment.write { try $0.put(UInt64(index), bytes: 8, in: table) }
    }
    #expect(failures.isEmpty)
    #expect(try environment.numbers(in: table) == Array(0..<64))
    #expect(environment.core.commits.load(ordering: .relaxed) - before == 1)
  }

  @Test func aLoneWriteRunsOnTheThreadOfItsCaller() throws {
    let environment = try folder.open()
    defer { environment.close() }
    let thread = try environment.write { _ in pthread_self() }
    #expect(thread == pthread_self())
  }

  @Test func writersOfManyThreadsAllGetTheirTurn() throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    let (threads, writes) = (8, 50)
    let group = DispatchGroup()
    for thread in 0..<threads {
      group.enter()
      Thread.detachNewThread {
        for write in 0..<writes {
          let key = UInt64(thread * writes + write)
          _ = try? environment.write { try $0.put(key, bytes: 8, in: table) }
        }
        group.leave()
      }
    }
    group.wait()
    #expect(try environment.numbers(in: table) == Array(0..<UInt64(threads * writes)))
  }

  @Test func aJobThatThrowsTakesOnlyItselfBack() throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    let failures = try environment.together(9) { index in
      try environment.write { transaction in
        try transaction.put(UInt64(index), bytes: 8, in: table)
        if index % 3 == 1 { throw Refusal() }
      }
    }
    #expect(failures == [1: .refusal, 4: .refusal, 7: .refusal])
    #expect(try environment.numbers(in: table) == [0, 2, 3, 5, 6, 8])
  }

  @Test func aJobThatThrowsBeforeItChangesAnythingHasNoneRunAgain() throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    let runs = Atomic(0)
    let failures = try environment.together(9) { index in
      try environment.write { transaction in
        runs.add(1, ordering: .relaxed)
        if index % 3 == 1 { throw Refusal() }
        try transaction.put(UInt64(index), bytes: 8, in: table)
      }
    }
    #expect(failures == [1: .refusal, 4: .refusal, 7: .refusal])
    #expect(try environment.numbers(in: table) == [0, 2, 3, 5, 6, 8])
    #expect(runs.load(ordering: .relaxed) == 9)
  }

  @Test func jobsOfAGroupSeeWhatTheOnesBeforeWrote() throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    let failures = try environment.together(30) { _ in
      try environment.write { transaction in
        let next = UInt64(try transaction.count(of: table))
        try transaction.put(next, bytes: 1, in: table, .append)
      }
    }
    #expect(failures.isEmpty)
    #expect(try environment.numbers(in: table) == Array(0..<30))
  }

  @Test func theMapGrowsWhenOneWriteOutgrowsIt() throws {
    let environment = try folder.open { $0.mapSize = 64 << 10 }
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    var runs = 0
    try environment.write { transaction in
      runs += 1
      for key in 0..<UInt64(1000) { try transaction.put(key, bytes: 1000, in: table) }
    }
    #expect(runs > 1)
    #expect(try environment.numbers(in: table).count == 1000)
  }

  @Test func theMapGrowsForABodyThatMakesNothingOfTheError() throws {
    let environment = try folder.open { $0.mapSize = 64 << 10 }
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    try environment.write { transaction in
      for key in 0..<UInt64(1000) { try? transaction.put(key, bytes: 1000, in: table) }
    }
    #expect(try environment.numbers(in: table).count == 1000)
  }

  @Test func theMapGrowsForAGroupWhileReadersComeAndGo() throws {
    let environment = try folder.open { $0.mapSize = 64 << 10 }
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    try withExtendedLifetime(folder) {
      let readers = DispatchGroup()
      let stopping = StopSign()
      for _ in 0..<4 {
        readers.enter()
        Thread.detachNewThread {
          while !stopping.isSet {
            _ = try? environment.read { _ in try environment.numbers(in: table).count }
          }
          readers.leave()
        }
      }
      let failures = try environment.together(40) { index in
        try environment.write { transaction in
          for key in 0..<UInt64(50) {
            try transaction.put(UInt64(index) * 50 + key, bytes: 1000, in: table)
          }
        }
      }
      stopping.set()
      readers.wait()
      #expect(failures.isEmpty)
    }
    #expect(try environment.numbers(in: table) == Array(0..<2000))
  }

  /// The second time the lock file was removed and made again by another process, which then has a lock
  /// on a file other than the one this process has open.
  @Test(arguments: [false, true])
  func anotherProcessIsWaitedForAndThenReportedAsBusy(afterRemoval: Bool) throws {
    let environment = try folder.open { $0.writerWait = .milliseconds(50) }
    defer { environment.close() }
    let table = try environment.made("words")
    if afterRemoval { try FileManager.default.removeItem(atPath: folder.file("test.mdb-writer")) }
    let holder = Process()
    holder.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    // Holds the lock until its standard input ends.
    holder.arguments = [
      "flock", "-x", folder.file("test.mdb-writer"), "sh", "-c", "echo held; cat",
    ]
    let input = Pipe()
    let output = Pipe()
    holder.standardInput = input
    holder.standardOutput = output
    try holder.run()
    #expect(try output.fileHandleForReading.read(upToCount: 5) == Data("held\n".utf8))
    #expect(throws: LMDBError.busy(path: environment.path, waited: .milliseconds(50))) {
      try environment.write { try $0.put("a", "lost", in: table) }
    }
    // Reading needs no turn.
    #expect(try environment.text("a", in: table) == nil)
    try input.fileHandleForWriting.close()
    holder.waitUntilExit()
    try environment.write { try $0.put("a", "kept", in: table) }
    #expect(try environment.text("a", in: table) == "kept")
  }
}

private final class StopSign: Sendable {
  private let flag = Atomic<Bool>(false)
  var isSet: Bool { flag.load(ordering: .relaxed) }
  func set() { flag.store(true, ordering: .relaxed) }
}
