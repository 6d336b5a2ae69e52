/// The statute and the decisions of single years, made ready for counting.
///
/// A calendar is a value that never changes: "as known then" and "as known now" are two calendars,
/// built from the decisions recorded up to each point. Days of 1990-2100 are counted by subtraction in
/// a table of 16-bit sums (81 kB); other days year by year, see `workingDays(after:through:)`.
/// Building one takes about a millisecond.
public struct WorkingCalendar: Sendable {
  /// The days that a ledger answers for, those of 1990 to 2100: the digest of the statute that it
  /// adopted covers no others.
  public static let answeredDays = CountingTable.firstDay...CountingTable.lastDay

  /// The statute it was built with.
  public let statute: Statute

  /// The working days of 1990-2100, summed up.
  @usableFromInline
  let table: CountingTable

  /// The statute's holidays of the tabulated years, ascending.
  let tabulatedHolidays: [StatutoryHoliday]

  /// What the decisions made of the days they speak of.
  let rulings: [CivilDay: DayRuling]

  /// The days of `rulings`, ascending.
  let ruledDays: [CivilDay]

  /// The days outside the table on which decisions change the count, ascending.
  let corrections: [CountCorrection]

  /// Builds the calendar of a statute and the decisions in the order recorded, each with the sequence
  /// of its fact as `origin`. The last word on a day wins. Never fails: a decision that makes no sense
  /// (see `objections(to:)`) does what its words say.
  public init(
    statute: Statute, decisions: [(decision: CalendarDecision, origin: UInt64)] = []
  ) {
    self.statute = statute
    tabulatedHolidays = statute.tabulatedHolidays
    rulings = DayRuling.fold(decisions)
    ruledDays = rulings.keys.sorted()
    table = CountingTable(holidays: tabulatedHolidays, rulings: rulings)
    corrections = CountCorrection.beyondTable(days: ruledDays, rulings: rulings, statute: statute)
  }

  /// What the day is, and why. A binary search and a look-up in 1990-2100; elsewhere the holidays of
  /// the day's year are worked out.
  public func verdict(on day: CivilDay) -> DayVerdict {
    (rulings[day] ?? DayRuling()).verdict(on: day.weekday, statute: statutoryReasons(on: day))
  }

  /// True if the day counts as a working day.
  public func isWorking(_ day: CivilDay) -> Bool { verdict(on: day).isWorking }

  /// True if the day is off: a weekend that is not worked, or a holiday.
  public func isDayOff(_ day: CivilDay) -> Bool { !isWorking(day) }

  /// What makes the day off besides a weekend: rules first, then decisions. Empty for a working day
  /// and for an ordinary weekend.
  public func reasonsOff(on day: CivilDay) -> [DayOffReason] {
    if case .holiday(let reasons) = verdict(on: day) { return reasons }
    return []
  }

  /// The rules of the statute that speak of a day, whatever decisions say.
  private func statutoryReasons(on day: CivilDay) -> [DayOffReason] {
    let holidays =
      CountingTable.holds(day) ? tabulatedHolidays : statute.holidays(in: day.year)
    return StatutoryHoliday.reasons(on: day, among: holidays)
  }
}
