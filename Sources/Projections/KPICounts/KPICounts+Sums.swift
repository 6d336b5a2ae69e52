internal import Facts
internal import Grievances
public import Projection
internal import WorkingDays

extension KPICounts {
  /// What the figures of any period count, each as a sum over grievances; by their names in the report.
  public static let sums: [FigureSum] = received + addressed

  /// What only the period that a report is about has.
  public static let ownSums: [FigureSum] =
    flowSums + stepSums + [
      FigureSum("date_uncertain", counting: Measure.dateUncertain) { isUncertain($0, in: $1) }
    ]

  /// Every grievance received in the period.
  public static let receivedSum = received("received")

  private static func received(
    _ path: String, where picks: @escaping @Sendable (Cell) -> Bool = { _ in true }
  ) -> FigureSum {
    FigureSum(path, counting: Measure.received) { $1.contains($0.day) && picks($0) }
  }

  private static let received =
    [
      receivedSum,
      received("related") {
        $0[0] != Status.unrelated.rawValue && $0[0] != Status.duplicate.rawValue
      },
    ]
    + Status.allCases.map { status in
      received("by_status.\(status.name)") { $0[0] == status.rawValue }
    }
    + Channel.allCases.map { channel in
      received("by_channel.\(channel.name)") { $0[1] == channel.rawValue }
    }
    + GrievanceType.allCases.map { type in
      received("by_type.\(type.name)") { $0[2] == type.rawValue }
    }

  private static func addressed(
    _ path: String, where picks: @escaping @Sendable (Cell) -> Bool = { _ in true }
  ) -> FigureSum {
    FigureSum("addressed.\(path)", counting: Measure.addressed) { $1.contains($0.day) && picks($0) }
  }

  private static let addressed =
    [addressed("count")]
    + Channel.allCases.map { channel in
      addressed("by_channel.\(channel.name)") { $0[0] == channel.rawValue }
    }
    + GrievanceType.allCases.map { type in
      addressed("by_type.\(type.name)") { $0[1] == type.rawValue }
    }
    + Outcome.allCases.map { outcome in
      addressed("by_outcome.\(outcome.name)") { $0[2] == outcome.rawValue }
    }

  // What happened in the window was picked when it was folded.

  private static let flowSums = Flow.allCases.map { flow in
    FigureSum("balance.\(flow.name)", counting: Measure.flow) { cell, _ in
      cell[0] == flow.rawValue
    }
  }

  private static let stepSums = Step.allCases.map { step in
    FigureSum("steps.\(step.name)", counting: Measure.step) { cell, _ in
      cell[0] == step.rawValue
    }
  }
}
