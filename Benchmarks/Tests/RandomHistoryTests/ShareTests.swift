import Facts
import Grievances
import RandomHistory
import Testing
import WorkingDays

@Suite("A random history has what it promises")
struct ShareTests {
  private static let seeds: [UInt64] = [11, 12, 13, 14]

  @Test("A few percent of corrections, retractions, reopenings and late records", arguments: seeds)
  func shares(seed: UInt64) throws {
    let replay = try Replay(seed: seed, facts: 5_000, .fiveYears)
    let facts = Double(replay.recorded.count)
    let grievances = Double(replay.grievances)
    func share(_ count: Int) -> Double { 100 * Double(count) / facts }
    let shown = """
      seed \(seed): \(replay.grievances) grievances; per cent of facts: corrections \
      \(share(replay.corrections)), retractions \(share(replay.count(.retracted))), late \
      \(share(replay.late)), out of order \(share(replay.outOfOrder)); per cent of grievances: \
      reopened \(100 * Double(replay.count(.reopened)) / grievances)
      """
    print(shown)
    #expect((7...9).contains(facts / grievances))
    #expect((1.5...4).contains(share(replay.corrections)))
    #expect((1...4).contains(share(replay.count(.retracted))))
    #expect((2...8).contains(share(replay.late)))
    #expect((0.5...4).contains(share(replay.outOfOrder)))
    #expect((3...10).contains(100 * Double(replay.count(.reopened)) / grievances))
  }

  @Test("Some are unrelated, some stay open, some came between two days", arguments: seeds)
  func variety(seed: UInt64) throws {
    let replay = try Replay(seed: seed, facts: 5_000, .fiveYears)
    let statuses = replay.histories.filter { $0.key.kind == .grievance }.values.map { entries in
      var standing = Standing()
      for entry in History.effective(entries) { standing.apply(entry.event) }
      return standing.status
    }
    let all = Double(statuses.count)
    #expect((0.07...0.2).contains(Double(statuses.count { $0 == .unrelated }) / all))
    #expect((0.05...0.25).contains(Double(statuses.count { $0 == .resolving }) / all))
    #expect((0.6...0.85).contains(Double(statuses.count { $0 == .resolved }) / all))
    let intervals = replay.histories.values.joined().count { entry in
      guard case .registered(let event) = entry.event else { return false }
      return event.receivedUntil > entry.fact.occurredOn
    }
    #expect(intervals > 5)
    #expect(replay.count(.holidayDeclared) > 2)
    #expect(replay.recorded.contains { !$0.draft.words.isEmpty })
  }

  @Test("About as many come in in each of the years")
  func evenYears() throws {
    let replay = try Replay(seed: 3, facts: 20_000, .fiveYears)
    let years = Dictionary(
      grouping: replay.histories.keys.compactMap { GrievanceNumber($0)?.year }, by: \.self)
    for year in UInt16(2021)...2025 {
      #expect((0.16...0.24).contains(Double(years[year]?.count ?? 0) / Double(replay.grievances)))
    }
  }

  @Test("Cases are open side by side, and facts are recorded on working days in order")
  func interleaved() throws {
    let replay = try Replay(seed: 4, facts: 5_000, .fiveYears)
    let days = replay.recorded.map(\.on)
    #expect(days == days.sorted())
    #expect(days.allSatisfy { !$0.weekday.isWeekend || WorkedSaturdays.known.contains($0) })
    let changes = zip(replay.recorded, replay.recorded.dropFirst()).count {
      $0.draft.subject != $1.draft.subject
    }
    #expect(changes > replay.recorded.count / 2)
  }
}

/// The Saturdays of the years 2021 to 2025 that are known to have been worked.
private enum WorkedSaturdays {
  static let known = Set(
    KnownDecisions.mongolia.compactMap { known -> CivilDay? in
      if case .moved(_, let worked) = known.decision { worked } else { nil }
    })
}
