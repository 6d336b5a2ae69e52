import Facts
import Grievances
import KPICounts
import LedgerTesting
import Projection
import Testing
import WorkingDays

/// Open at start + received + reopened = unrelated + duplicate + withdrawn + resolved + open at end.
@Suite struct BalanceTests {
  @Test func everyFlowIsThatOfThePlainModelAndTheBalanceIsEven() throws {
    try withRandomCuts(histories: 14, cuts: 6, salt: 400) { made, cut, generator throws in
      let end = min(cut.through, made.ledger.today)
      let start = end.advanced(by: -Int.random(in: 0...80, using: &generator))
      let cut = Cut(known: cut.known, through: end)
      let model = try Model(made.log, known: Int(cut.known), through: end)
      let view = try Replay.view(
        of: KPICounts.self, made.log, cut: cut, window: Window(from: start))
      let balance = KPICounts.balance(try view.cells())
      for (flow, expected) in flows(model, from: start, through: end) {
        try #require(balance[flow] == expected, "\(flow) from \(start), \(cut)")
      }
      try #require(balance.isEven, "from \(start), \(cut)")
    }
  }

  private func flows(
    _ model: Model, from start: CivilDay, through end: CivilDay
  ) -> [KPICounts.Flow: Int] {
    var flows: [KPICounts.Flow: Int] = [:]
    let before = start.advanced(by: -1)
    for subject in model.grievances {
      let early = model.happenings(subject, through: before)
      if !early.isEmpty, Life(early).status == .resolving { flows[.openAtStart, default: 0] += 1 }
      if model.life(subject).status == .resolving { flows[.openAtEnd, default: 0] += 1 }
      let all = model.happenings(subject, through: end)
      // Linked from its first day on: of what happened before the window nothing counts in it.
      var isLinked =
        (all.first.map { $0.day < start } ?? false)
        && all.contains { $0.event.kind == .duplicateLinked }
      for happening in all where happening.day >= start {
        if isLinked { continue }
        switch happening.event {
        case .duplicateLinked:
          isLinked = true
          flows[.duplicate, default: 0] += 1
        case .withdrawn: flows[.withdrawn, default: 0] += 1
        case .registered: flows[.received, default: 0] += 1
        case .reopened: flows[.reopened, default: 0] += 1
        case .resolved: flows[.resolved, default: 0] += 1
        case .eligibilityAssessed(let assessed) where !assessed.isRelated:
          flows[.unrelated, default: 0] += 1
        default: break
        }
      }
    }
    for flow in KPICounts.Flow.allCases { flows[flow, default: 0] += 0 }
    return flows
  }

  /// Without a window there is no start, and everything that came is either gone or open.
  @Test func withoutAWindowNothingIsOpenAtTheStart() throws {
    try withRandomCuts(histories: 3, cuts: 3, salt: 500) { made, cut, _ throws in
      let view = try Replay.view(of: KPICounts.self, made.log, cut: cut)
      let balance = KPICounts.balance(try view.cells())
      try #require(balance[.openAtStart] == 0 && balance.isEven, "\(cut)")
      try #require(balance[.received] == view.rows.count, "\(cut)")
    }
  }

  /// Two periods side by side: what is open at the end of one is open at the start of the next.
  @Test func periodsJoin() throws {
    try withRandomCuts(histories: 5, cuts: 3, salt: 600) { made, cut, generator throws in
      let end = min(cut.through, made.ledger.today)
      let middle = end.advanced(by: -Int.random(in: 1...40, using: &generator))
      let known = Cut(known: cut.known, through: middle)
      let first = KPICounts.balance(
        try Replay.view(of: KPICounts.self, made.log, cut: known).cells())
      let second = KPICounts.balance(
        try Replay.view(
          of: KPICounts.self, made.log, cut: Cut(known: cut.known, through: end),
          window: Window(from: middle.advanced(by: 1))
        ).cells())
      try #require(first[.openAtEnd] == second[.openAtStart], "\(middle), \(cut)")
    }
  }
}
