/// The public holidays of the law, as one numbered reading of it.
///
/// A version never changes once a ledger may have adopted it: its days 1990-2100 have a digest, and a
/// ledger refuses to count with a version whose digest differs. A better reading is a new version.
/// What the government decides for a single year is not here; see `CalendarDecision`.
public struct Statute: Sendable {
  /// The number of this reading of the law, from 1.
  public let version: UInt16
  /// Its rules.
  public let rules: [StatutoryRule]
  /// The holidays of the tabulated years, ascending: worked out once, for every calendar needs them.
  let tabulatedHolidays: [StatutoryHoliday]

  init(version: UInt16, rules: [StatutoryRule]) {
    self.version = version
    self.rules = rules
    tabulatedHolidays = Statute.tabulatedYears.flatMap { Self.holidays(of: rules, in: $0) }
  }

  /// The years that a `WorkingCalendar` holds in its table.
  public static let tabulatedYears = 1990...2100

  /// The years the rules answer, those of the lunar feasts as far as `LunarCalendar.years` go. Outside
  /// them the statute knows of no holiday.
  public static let answeredYears = StatutoryRule.always

  /// The first year whose rules are attested; earlier ones are answered but not verified.
  public static let verifiedFrom = 2012

  /// The version that new ledgers adopt.
  public static let current = version1

  /// Every version, the oldest first.
  public static let all = [version1]

  /// The version of this number, or `nil` if this program does not know it.
  public static func version(_ number: UInt16) -> Statute? {
    all.first { $0.version == number }
  }

  /// True if the holidays of this year rest on sources.
  public static func isVerified(year: Int) -> Bool { year >= verifiedFrom }

  /// The answered years that an interval touches; none if it ends before it begins.
  static func answeredYears(after: CivilDay, through: CivilDay) -> Range<Int> {
    guard after < through else { return 0..<0 }
    let first = max(after.year, answeredYears.lowerBound)
    let end = min(through.year, answeredYears.upperBound) + 1
    return first..<max(first, end)
  }

  /// The holidays of a year in the order of their days; two holidays of one day in the order of their
  /// names. Empty outside `answeredYears`. A few microseconds.
  public func holidays(in year: Int) -> [StatutoryHoliday] { Self.holidays(of: rules, in: year) }

  private static func holidays(of rules: [StatutoryRule], in year: Int) -> [StatutoryHoliday] {
    rules.flatMap { rule in
      rule.days(in: year).map { StatutoryHoliday(day: $0, rule: rule) }
    }.sorted { ($0.day, $0.name.rawValue) < ($1.day, $1.name.rawValue) }
  }

  /// The days off 1990-2100 as the bytes that are digested when a ledger adopts this version.
  ///
  /// ASCII text, one line for each holiday in the order of `holidays(in:)`: the day as `YYYY-MM-DD`, a
  /// space, the name (`HolidayName.rawValue`), a line feed. A day with two holidays has two lines.
  /// Holidays on weekends are included.
  public func canonicalDays() -> [UInt8] {
    var text = ""
    for year in Statute.tabulatedYears {
      for holiday in holidays(in: year) {
        text += "\(holiday.day) \(holiday.name.rawValue)\n"
      }
    }
    return Array(text.utf8)
  }
}
