/// One rule of the statute: a holiday, when in the year it falls, in which years, and who says so.
public struct StatutoryRule: Sendable, Hashable {
  /// Where in a year the days of a holiday lie.
  public enum Occurrence: Sendable, Hashable {
    /// So many days in a row from this date of the civil year.
    case fixed(month: Int, day: Int, days: Int)
    /// So many days in a row from the first day of Tsagaan Sar.
    case tsagaanSar(days: Int)
    /// The 15th day of the regular lunar month 4.
    case buddhaDay
    /// The first day of the regular lunar month 10.
    case chinggis
  }

  /// The holiday.
  public let name: HolidayName
  /// Where in a year its days lie.
  public let occurrence: Occurrence
  /// The years in which the rule holds, both ends included.
  public let years: ClosedRange<Int>
  /// The rule in words, such as "11-15 July, 2014 to 2021".
  public let text: String
  /// The act behind it.
  public let source: String
  /// How well it is attested, for the years that are verified at all.
  public let confidence: Confidence

  /// The first and the last year a rule may hold in: "always" means these.
  static let always = 1...9999

  /// The days of the holiday in a year, in order; empty if the rule does not hold in it, or if it
  /// needs the lunar calendar in a year that is not answered. All lie in that civil year.
  func days(in year: Int) -> [CivilDay] {
    guard years.contains(year) else { return [] }
    switch occurrence {
    case .fixed(let month, let day, let days):
      return StatutoryRule.run(of: days, from: CivilDay(year: year, month: month, day: day))
    case .tsagaanSar(let days):
      return StatutoryRule.run(of: days, from: LunarCalendar.tsagaanSar(year: year))
    case .buddhaDay:
      return StatutoryRule.run(of: 1, from: LunarCalendar.buddhaDay(year: year))
    case .chinggis:
      return StatutoryRule.run(of: 1, from: LunarCalendar.chinggis(year: year))
    }
  }

  private static func run(of days: Int, from first: CivilDay?) -> [CivilDay] {
    guard let first else { return [] }
    return (0..<days).map { first.advanced(by: $0) }
  }
}
