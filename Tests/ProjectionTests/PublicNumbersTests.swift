import Grievances
import KPICounts
import LedgerTesting
import Projection
import StageTimelines
import Testing
import WorkingDays

/// The public numbers, month by month, against the plain model.
@Suite struct PublicNumbersTests {
  @Test func `the numbers of each month are those of the plain model`() throws {
    try withRandomCuts(histories: 10, cuts: 4, salt: 900) { made, cut, _ throws in
      let end = min(cut.through, made.ledger.today)
      let cut = Cut(known: cut.known, through: end)
      let model = try Model(made.log, known: Int(cut.known), through: end)
      let lives = model.grievances.map(model.life).filter { $0.status != .duplicate }
      let cells = try Replay.view(of: KPICounts.self, made.log, cut: cut).cells()
      let period = try #require(Period(from: end.advanced(by: -200), through: end))
      let months = KPICounts.publicNumbers(cells, of: period.parts(ofMonths: 1))
      for month in months {
        let received = lives.count { month.period.contains($0.received) }
        try #require(month.received == received, "\(month.period)")
        let resolved = lives.count { $0.resolvedOn.map(month.period.contains) ?? false }
        try #require(month.resolved == resolved, "\(month.period)")
      }
      // At the end of the last, as at the cut.
      try #require(months.last?.notResolved == lives.count { $0.status == .resolving }, "\(cut)")
    }
  }

  @Test func `quarters are made of their months`() throws {
    try withRandomCuts(histories: 4, cuts: 2, salt: 910) { made, cut, _ throws in
      let end = min(cut.through, made.ledger.today)
      let cut = Cut(known: cut.known, through: end)
      let cells = try Replay.view(of: KPICounts.self, made.log, cut: cut).cells()
      let year = try #require(Period("\(end.year)"))
      let quarters = KPICounts.publicNumbers(cells, of: year.parts(ofMonths: 3))
      for quarter in quarters {
        let months = KPICounts.publicNumbers(cells, of: quarter.period.parts(ofMonths: 1))
        try #require(months.count == 3)
        try #require(quarter.received == months.reduce(0) { $0 + $1.received })
        try #require(quarter.resolved == months.reduce(0) { $0 + $1.resolved })
        try #require(quarter.mediated == months.reduce(0) { $0 + $1.mediated })
        try #require(quarter.referred == months.reduce(0) { $0 + $1.referred })
        try #require(quarter.notResolved == months.last?.notResolved)
      }
    }
  }

  @Test func `parts of a free range are cut to it`() throws {
    let period = try #require(Period("2024-01-15..2024-04-02"))
    #expect(
      period.parts(ofMonths: 1).map { "\($0.from) \($0.through)" } == [
        "2024-01-15 2024-01-31", "2024-02-01 2024-02-29", "2024-03-01 2024-03-31",
        "2024-04-01 2024-04-02",
      ])
    #expect(
      period.parts(ofMonths: 3).map { "\($0.from) \($0.through)" } == [
        "2024-01-15 2024-03-31", "2024-04-01 2024-04-02",
      ])
  }
}
