internal import Facts
internal import Grievances
internal import WorkingDays

extension CalendarListing {
  /// One day of a proof, for scripts: its verdict, and every rule and fact that made it.
  func json(_ day: CivilDay, _ verdict: DayVerdict) -> JSON {
    [
      "day": JSON(day), "weekday": JSON("\(day.weekday)"), "counted": .bool(verdict.isWorking),
      "verdict": JSON(verdict.name), "why": JSON(why(verdict)),
      "reasons": .array(reasons(verdict)),
      "verified": .bool(Statute.isVerified(year: day.year)),
    ]
  }

  private func reasons(_ verdict: DayVerdict) -> [JSON] {
    switch verdict {
    case .working, .weekend: []
    case .workedWeekendDay(let origin), .workedHoliday(let origin): [json(origin, name: nil)]
    case .holiday(let reasons): reasons.map(json)
    }
  }

  /// A rule or a decision that makes a day off.
  func json(_ reason: DayOffReason) -> JSON {
    switch reason {
    case .statute(let rule):
      [
        "by": "statute", "name": JSON(rule.name.rawValue), "rule": JSON(rule.text),
        "source": JSON(rule.source), "confidence": JSON(rule.confidence.rawValue),
      ]
    case .decision(let origin, _): json(origin, name: decisions.name(reason))
    }
  }

  private func json(_ origin: UInt64, name: String?) -> JSON {
    let decision = decisions[origin]
    return [
      "by": "decision", "name": JSON(name ?? decision?.name),
      "fact": .integer(Int(clamping: origin)), "announced_on": JSON(decision?.announcedOn),
      "source": JSON(decision?.source),
      "confidence": JSON(decision?.confidence?.rawValue),
    ]
  }

  /// Why a day counts or does not, in a word.
  func why(_ verdict: DayVerdict) -> String {
    switch verdict {
    case .working: "working day"
    case .workedWeekendDay(let origin): "worked by decision, fact \(origin)"
    case .workedHoliday(let origin): "holiday revoked, fact \(origin)"
    case .weekend: "weekend"
    case .holiday(let reasons): reasons.map(decisions.name).joined(separator: ", ")
    }
  }

  /// The verdict for people, with the rule or the fact behind it.
  func text(_ day: CivilDay, _ verdict: DayVerdict) -> String {
    let text: String
    if case .holiday(let reasons) = verdict {
      text = reasons.map { reason in
        switch reason {
        case .statute(let rule): "\(decisions.name(reason)) (\(rule.text))"
        case .decision(let origin, _): "\(decisions.name(reason)) (fact \(origin))"
        }
      }.joined(separator: ", ")
    } else {
      text = why(verdict)
    }
    return Statute.isVerified(year: day.year) ? text : text + ", unverified"
  }
}

extension DayVerdict {
  /// The verdict as scripts read it.
  var name: String {
    switch self {
    case .working: "working"
    case .workedWeekendDay: "worked-weekend-day"
    case .workedHoliday: "worked-holiday"
    case .weekend: "weekend"
    case .holiday: "holiday"
    }
  }
}
