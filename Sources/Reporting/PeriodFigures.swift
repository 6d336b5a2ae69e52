internal import EventLog
public import Grievances
public import KPICounts
public import Projection
public import ResolutionTimes

/// The figures of one period, as its two projections give them for one cut.
public struct PeriodFigures: Sendable {
  public let period: Period
  public let counts: KPICounts.Figures
  public let workingDays: Distribution
  public let withinLimit: ResolutionTimes.WithinLimit

  init(_ period: Period, _ counts: Cells, _ times: Cells) {
    self.period = period
    self.counts = KPICounts.figures(counts, in: period)
    workingDays = ResolutionTimes.workingDays(times, in: period)
    withinLimit = ResolutionTimes.withinLimit(times, in: period)
  }

  /// The figures of a period, folded with its own cut.
  static func fold(_ period: Period, _ log: EventLog, known: UInt64) throws -> PeriodFigures {
    let counts = Fold<KPICounts>()
    let times = Fold<ResolutionTimes>()
    _ = try Replay.run(
      log, cut: Cut(known: known, through: period.through), window: Window(from: period.from),
      into: [counts, times])
    return PeriodFigures(period, try counts.view().cells(), try times.view().cells())
  }
}
