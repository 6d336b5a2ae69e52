public import EventLog
public import Ledger
public import WorkingDays

/// A ledger in a folder of its own, with a clock and entropy that a test holds.
public final class TemporaryLedger: Sendable {
  public let folder: TemporaryFolder
  public let clock: TestClock
  public let ledger: Ledger

  /// - Parameter since: the day on which it is made.
  public init(
    since day: CivilDay = .of("2024-01-15"), seed: UInt64 = SeededGenerator.defaultSeed
  ) throws {
    folder = try TemporaryFolder()
    clock = TestClock(day)
    ledger = try Ledger.create(
      in: folder.path, identity: Self.identity(),
      options: TemporaryLog.options(clock, seed))
  }

  /// A copy of another as it stands, so that making many is cheap.
  public init(copying other: TemporaryLedger, seed: UInt64) throws {
    folder = try TemporaryFolder()
    try folder.copy(["log.mdb", "keys.mdb"], from: other.folder.path)
    clock = TestClock(now: other.clock.now)
    ledger = try Ledger.open(in: folder.path, options: TemporaryLog.options(clock, seed))
  }

  deinit { ledger.log.close() }

  public static func identity(
    coversFrom: CivilDay? = nil, timeZone: String = "Asia/Ulaanbaatar"
  ) throws -> LedgerIdentity {
    try LedgerIdentity(
      project: "Test Project", origin: "grm.example.org/test-project", timeZone: timeZone,
      coversFrom: coversFrom)
  }

  public var log: EventLog { ledger.log }
}

/// Lends a new ledger, and checks its log as a whole before it is removed.
public func withTemporaryLedger(
  since day: CivilDay = .of("2024-01-15"), _ body: (TemporaryLedger) throws -> Void
) throws {
  try lend(try TemporaryLedger(since: day), body)
}

/// Lends a copy of another ledger as it stands.
public func withTemporaryLedger(
  copying other: TemporaryLedger, seed: UInt64, _ body: (TemporaryLedger) throws -> Void
) throws {
  try lend(try TemporaryLedger(copying: other, seed: seed), body)
}

private func lend(
  _ made: TemporaryLedger, _ body: (TemporaryLedger) throws -> Void
) throws {
  try withExtendedLifetime(made) {
    try body(made)
    let faults = try made.log.faults()
    guard faults.isEmpty else { throw LogFaults(faults: faults) }
  }
}
