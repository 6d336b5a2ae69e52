internal import Audit
internal import Grievances
internal import Ledger
internal import Reporting

extension Edition {
  /// What became of the figures that were published before: those that this edition restates, or those
  /// of the period before as they read with what this edition knows. nil where there were none.
  ///
  /// Depends on nothing that was recorded after the edition, so it is the same whenever it is asked.
  /// Where a figure has changed the log is replayed up to four times.
  func changes(in ledger: Ledger) throws -> [ReportAppendix.Change]? {
    if restates != nil {
      guard let last = try ledger.editions(of: period).first(where: { $0.fact == restates }) else {
        return nil
      }
      return try Self.changes(from: last, to: figures, known: pinned.known, in: ledger)
    }
    guard let preceding = period.preceding,
      let last = try ledger.editions(of: preceding).last(where: { $0.fact < fact })
    else { return nil }
    let now = try GRMReport.made(preceding, known: pinned.known, by: last.rules, from: ledger)
    return try Self.changes(
      from: last, to: try Figures(now), known: pinned.known, in: ledger, prefix: "\(preceding) ")
  }

  private static func changes(
    from last: Edition, to figures: Figures, known: UInt64, in ledger: Ledger, prefix: String = ""
  ) throws -> [ReportAppendix.Change] {
    let changes = FigureChange.changes(from: last.figures.withoutCut, to: figures.withoutCut)
    guard !changes.isEmpty else { return [] }
    let causes = try ChangeCauses(last.period, from: last.pinned.known, to: known, in: ledger.log)
    return try changes.map { change in
      ReportAppendix.Change(
        figure: prefix + change.path, was: change.before.cell, isNow: change.after.cell,
        facts: try causes.causes(of: change.path).map(\.fact.sequence))
    }
  }
}
