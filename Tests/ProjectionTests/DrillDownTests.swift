import Facts
import GrievanceRegister
import Grievances
import KPICounts
import LedgerTesting
import ResolutionTimes
import StageTimelines
import Testing
import WorkingDays

@testable import Projection

/// Every number can list the grievances that make it.
@Suite struct DrillDownTests {
  @Test func asManySubjectsStandBehindACellAsItCounts() throws {
    try withTemporaryLedger(since: .of("2024-05-06")) { made throws in
      var clerk = RandomClerk(made, seed: SeededGenerator.defaultSeed)
      try clerk.work(150)
      try withViews(made) { store throws in
        try check(StageTimelines.self, made, store)
        try check(ResolutionTimes.self, made, store)
        try check(KPICounts.self, made, store)
        try check(GrievanceRegister.self, made, store)
      }
    }
  }

  private func check<P: Projection>(
    _ projection: P.Type, _ made: TemporaryLedger, _ store: ViewStore
  ) throws {
    let view = try Replay.view(of: P.self, made.log)
    let cells = try store.view(of: P.self, made.log) { try $0.cells() }
    try #require(try cells == view.cells())
    try #require(!cells.sums.isEmpty)
    for (cell, sum) in cells.sums {
      let folded = view.subjects(in: cell.measure) { $0 == cell }
      let weights = folded.compactMap { view.row(of: $0) }.flatMap { view.tally($0).counts }
        .filter { $0.cell == cell }.map(\.weight)
      // Where every row counts once, the list is as long as the number is large.
      if weights.allSatisfy({ $0 == 1 }) && weights.count == folded.count {
        try #require(folded.count == sum, "\(P.name) \(cell)")
      }
      try #require(weights.reduce(0) { $0 + Int64($1) } == sum, "\(P.name) \(cell)")
      try #require(folded == folded.sorted())
    }
    try #require(view.subjects(in: 999) { _ in true }.isEmpty)
  }

  @Test func rowsComeInOrderAndOneByOne() throws {
    try withTemporaryLedger(since: .of("2024-05-06")) { made throws in
      var clerk = RandomClerk(made, seed: SeededGenerator.defaultSeed)
      try clerk.work(80)
      let view = try Replay.view(of: KPICounts.self, made.log)
      try #require(view.subjects == view.subjects.sorted())
      try withViews(made) { store throws in
        try store.view(of: KPICounts.self, made.log) { stored throws in
          var subjects: [Subject] = []
          try stored.forEachRow { subject, row in
            subjects.append(subject)
            #expect(view.row(of: subject) == row)
            return true
          }
          #expect(subjects == view.subjects)
          for subject in subjects { #expect(try stored.row(of: subject) == view.row(of: subject)) }
          let nobody = GrievanceNumber(year: 1999, number: 1).subject
          #expect(try stored.row(of: nobody) == nil && view.row(of: nobody) == nil)
          var first = 0
          try stored.forEachRow { _, _ in
            first += 1
            return false
          }
          #expect(first == 1)
        }
      }
    }
  }
}
