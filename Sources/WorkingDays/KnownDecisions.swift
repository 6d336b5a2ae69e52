/// The decisions about single years that are known, 2012 to 2026. The list is surely incomplete, and it
/// counts for nothing until a ledger records it: no calendar contains it by itself.
public enum KnownDecisions {
  /// In the order of the days off.
  public static let mongolia: [KnownDecision] = [
    election("2012-06-28", "Parliamentary election", .medium),
    election("2012-11-21", "Local election", .high),
    moved("2012-12-31", worked: "2013-01-05"),
    election("2013-06-26", "Presidential election", .medium),
    election("2016-06-29", "Parliamentary election", .low),
    election("2016-10-19", "Local election", .high),
    moved("2016-12-30", worked: "2017-01-07"),
    election("2017-06-26", "Presidential election", .low),
    moved("2018-11-09", worked: "2018-11-17"),
    moved("2019-02-08", worked: "2019-02-02"),
    election("2020-06-24", "Parliamentary election", .high),
    election("2020-10-15", "Local election", .high),
    election("2021-06-09", "Presidential election", .low),
    moved("2021-07-16", worked: "2021-07-24"),
    election("2024-06-28", "Parliamentary election", .high),
    election("2024-10-11", "Local election", .high),
    dayOff("2025-07-16"),
    dayOff("2025-07-17"),
    moved("2026-02-17", worked: "2026-02-28"),
  ].compactMap(\.self)

  /// The texts above are constants; a misspelt one would drop its entry, which a test counts.
  private static func election(
    _ day: String, _ name: String, _ confidence: Confidence
  ) -> KnownDecision? {
    guard let day = CivilDay(day) else { return nil }
    return KnownDecision(
      decision: .declared(day: day, name: name), name: name, confidence: confidence,
      reason: .election)
  }

  private static func moved(_ day: String, worked: String) -> KnownDecision? {
    guard let day = CivilDay(day), let worked = CivilDay(worked) else { return nil }
    return KnownDecision(
      decision: .moved(dayOff: day, workedInstead: worked), name: "Day off by government decision",
      confidence: .medium, reason: .government)
  }

  /// A day off for which no Saturday worked instead has been found.
  private static func dayOff(_ day: String) -> KnownDecision? {
    guard let day = CivilDay(day) else { return nil }
    let name = "Day off by government decision"
    return KnownDecision(
      decision: .declared(day: day, name: name), name: name, confidence: .medium,
      reason: .government)
  }
}
