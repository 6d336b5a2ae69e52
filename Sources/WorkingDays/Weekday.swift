/// A day of the week, numbered as ISO 8601 numbers them: Monday is 1, Sunday is 7.
public enum Weekday: UInt8, Sendable, Hashable, CaseIterable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday

  /// Saturday and Sunday, on which a public office is closed unless a decision opens it.
  public var isWeekend: Bool { self == .saturday || self == .sunday }
}
