public import Documents
internal import Grievances
public import ResolutionTimes
internal import WorkingDays

extension ResolutionTimes.Clock {
  public var json: JSON {
    [
      "clock": JSON(name), "from": JSON(from), "to": JSON(to),
      "calendar_days": JSON(calendarDays), "working_days": JSON(workingDays),
      "limit": limit?.json ?? .null, "deadline": JSON(deadline),
      "kept": isKept.map { .bool($0) } ?? .null,
    ]
  }

  /// The titles of `cells`.
  public static var table: TextTable {
    TextTable([
      ("clock", .left), ("from", .left), ("to", .left), ("days", .right),
      ("working days", .right), ("limit", .left), ("last day", .left), ("kept", .left),
    ])
  }

  public var cells: [String] {
    [
      name, from.description, to?.description ?? "", calendarDays.map { String($0) } ?? "",
      workingDays.map { String($0) } ?? "", limit.map { "\($0.days) \($0.basis.name) days" } ?? "",
      deadline?.description ?? "", isKept.map { $0 ? "yes" : "no" } ?? "",
    ]
  }

  private var name: String {
    switch kind {
    case .registration: "registration"
    case .acknowledgement: "acknowledgement"
    case .assessment: "assessment"
    case .stage(let stage): "stage \(stage.name)"
    case .resolution: "resolution"
    case .conveyance: "conveyance"
    }
  }
}
