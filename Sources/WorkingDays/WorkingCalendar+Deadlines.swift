extension WorkingCalendar {
  /// The day on which a term of `n` working days ends: the n-th working day after the day given, which
  /// itself does not count (Civil Code art. 72.1). It is a working day, so it never rolls. A term of
  /// no days, or of fewer, ends on the day given.
  ///
  /// Some ten counts. If so many working days do not follow, `CivilDay.distantFuture`.
  public func deadline(workingDays n: Int, after day: CivilDay) -> CivilDay {
    guard n > 0 else { return day }
    var remaining = n
    var low = day
    var step = n
    // Find an interval that holds the day: doubling finds it however many days are off.
    while true {
      let high = low.advanced(by: step)
      let counted = workingDays(after: low, through: high)
      if counted >= remaining {
        return narrow(remaining, after: low, through: high)
      }
      if high == .distantFuture { return high }
      remaining -= counted
      low = high
      step = step.multipliedReportingOverflow(by: 2).overflow ? step : step * 2
    }
  }

  /// The n-th working day of an interval known to hold it, by halving. Each half that is passed over
  /// is taken from what remains, so that all the counts together cover the interval about twice.
  private func narrow(_ n: Int, after: CivilDay, through: CivilDay) -> CivilDay {
    var remaining = n
    var low = after
    var high = through
    while high - low > 1 {
      let middle = low.advanced(by: (high - low) / 2)
      let counted = workingDays(after: low, through: middle)
      if counted >= remaining {
        high = middle
      } else {
        remaining -= counted
        low = middle
      }
    }
    return high
  }

  /// The day on which a term of `n` calendar days ends, the day given not counted; if that is a day
  /// off, the next working day (Civil Code art. 72.2). Fewer than no days count as none.
  ///
  /// Costs as `deadline(workingDays:after:)`.
  public func deadline(calendarDays n: Int, after day: CivilDay) -> CivilDay {
    workingDay(onOrAfter: day.advanced(by: max(0, n)))
  }

  /// The day itself if it is a working day, else the next that is.
  public func workingDay(onOrAfter day: CivilDay) -> CivilDay {
    isWorking(day) ? day : deadline(workingDays: 1, after: day)
  }
}
