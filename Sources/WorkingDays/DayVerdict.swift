/// What a day is for counting, and why.
public enum DayVerdict: Sendable, Hashable {
  /// An ordinary day from Monday to Friday.
  case working
  /// A Saturday or Sunday that a decision made a working day.
  case workedWeekendDay(origin: UInt64)
  /// A day from Monday to Friday that would be off, had a decision not made it a working day.
  case workedHoliday(origin: UInt64)
  /// A Saturday or Sunday with no other reason to be off.
  case weekend
  /// A day off with at least one reason, on whatever weekday: the statute's reasons first, then the
  /// decisions in the order recorded.
  case holiday([DayOffReason])

  /// True if the day counts as a working day.
  public var isWorking: Bool {
    switch self {
    case .working, .workedWeekendDay, .workedHoliday: true
    case .weekend, .holiday: false
    }
  }
}
