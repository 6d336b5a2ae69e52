public import Grievances
public import WorkingDays

/// The length of the periods that a trend is shown by.
public enum TrendInterval: String, Sendable, CaseIterable {
  /// From Monday to Sunday (ISO 8601).
  case week
  case month, quarter
  case halfYear = "half-year"
  case year

  /// The interval that holds a day, among all that there are, in order.
  func number(of day: CivilDay) -> Int {
    guard let months else { return Self.weeksBefore(day.daysSince1970) }
    return (day.year * 12 + day.month - 1) / months
  }

  /// The days of an interval; nil where it lies beyond what days there are.
  func period(_ number: Int) -> Period? {
    guard let months else {
      let monday = CivilDay(daysSince1970: Int32(clamping: number * 7 - Self.thursday))
      return Period(from: monday, through: monday.advanced(by: 6))
    }
    let (first, next) = (number * months, (number + 1) * months)
    guard let from = CivilDay(year: first / 12, month: first % 12 + 1, day: 1),
      let after = CivilDay(year: next / 12, month: next % 12 + 1, day: 1)
    else { return nil }
    return Period(from: from, through: after.advanced(by: -1))?.named
  }

  /// The intervals that hold days from one to another, whole.
  public func periods(from first: CivilDay, through last: CivilDay) -> [Period] {
    first <= last ? (number(of: first)...number(of: last)).compactMap(period) : []
  }

  /// nil for a week, which no month is made of.
  private var months: Int? {
    switch self {
    case .week: nil
    case .month: 1
    case .quarter: 3
    case .halfYear: 6
    case .year: 12
    }
  }

  /// 1970 began on one: the days since the Monday before.
  private static let thursday = 3

  private static func weeksBefore(_ day: Int32) -> Int {
    let days = Int(day) + thursday
    return days >= 0 ? days / 7 : (days - 6) / 7
  }
}
