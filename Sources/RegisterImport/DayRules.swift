internal import WorkingDays

/// How the days of a register are to be read where a cell does not say it by itself.
public struct DayRules: Sendable, Hashable {
  /// The order of day and month where the year stands last; nil where the file is to show it.
  public var order: DateOrder?
  /// From when serial days are counted; nil where the register has none.
  public var serialDays: SerialDays?

  public init(order: DateOrder? = nil, serialDays: SerialDays? = nil) {
    self.order = order
    self.serialDays = serialDays
  }
}

/// The order of day and month in a date whose year stands last.
public enum DateOrder: String, CaseIterable, Sendable {
  /// `05.03.2024` is the fifth of March.
  case dayFirst = "day-first"
  /// `05/03/2024` is the third of May.
  case monthFirst = "month-first"
}

/// From when a spreadsheet counts the days that it keeps as numbers.
public enum SerialDays: String, CaseIterable, Sendable {
  /// The usual way: 45356 is 2024-03-05. 1 is 1900-01-01, and 60 a 29 February that never was.
  case from1900 = "1900"
  /// Workbooks made on older Macintoshes: 0 is 1904-01-01, and 43894 is 2024-03-05.
  case from1904 = "1904"

  /// Years and amounts are numbers too; these are days from 1954 to 2122.
  static let plausible = 20_000...79_999

  /// The day of a number in `plausible`.
  func day(_ number: Int) -> CivilDay {
    // Days since 1970-01-01 of 1899-12-30 and of 1904-01-01.
    let start = self == .from1900 ? -25_569 : -24_107
    return CivilDay(daysSince1970: Int32(clamping: start + number))
  }
}
