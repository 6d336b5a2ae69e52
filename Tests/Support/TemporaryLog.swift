public import EventLog
import Facts
import WorkingDays

/// An event log in a folder of its own, with a clock and entropy that a test holds.
public final class TemporaryLog: Sendable {
  public let folder: TemporaryFolder
  public let clock: TestClock
  public let log: EventLog

  init(seed: UInt64 = SeededGenerator.defaultSeed) throws {
    folder = try TemporaryFolder()
    clock = TestClock(.of("2024-01-15"))
    log = try EventLog.create(in: folder.path, options: Self.options(clock, seed))
  }

  deinit { log.close() }

  /// How a test opens a log again.
  public static func options(
    _ clock: TestClock, _ seed: UInt64 = SeededGenerator.defaultSeed
  ) -> EventLog.Options {
    var options = EventLog.Options()
    options.clock = { clock.now }
    options.entropy = .seeded(seed)
    return options
  }
}

/// What was wrong with a log when its test was over.
public struct LogFaults: Error {
  public let faults: [String]
}

/// Lends a new, empty log, and checks it as a whole before it is removed.
public func withTemporaryLog(
  seed: UInt64 = SeededGenerator.defaultSeed, _ body: (TemporaryLog) throws -> Void
) throws {
  let made = try TemporaryLog(seed: seed)
  try withExtendedLifetime(made) {
    try body(made)
    try made.check()
  }
}

/// The same for a test that is a task.
public func withTemporaryLog(
  seed: UInt64 = SeededGenerator.defaultSeed, _ body: (TemporaryLog) async throws -> Void
) async throws {
  let made = try TemporaryLog(seed: seed)
  try await body(made)
  try made.check()
}

extension TemporaryLog {
  fileprivate func check() throws {
    let faults = try log.faults()
    guard faults.isEmpty else { throw LogFaults(faults: faults) }
  }
}

extension EventLog {
  /// What is wrong with the log as a whole: facts that lie at other positions than they say,
  /// revisions with gaps, times that go back, words that do not fit their facts. Empty if nothing.
  public func faults() throws -> [String] {
    try read { snapshot in
      var faults: [String] = []
      var revisions: [Subject: UInt32] = [:]
      var last = Instant(microseconds: .min)
      var position: UInt64 = 0
      try snapshot.forEachFact { fact in
        let expected = revisions[fact.subject, default: 0]
        revisions[fact.subject] = expected + 1
        if fact.sequence.rawValue != position { faults.append("\(fact.sequence) at \(position)") }
        if fact.revision.rawValue != expected { faults.append("revision of \(fact.sequence)") }
        if fact.recordedAt < last { faults.append("time of \(fact.sequence)") }
        let words = try snapshot.words(of: fact.sequence, about: fact.subject)
        if words?.digest ?? .zero != fact.wordsDigest {
          faults.append("words of \(fact.sequence)")
        }
        last = fact.recordedAt
        position += 1
        return true
      }
      if position != snapshot.size { faults.append("\(position) facts, not \(snapshot.size)") }
      return faults
    }
  }
}
