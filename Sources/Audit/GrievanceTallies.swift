internal import DueList
internal import Grievances
internal import KPICounts
internal import Projection
internal import ResolutionTimes
internal import WorkingDays

/// In which cells one grievance counts, by the projections that the report is made from. Empty for a
/// grievance that is not seen at all.
struct GrievanceTallies: Equatable {
  private var tallies: [ReportFigure.Source: Tally] = [:]

  init() {}

  /// - Parameter history: the facts about the grievance as a cut sees them.
  init(_ history: [Entry], _ rules: Rules, _ window: Window) {
    add(KPICounts.self, .counts, history, rules, window)
    add(ResolutionTimes.self, .times, history, rules, window)
    add(DueList.self, .due, history, rules, window)
  }

  private mutating func add<P: Projection>(
    _ projection: P.Type, _ source: ReportFigure.Source, _ history: [Entry], _ rules: Rules,
    _ window: Window
  ) {
    guard let row = P.row(of: history, window) else { return }
    P.tally(row, rules, into: &self[source])
  }

  subscript(source: ReportFigure.Source) -> Tally {
    get { tallies[source] ?? Tally() }
    set { tallies[source] = newValue }
  }

  /// Whether it was received by the end of a day.
  func isReceived(by day: CivilDay) -> Bool {
    self[.counts].counts.contains {
      $0.cell.measure == KPICounts.Measure.received.rawValue && $0.cell.day <= day
    }
  }

  /// The counts that the grievance's line in the report shows: its days, channel, type and working days.
  var line: [Tally.Count] {
    let measures = [KPICounts.Measure.received.rawValue, KPICounts.Measure.addressed.rawValue]
    let days = ResolutionTimes.Measure.workingDays.rawValue
    return self[.counts].counts.filter { measures.contains($0.cell.measure) }
      + self[.times].counts.filter { $0.cell.measure == days }
  }
}
