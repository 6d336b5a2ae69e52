public import Grievances
public import Projection
internal import WorkingDays

extension ResolutionTimes {
  /// Of the related grievances that were open at any time in a period, how many kept the limit.
  public struct WithinLimit: Sendable, Hashable {
    /// Resolved in the period, within the limit.
    public var yes = 0
    /// Resolved in the period, later.
    public var late = 0
    /// Open at its end, and not yet due.
    public var openInTime = 0
    /// Open at its end, and overdue.
    public var openOverdue = 0
    /// The limits that applied, shortest first.
    public var limits: [Limit] = []

    public var of: Int { yes + late + openInTime + openOverdue }
  }

  /// The working days of the resolutions that happened in a period.
  public static func workingDays(_ cells: Cells, in period: Period) -> Distribution {
    cells.distribution(Measure.workingDays.rawValue) { period.contains($0.day) }
  }

  /// How the limits were kept in a period, from cells that were cut at its end.
  public static func withinLimit(_ cells: Cells, in period: Period) -> WithinLimit {
    func judged(_ verdict: Verdict) -> Int {
      cells.sum(Measure.judged.rawValue) {
        $0[0] == verdict.rawValue && period.contains($0.day)
      }
    }
    var figures = WithinLimit()
    figures.yes = judged(.kept)
    figures.late = judged(.late)
    figures.openOverdue = cells.sum(Measure.open.rawValue) { $0.day <= period.through }
    figures.openInTime = cells.sum(Measure.open.rawValue) { $0.day > period.through }
    figures.limits = limits(cells, in: period)
    return figures
  }

  /// Of the acknowledgements given in a period, how many kept their limit, and how many did not.
  public static func acknowledgements(
    _ cells: Cells, in period: Period
  ) -> (kept: Int, late: Int) {
    func given(_ verdict: Verdict) -> Int {
      cells.sum(Measure.acknowledged.rawValue) {
        $0[0] == verdict.rawValue && period.contains($0.day)
      }
    }
    return (given(.kept), given(.late))
  }

  private static func limits(_ cells: Cells, in period: Period) -> [Limit] {
    let judged = cells.sums.keys.filter {
      $0.measure == Measure.judged.rawValue
        && (period.contains($0.day) || $0[0] == Verdict.open.rawValue)
    }
    let limits = Set(
      judged.compactMap { cell in
        Basis(rawValue: cell[1]).map { Limit(days: UInt16(clamping: cell.bucket), basis: $0) }
      })
    return limits.sorted { ($0.days, $0.basis.rawValue) < ($1.days, $1.basis.rawValue) }
  }
}
