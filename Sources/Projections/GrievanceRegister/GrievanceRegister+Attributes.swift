internal import Grievances
public import Projection

extension GrievanceRegister {
  /// What a grievance is, as the register has it: by it any measure about grievances can be grouped.
  public static let attributes: [MeasureDescription.Dimension] = [
    .init("channel", Channel.self), .init("type", GrievanceType.self),
    .init("status", Status.self), .init("stage", Stage.self), .init("aimag", values: aimags),
    .init("complainant", Complainant.self),
  ]

  public static func attributes(of row: Row) -> Attributes {
    Attributes(
      row.channel.rawValue, row.type.rawValue, row.standing.status.rawValue,
      row.standing.stage.rawValue, row.aimag, row.complainant.rawValue)
  }

  /// By their official codes, which is how they are recorded.
  private static let aimags: [UInt8: String] = {
    let codes = (1...Registered.aimags).map { ($0, String($0)) }
    return Dictionary(uniqueKeysWithValues: codes + [(0, Channel.unknown.name)])
  }()
}
