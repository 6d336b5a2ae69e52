public import WorkingDays

/// What is odd about a decision that may be recorded all the same.
public enum DecisionWarning: Sendable, Hashable {
  /// The day is off already: the announcement may confirm what the statute says.
  case dayIsOff(CivilDay)
  /// It was announced before the ledger was opened, so that what was counted and published before
  /// did not know of it.
  case announcedBeforeOpening(announced: CivilDay, opened: CivilDay)
}

extension DecisionWarning {
  /// What is odd about a decision.
  /// - Parameters:
  ///   - calendar: the calendar as it stands.
  ///   - opened: the day on which the ledger was opened.
  public static func about(
    _ event: Event, _ calendar: WorkingCalendar, opened: CivilDay
  ) -> [DecisionWarning] {
    var warnings: [DecisionWarning] = []
    if case .holidayDeclared(let holiday) = event, calendar.isDayOff(holiday.day) {
      warnings.append(.dayIsOff(holiday.day))
    }
    if let announced = event.announcedOn, announced < opened {
      warnings.append(.announcedBeforeOpening(announced: announced, opened: opened))
    }
    return warnings
  }
}

extension DecisionWarning: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .dayIsOff(let day): "\(day) is a day off already"
    case .announcedBeforeOpening(let announced, let opened):
      "announced on \(announced), before this ledger was opened on \(opened): what was counted "
        + "until now did not know of it"
    }
  }
}
