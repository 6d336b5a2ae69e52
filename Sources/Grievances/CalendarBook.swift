internal import Facts
public import WorkingDays

/// The facts about the calendar, taken one after another: which statute, and which decisions.
///
/// They are read in the order in which they were recorded, not by the day they were announced: a
/// decision answers what was known when it was taken down.
struct CalendarBook {
  private var statute = Statute.current
  private var decisions: [(decision: CalendarDecision, origin: UInt64)] = []

  /// The calendar as the facts so far make it. Costs about a millisecond.
  var calendar: WorkingCalendar { WorkingCalendar(statute: statute, decisions: decisions) }

  /// Takes a fact as true.
  mutating func take(_ entry: Entry) throws(UnusableRules) {
    if case .calendarAdopted(let adopted) = entry.event {
      guard let version = Statute.version(adopted.statute) else {
        throw .unknownStatute(version: adopted.statute)
      }
      statute = version
    } else if let decision = entry.event.calendarDecision {
      decisions.append((decision, entry.place.rawValue))
    }
  }

  /// Takes a fact if it may stand here.
  mutating func admit(_ entry: Entry) throws(Refusal) {
    if let decision = entry.event.calendarDecision {
      let objections = calendar.objections(to: decision).filter { !$0.isWarning }
      if let objection = objections.first { throw .calendar(objection) }
    }
    do { try take(entry) } catch { throw .unusable(error) }
  }
}

extension Event {
  /// What the event decides about days, if it is about the calendar.
  public var calendarDecision: CalendarDecision? {
    switch self {
    case .holidayDeclared(let holiday): .declared(day: holiday.day, name: nil)
    case .holidayRevoked(let holiday): .revoked(day: holiday.day)
    case .workingDayMoved(let moved):
      .moved(dayOff: moved.dayOff, workedInstead: moved.workedInstead)
    default: nil
    }
  }
}
