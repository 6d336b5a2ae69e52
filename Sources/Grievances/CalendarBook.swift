internal import Facts
public import WorkingDays

/// The facts about the calendar, taken one after another: which statute, and which decisions.
///
/// They are read in the order in which they were recorded, not by the day they were announced: a
/// decision answers what was known when it was taken down.
struct CalendarBook {
  private var adopted: CalendarAdopted?
  private var decisions: [(decision: CalendarDecision, origin: UInt64)] = []

  /// The calendar as the facts so far make it. Costs about a millisecond.
  func calendar() throws(UnusableRules) -> WorkingCalendar {
    WorkingCalendar(statute: try statute(), decisions: decisions)
  }

  /// The calendar, if this program gives the statute's days as the ledger adopted them: an upgrade
  /// must never change an old figure in silence. Costs about two milliseconds.
  func checkedCalendar() throws(UnusableRules) -> WorkingCalendar {
    let calendar = try calendar()
    if let adopted, Self.digests[adopted.statute] != adopted.days {
      throw .differs(version: adopted.statute)
    }
    return calendar
  }

  /// Of the days of every version, worked out once.
  private static let digests = Dictionary(
    uniqueKeysWithValues: Statute.all.map { ($0.version, $0.digest) })

  /// The version that was adopted last; the current one where none was.
  private func statute() throws(UnusableRules) -> Statute {
    guard let adopted else { return .current }
    guard let version = Statute.version(adopted.statute) else {
      throw .unknownStatute(version: adopted.statute)
    }
    return version
  }

  /// Takes a fact as true.
  mutating func take(_ entry: Entry) {
    if case .calendarAdopted(let adopted) = entry.event {
      self.adopted = adopted
    } else if let decision = entry.event.calendarDecision {
      decisions.append((decision, entry.place.rawValue))
    }
  }

  /// Takes a fact if it may stand here.
  mutating func admit(_ entry: Entry) throws(Refusal) {
    if case .calendarAdopted(let adopted) = entry.event { try check(adopted) }
    if let decision = entry.event.calendarDecision { try check(decision) }
    take(entry)
  }

  private func check(_ new: CalendarAdopted) throws(Refusal) {
    guard let version = Statute.version(new.statute) else {
      throw .unusable(.unknownStatute(version: new.statute))
    }
    if new == adopted { throw .statuteInForce(version: new.statute) }
    guard version.digest == new.days, new.statute != adopted?.statute else {
      throw .unusable(.differs(version: new.statute))
    }
  }

  private func check(_ decision: CalendarDecision) throws(Refusal) {
    let objections: [DecisionObjection]
    do { objections = try calendar().objections(to: decision) } catch { throw .unusable(error) }
    if let objection = objections.first { throw .calendar(objection) }
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

  /// The day on which a decision about days was announced, where that is known.
  public var announcedOn: CivilDay? {
    switch self {
    case .holidayDeclared(let holiday): holiday.announcedOn
    case .holidayRevoked(let holiday): holiday.announcedOn
    case .workingDayMoved(let moved): moved.announcedOn
    default: nil
    }
  }

  /// How well a decision about days is attested, where that was said.
  public var confidence: Confidence? {
    switch self {
    case .holidayDeclared(let holiday): holiday.confidence
    case .holidayRevoked(let holiday): holiday.confidence
    case .workingDayMoved(let moved): moved.confidence
    default: nil
    }
  }

  /// The day that a decision about days happened on: that of its announcement, or the first day that
  /// it speaks of where that is not known.
  public var decidedOn: CivilDay? { announcedOn ?? calendarDecision?.days.min() }
}
