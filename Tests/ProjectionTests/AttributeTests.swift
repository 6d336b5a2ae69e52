import AcknowledgementTimes
import BuiltInViews
import DueList
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

/// Any measure about grievances is counted by what the register knows of them, stored or replayed.
@Suite struct AttributeTests {
  @Test func asAPlainCountOverAllRowsHasIt() throws {
    try withRandomCuts(histories: 2, cuts: 2, salt: 6_071) { made, cut, generator throws in
      let period = try #require(
        Period(from: cut.through.advanced(by: -90), through: cut.through))
      for period in [period, nil] where period?.through != .distantFuture {
        try check(KPICounts.self, made, period, &generator)
        try check(ResolutionTimes.self, made, period, &generator)
        try check(StageTimelines.self, made, period, &generator)
        try check(AcknowledgementTimes.self, made, period, &generator)
        try check(DueList.self, made, period, &generator)
        try check(GrievanceRegister.self, made, period, &generator)
      }
    }
  }

  private func check<P: Projection>(
    _ projection: P.Type, _ made: TemporaryLedger, _ period: Period?,
    _ generator: inout SeededGenerator
  ) throws {
    let known = try made.ledger.known(nil)
    let plain = try Plain<P>(made, period, known)
    for measure in P.measures {
      let names = measure.names(with: GrievanceRegister.attributes)
      let asked = Array(names.shuffled(using: &generator).prefix(2))
      let filter = try #require(GrievanceRegister.attributes.randomElement(using: &generator))
      let value = try #require(filter.values.values.sorted().randomElement(using: &generator))
      for filters in [[], [(name: filter.name, value: value)]] {
        let query = try MeasureQuery(
          measure, attributes: GrievanceRegister.attributes, period: period, by: asked,
          where: filters)
        let (counts, subjects) = plain.answer(measure, asked, filters)
        for figures in try answers(AnyProjection(P.self), query, made, known) {
          let found = Dictionary(
            uniqueKeysWithValues: figures.groups.map { ($0.labels, $0.count) })
          #expect(
            found.filter { $0.value != 0 } == counts.filter { $0.value != 0 },
            "\(P.name) \(measure.name) by \(asked)")
          #expect(figures.subjects == subjects, "\(P.name) \(measure.name)")
        }
      }
    }
  }

  /// What is asked about now is answered from the store too.
  private func answers(
    _ view: AnyProjection, _ query: MeasureQuery, _ made: TemporaryLedger, _ known: UInt64
  ) throws -> [KPIFigures] {
    let register = AnyProjection(GrievanceRegister.self)
    var answers = [
      try view.figures(query, describedBy: register, from: made.log, known: known, listing: true)
    ]
    guard query.period == nil else { return answers }
    try withViews(made) { store throws in
      answers.append(
        try view.figures(query, describedBy: register, from: made.log, store, listing: true))
    }
    return answers
  }

  /// Row by row, label by label.
  private struct Plain<P: Projection> {
    let view: View<P>
    let register: View<GrievanceRegister>
    let period: Period?

    init(_ made: TemporaryLedger, _ period: Period?, _ known: UInt64) throws {
      let cut = Cut(known: known, through: period?.through ?? .distantFuture)
      let window = period.map { Window(from: $0.from) } ?? .all
      view = try Replay.view(of: P.self, made.log, cut: cut, window: window)
      register = try Replay.view(of: GrievanceRegister.self, made.log, cut: cut)
      self.period = period
    }

    func answer(
      _ measure: MeasureDescription, _ names: [String], _ filters: [(name: String, value: String)]
    ) -> ([[String]: Int], [Subject]) {
      var counts: [[String]: Int] = [:]
      var subjects: [Subject] = []
      for (subject, row) in zip(view.subjects, view.rows) {
        guard let known = register.row(of: subject) else { continue }
        for count in view.tally(row).counts where count.cell.measure == measure.number {
          let day = count.cell.day
          let isIn =
            measure.day == nil || period?.contains(day) ?? true
            || measure.countsPending && day == .distantFuture
          guard isIn, filters.allSatisfy({ label($0.name, known, measure, count.cell) == $0.value })
          else { continue }
          counts[names.map { label($0, known, measure, count.cell) }, default: 0] +=
            Int(count.weight)
          if subjects.last != subject { subjects.append(subject) }
        }
      }
      return (counts, subjects)
    }

    private func label(
      _ name: String, _ row: GrievanceRegister.Row, _ measure: MeasureDescription, _ cell: Cell
    ) -> String {
      if let own = measure.dimensions.firstIndex(where: { $0.name == name }) {
        return measure.dimensions[own].label(cell[own])
      }
      return switch name {
      case "channel": row.channel.name
      case "type": row.type.name
      case "status": row.standing.status.name
      case "stage": row.standing.stage.name
      case "aimag": row.aimag == 0 ? "unknown" : String(row.aimag)
      default: row.complainant.name
      }
    }
  }
}
