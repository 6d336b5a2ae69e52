import Facts
import Grievances
import Ledger
import LedgerTesting
import Publication
import Reporting
import Testing
import WorkingDays

@testable import Audit

/// Every figure of the report leads back to the grievances that make it.
@Suite struct FigureSumTests {
  /// What stands in a report and is no figure.
  private static let noFigures = ["cut", "period", "rules", "notices", "grievances"]

  /// The values of a report by their paths, lists as how long they are.
  private static func leaves(_ json: JSON, _ path: String = "") -> [String: JSON] {
    switch json {
    case .object(let members):
      members.reduce(into: [:]) { leaves, member in
        guard !noFigures.contains(member.key) else { return }
        let path = path.isEmpty ? member.key : "\(path).\(member.key)"
        leaves.merge(self.leaves(member.value, path)) { first, _ in first }
      }
    case .array(let elements) where !path.hasSuffix("limits"): [path: .integer(elements.count)]
    default: [path: json]
    }
  }

  private func check(_ period: Period, known: UInt64, _ made: TemporaryLedger) throws -> Int {
    let report = try GRMReport(
      GRMReport.Request(
        project: "P", period: period, previous: period.preceding, known: known),
      from: made.log)
    let leaves = Self.leaves(report.json)
    let parts = try ReportParts(of: period, known: known, from: made.log)
    for (path, value) in leaves where path != "previous" && path != "total" {
      let figure = try #require(ReportFigure(path), "nothing leads down from \(path)")
      let part = try #require(parts[figure.part], "\(path)")
      let shares = part.shares(of: figure)
      if figure.isDerived {
        #expect((value == .null) == shares.isEmpty || path.contains("within_limit"), "\(path)")
      } else {
        let sum = shares.reduce(0) { $0 + $1.amount }
        #expect(.integer(sum) == value, "\(path) of \(period), known \(known)")
      }
    }
    for figure in ReportFigure.all where figure.part != .previous || report.previous != nil {
      guard figure.part != .total || report.total != nil else { continue }
      let isThere = leaves[figure.path] != nil || figure.path.hasSuffix("limits")
      #expect(isThere, "no figure \(figure.path)")
    }
    return leaves.count { $0.value != .integer(0) && $0.value != .null }
  }

  @Test func `what the grievances add is what the report prints, on random ledgers`() throws {
    let periods = try ["2024-Q2", "2024-05", "2024-06", "2024-05-10..2024-06-10"].map {
      try #require(Period($0))
    }
    for seed in 0..<6 as Range<UInt64> {
      let seed = SeededGenerator.defaultSeed &+ seed
      let made = try TemporaryLedger(since: .of("2024-05-06"), seed: seed)
      var clerk = RandomClerk(made, seed: seed)
      try clerk.work(150)
      let size = try made.ledger.known(nil)
      var shown = 0
      for period in periods {
        shown += try check(period, known: size, made)
        shown += try check(
          period, known: .random(in: 1...size, using: &clerk.generator), made)
      }
      #expect(shown > 100, "seed \(seed)")
    }
  }

  @Test func `a path that does not exist has others near it`() {
    #expect(ReportFigure("by_channel.emial") == nil)
    #expect(ReportFigure.paths(near: "by_channel.emial").contains("by_channel.email"))
    #expect(ReportFigure.paths(near: "channel.email") == ["by_channel.email"])
    #expect(ReportFigure.paths(near: "total.mean").contains("total.working_days.mean"))
    #expect(!ReportFigure.paths(near: "").isEmpty)
  }
}
