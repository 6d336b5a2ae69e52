/// What makes a day off, other than that it is a weekend.
public enum DayOffReason: Sendable, Hashable {
  /// A rule of the statute.
  case statute(StatutoryRule)
  /// A decision, by the sequence of its fact; the name is what the day was declared as, if anything.
  case decision(origin: UInt64, name: String?)

  /// A name for a list of days off.
  public var name: String {
    switch self {
    case .statute(let rule): rule.name.rawValue
    case .decision(_, let name): name ?? "Day off by decision"
    }
  }
}
