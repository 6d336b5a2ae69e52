/// What a civil day is called in the Mongolian lunisolar calendar.
public struct LunarDay: Sendable, Hashable {
  /// Whether the lunar day has this civil day to itself or shares its number with a neighbour.
  public enum Occurrence: Sendable, Hashable {
    case only
    case firstOfTwo
    case secondOfTwo
  }

  /// The month it lies in.
  public let month: LunarMonth
  /// The number of the lunar day, 1...30.
  public let number: Int
  /// The place of this civil day if the lunar day is doubled.
  public let occurrence: Occurrence

  /// The civil day.
  public let civilDay: CivilDay
}
