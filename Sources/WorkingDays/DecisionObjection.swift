/// What is wrong with recording a decision in a calendar as it stands.
public enum DecisionObjection: Sendable, Hashable {
  /// The day to be moved is off already, for these reasons (none: a plain weekend).
  case movedDayIsOff(CivilDay, [DayOffReason])
  /// The day to be worked instead is a working day already.
  case workedDayIsWorking(CivilDay)
  /// The day off and the day worked instead are the same.
  case movedOntoItself(CivilDay)
  /// The day is a working day, or off as a plain weekend only: nothing is there to take back.
  case nothingToRevoke(CivilDay)
  /// The day lies outside 1990-2100: the calendar answers for no other days, and it may well be a slip
  /// of the pen.
  case outsideTabulatedYears(CivilDay)
}

extension WorkingCalendar {
  /// What speaks against recording this decision next; empty if nothing does.
  public func objections(to decision: CalendarDecision) -> [DecisionObjection] {
    let outside = decision.days.filter { !CountingTable.holds($0) }
    return outside.map { .outsideTabulatedYears($0) } + conflicts(of: decision)
  }

  private func conflicts(of decision: CalendarDecision) -> [DecisionObjection] {
    switch decision {
    case .declared:
      // A day that is off may be declared all the same: it confirms what the statute says.
      return []
    case .revoked(let day):
      return canRevoke(day) ? [] : [.nothingToRevoke(day)]
    case .moved(let dayOff, let workedInstead):
      if dayOff == workedInstead { return [.movedOntoItself(dayOff)] }
      let first: [DecisionObjection] =
        isDayOff(dayOff) ? [.movedDayIsOff(dayOff, reasonsOff(on: dayOff))] : []
      guard let workedInstead, isWorking(workedInstead) else { return first }
      return first + [.workedDayIsWorking(workedInstead)]
    }
  }

  /// A holiday can be revoked, and so can the working of a Saturday.
  private func canRevoke(_ day: CivilDay) -> Bool {
    switch verdict(on: day) {
    case .holiday, .workedWeekendDay: true
    case .working, .workedHoliday, .weekend: false
    }
  }
}
