internal import EventLog
public import Facts
internal import Ledger
public import RandomHistory
internal import WorkingDays

/// A new ledger that holds a random history, as if an office had kept it for years.
public struct GeneratedLedger: Sendable, Hashable {
  /// All facts, those that every new ledger begins with included.
  public let facts: UInt64
  public let grievances: Int
  /// The root of the Merkle tree over all facts.
  public let root: Digest

  /// The number of facts that are committed at once.
  static let batch = 20_000

  /// Makes the ledger.
  ///
  /// Each simulated day is appended with the time of that day, as one commit or, where it has more
  /// than 20,000 facts, several. The rules are not asked for each fact: what the history holds is
  /// admissible by the way it is made, which the tests of `RandomHistory` show.
  /// - Parameters:
  ///   - facts: how many facts in all; at least so many, and at most a handful more.
  ///   - progress: is told after each day how many facts there are.
  /// - Throws: `EventLogError.alreadyExists`, `LedgerError`, `LMDBError`.
  public static func make(
    in directory: String, facts: Int, seed: UInt64, profile: HistoryProfile = .fiveYears,
    progress: (UInt64) -> Void = { _ in }
  ) throws -> GeneratedLedger {
    let identity = try LedgerIdentity(
      project: "Generated history", origin: "generated.example/grievances",
      coversFrom: profile.from)
    let hours = OfficeHours(zone: identity.zone)
    let clock = SimulatedClock(hours.opening(of: profile.from))
    var options = EventLog.Options()
    options.clock = clock.read
    options.entropy = .seeded(seed)
    let log = try Ledger.create(in: directory, identity: identity, options: options).log

    let first = try log.read { $0.size }
    var history = SimulatedHistory(
      seed: seed, facts: facts - Int(first), startingAt: SequenceNumber(first), profile: profile)
    var count = first
    while let day = history.nextDay() {
      var rest = day.drafts[...]
      while !rest.isEmpty {
        clock.set(hours.closing(of: day.day, commit: (day.drafts.count - rest.count) / batch))
        let receipt = try log.append(Array(rest.prefix(batch)))
        precondition(receipt.first.rawValue == count, "somebody else writes to this ledger")
        count += receipt.count
        rest = rest.dropFirst(batch)
      }
      progress(count)
    }
    let head = try log.read { $0.head }
    return GeneratedLedger(facts: head.size, grievances: history.grievances, root: head.root)
  }
}

/// When a simulated office records: what a day brings, at the end of the afternoon.
private struct OfficeHours {
  let zone: LedgerZone

  private static let hour: Int64 = 3_600_000_000

  func opening(of day: CivilDay) -> Instant { before(end: day, by: 15 * Self.hour) }

  /// - Parameter commit: the number of the commit among those of its day, a second after another.
  func closing(of day: CivilDay, commit: Int) -> Instant {
    before(end: day, by: 7 * Self.hour - Int64(commit) * 1_000_000)
  }

  private func before(end day: CivilDay, by microseconds: Int64) -> Instant {
    Instant(microseconds: zone.end(of: day).microseconds + 1 - microseconds)
  }
}
