/// A day that the statute makes a public holiday, with the rule that does.
public struct StatutoryHoliday: Sendable, Hashable {
  public let day: CivilDay
  public let rule: StatutoryRule

  public var name: HolidayName { rule.name }

  /// False for years whose rules no source attests (see `Statute.verifiedFrom`).
  public var isVerified: Bool { Statute.isVerified(year: day.year) }

  /// The rules among these holidays, which ascend, that make the day one; by binary search.
  static func reasons(on day: CivilDay, among holidays: [StatutoryHoliday]) -> [DayOffReason] {
    let start = holidays.partitioningIndex { $0.day >= day }
    return holidays[start...].prefix { $0.day == day }.map { .statute($0.rule) }
  }
}
