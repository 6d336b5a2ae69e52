internal import Grievances
public import Projection
internal import WorkingDays

extension ResolutionTimes {
  /// What the figures of any period count, each as a sum over grievances; by their names in the report.
  public static let sums: [FigureSum] =
    [
      FigureSum("working_days.count", counting: Measure.workingDays) { $1.contains($0.day) },
      FigureSum("working_days.total", Measure.workingDays) {
        $1.contains($0.day) ? Int($0.bucket) : nil
      },
      judged("yes", .kept), judged("late", .late),
      FigureSum("within_limit.open_overdue", counting: Measure.open) { $0.day <= $1.through },
      FigureSum("within_limit.open_in_time", counting: Measure.open) { $0.day > $1.through },
      FigureSum("within_limit.of", counting: Measure.judged) { cell, period in
        cell[0] == Verdict.open.rawValue || period.contains(cell.day)
      },
    ]

  private static func judged(_ name: String, _ verdict: Verdict) -> FigureSum {
    FigureSum("within_limit.\(name)", counting: Measure.judged) { cell, period in
      cell[0] == verdict.rawValue && period.contains(cell.day)
    }
  }

  /// What cannot be added up, and the sum that is made of the same grievances.
  public static let derived = [
    "working_days.mean": "working_days.total", "working_days.median": "working_days.total",
    "working_days.p90": "working_days.total", "working_days.max": "working_days.total",
    "within_limit.limit": "within_limit.of", "within_limit.basis": "within_limit.of",
    "within_limit.limits": "within_limit.of",
  ]
}
