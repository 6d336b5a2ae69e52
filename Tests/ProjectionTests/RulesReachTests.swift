import BuiltInViews
import DueList
import Grievances
import KPICounts
import Ledger
import LedgerTesting
import ResolutionTimes
import StageTimelines
import Testing
import WorkingDays

@testable import Projection

/// Which rows are tallied again when the calendar or the policy changes.
@Suite struct RulesReachTests {
  @Test func noRowCountsOtherwiseThatAChangeDoesNotReach() throws {
    try withSeed { generator in
      let made = try TemporaryLedger(since: .of("2024-05-06"))
      var clerk = RandomClerk(made, seed: generator.next())
      var moments: [Rules] = []
      for _ in 0..<12 {
        try clerk.work(25)
        moments.append(try made.log.read { try $0.rules() })
      }
      let changes = zip(moments, moments.dropFirst()).map { RulesChange(from: $0, to: $1) }
      let counts = [
        try check(StageTimelines.self, made, changes),
        try check(ResolutionTimes.self, made, changes),
        try check(DueList.self, made, changes),
      ]
      // Else nothing would have been looked at.
      #expect(counts.allSatisfy { $0.touched > 0 }, "\(counts)")
      #expect(counts.allSatisfy { $0.untouched > 0 }, "\(counts)")
      _ = try check(KPICounts.self, made, changes)
    }
  }

  private func check<P: Projection>(
    _ projection: P.Type, _ made: TemporaryLedger, _ changes: [RulesChange]
  ) throws -> (touched: Int, untouched: Int) {
    var (touched, untouched) = (0, 0)
    for row in try Replay.view(of: P.self, made.log).rows {
      for change in changes {
        if change.touches(P.reach(of: row)), P.usesRules {
          touched += 1
        } else {
          untouched += 1
          #expect(!RowPasses<P>.counts(row, otherwiseBy: change), "\(P.name): \(row)")
        }
      }
    }
    return (touched, untouched)
  }

  @Test func aDayReachesWhatSpansItAndAPolicyWhatWasReceivedUnderIt() {
    func rules(_ holidays: [String], _ policies: [Policy] = []) -> Rules {
      Rules(
        calendar: WorkingCalendar(
          statute: .current,
          decisions: holidays.map { (decision: .declared(day: .of($0), name: nil), origin: 1) }),
        policies: policies.map { AdoptedPolicy($0, fact: nil) })
    }
    let reach = RulesReach(
      from: .of("2024-03-05"), through: .of("2024-03-20"), policyFor: .of("2024-03-05"))
    func touches(_ now: Rules) -> Bool { RulesChange(from: rules([]), to: now).touches(reach) }
    #expect(touches(rules(["2024-03-20"])) && touches(rules(["2024-03-06"])))
    #expect(!touches(rules(["2024-03-21"])) && !touches(rules(["2024-03-04"])))
    // A Saturday is off anyway.
    #expect(!touches(rules(["2024-03-09"])))
    var policy = Policy.standard
    policy.effectiveFrom = .of("2024-03-06")
    #expect(!touches(rules([], [policy])))
    policy.effectiveFrom = .of("2024-03-05")
    #expect(touches(rules([], [policy])))
    let change = RulesChange(from: rules([]), to: rules(["2024-03-04"]))
    #expect(change.touches(.everything) && !change.touches(.nothing))
  }
}
