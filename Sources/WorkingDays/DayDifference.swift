/// A day that two calendars see differently: as known then, and as known now.
public struct DayDifference: Sendable, Hashable {
  public let day: CivilDay
  public let earlier: DayVerdict
  public let later: DayVerdict

  /// True if the difference changes a count, and not only the reasons for it.
  public var changesCount: Bool { earlier.isWorking != later.isWorking }
}

extension WorkingCalendar {
  /// The days of (after, through] whose verdict differs from the one an earlier calendar gave, in
  /// order; the later verdict names the fact that made the difference, unless a fact is gone.
  ///
  /// Looks only at the days that decisions speak of and, if the versions of the statute differ, at
  /// the holidays of either; so it costs what those are, not what the interval is.
  public func differences(
    from earlier: WorkingCalendar, after: CivilDay, through: CivilDay
  ) -> [DayDifference] {
    var days = Set(ruledDays).union(earlier.ruledDays)
    if statute.version != earlier.statute.version {
      let years = Statute.answeredYears(after: after, through: through)
      for statute in [statute, earlier.statute] {
        days.formUnion(years.flatMap { statute.holidays(in: $0).map(\.day) })
      }
    }
    return days.filter { after < $0 && $0 <= through }.sorted().compactMap { day in
      let (then, now) = (earlier.verdict(on: day), verdict(on: day))
      return then == now ? nil : DayDifference(day: day, earlier: then, later: now)
    }
  }
}
