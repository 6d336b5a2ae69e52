public import Grievances
public import Projection
internal import WorkingDays

extension StageTimelines {
  /// How one stage was used in a period.
  public struct StageUse: Sendable, Hashable {
    public let stage: Stage
    /// Working days of the grievances that left it in the period.
    public let workingDays: Distribution
    /// Grievances that are in it at the cut.
    public let open: Int
  }

  /// How every stage was used, from cells that were cut at the period's end.
  public static func use(_ cells: Cells, in period: Period) -> [StageUse] {
    Stage.allCases.map { stage in
      StageUse(
        stage: stage,
        workingDays: cells.distribution(Measure.daysInStage.rawValue) {
          $0[0] == stage.rawValue && period.contains($0.day)
        },
        open: cells.sum(Measure.inStage.rawValue) { $0[0] == stage.rawValue })
    }
  }
}
