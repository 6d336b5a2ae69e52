/// What the decisions so far have made of one day.
///
/// The last word wins: a declaration adds a reason to be off, a revocation or a working Saturday
/// sweeps every reason away, the statute's included.
struct DayRuling: Sendable {
  private enum LastWord: Sendable {
    case off
    case restored(origin: UInt64)
    case worked(origin: UInt64)
  }

  private var lastWord: LastWord?
  private var statuteStands = true
  private var declarations: [DayOffReason] = []
  private var sweptDeclarations = false

  mutating func declare(name: String?, origin: UInt64) {
    declarations.append(.decision(origin: origin, name: name))
    lastWord = .off
  }

  mutating func revoke(origin: UInt64) {
    sweep()
    lastWord = .restored(origin: origin)
  }

  mutating func work(origin: UInt64) {
    sweep()
    lastWord = .worked(origin: origin)
  }

  private mutating func sweep() {
    sweptDeclarations = sweptDeclarations || !declarations.isEmpty
    declarations = []
    statuteStands = false
  }

  /// The verdict on the day, given what the statute says of it.
  func verdict(on weekday: Weekday, statute: [DayOffReason]) -> DayVerdict {
    let reasons = (statuteStands ? statute : []) + declarations
    if !reasons.isEmpty { return .holiday(reasons) }
    switch lastWord {
    case .worked(let origin) where weekday.isWeekend:
      return .workedWeekendDay(origin: origin)
    case .worked(let origin), .restored(let origin):
      if weekday.isWeekend { return .weekend }
      let wasOff = sweptDeclarations || !statute.isEmpty
      return wasOff ? .workedHoliday(origin: origin) : .working
    case .off, nil:
      return weekday.isWeekend ? .weekend : .working
    }
  }

  /// The rulings that decisions, in the order recorded, make of the days they speak of.
  static func fold(
    _ decisions: [(decision: CalendarDecision, origin: UInt64)]
  ) -> [CivilDay: DayRuling] {
    var rulings: [CivilDay: DayRuling] = [:]
    for (decision, origin) in decisions {
      switch decision {
      case .declared(let day, let name):
        rulings[day, default: DayRuling()].declare(name: name, origin: origin)
      case .revoked(let day):
        rulings[day, default: DayRuling()].revoke(origin: origin)
      case .moved(let dayOff, let workedInstead):
        rulings[dayOff, default: DayRuling()].declare(name: nil, origin: origin)
        if let workedInstead {
          rulings[workedInstead, default: DayRuling()].work(origin: origin)
        }
      }
    }
    return rulings
  }
}
