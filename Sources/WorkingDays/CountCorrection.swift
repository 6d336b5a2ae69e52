/// A day outside the table on which a decision changes the count.
struct CountCorrection: Sendable {
  let day: CivilDay
  /// +1 for a day that is worked against weekend or statute, -1 for a day off by decision alone.
  let change: Int

  /// The corrections that rulings make, for days that ascend; the holidays of a year are worked out
  /// once for all its days.
  static func beyondTable(
    days: [CivilDay], rulings: [CivilDay: DayRuling], statute: Statute
  ) -> [CountCorrection] {
    var corrections: [CountCorrection] = []
    var year: Int?
    var holidays: [StatutoryHoliday] = []
    for day in days where !CountingTable.holds(day) {
      if day.year != year {
        year = day.year
        holidays = statute.holidays(in: day.year)
      }
      let byStatute = StatutoryHoliday.reasons(on: day, among: holidays)
      let before = DayRuling().verdict(on: day.weekday, statute: byStatute).isWorking
      let after = rulings[day]?.verdict(on: day.weekday, statute: byStatute).isWorking ?? before
      if before != after {
        corrections.append(CountCorrection(day: day, change: after ? 1 : -1))
      }
    }
    return corrections
  }
}
