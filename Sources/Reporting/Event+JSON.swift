internal import Facts
internal import Grievances
internal import WorkingDays

extension Event {
  /// What the payload of an event says, for scripts and for people.
  var details: [JSON.Member] {
    switch self {
    case .ledgerOpened(let event): [member("covers_from", JSON(event.coversFrom))]
    case .policyAdopted(let policy): policy.details
    case .calendarAdopted(let event):
      [
        member("statute", .integer(Int(event.statute))),
        member("days_digest", JSON(event.days.hexadecimal)),
      ]
    case .holidayDeclared(let event):
      [
        member("day", JSON(event.day)), member("announced_on", JSON(event.announcedOn)),
        member("reason", JSON(event.reason.name)),
        member("confidence", JSON(event.confidence?.rawValue)),
      ]
    case .holidayRevoked(let event):
      [
        member("day", JSON(event.day)), member("announced_on", JSON(event.announcedOn)),
        member("confidence", JSON(event.confidence?.rawValue)),
      ]
    case .workingDayMoved(let event):
      [
        member("day_off", JSON(event.dayOff)), member("worked", JSON(event.workedInstead)),
        member("announced_on", JSON(event.announcedOn)),
        member("confidence", JSON(event.confidence?.rawValue)),
      ]
    case .registered(let event): event.details
    case .eligibilityAssessed(let event):
      [
        member("outcome", event.isRelated ? "related" : "unrelated"),
        member("handled_at", .integer(Int(event.handledAt.rawValue))),
      ]
    case .assigned(let event): [member("staff", .integer(Int(event.staff.rawValue)))]
    case .escalated(let event): [member("stage", .integer(Int(event.stage.rawValue)))]
    case .resolved(let event): [member("stage", .integer(Int(event.stage.rawValue)))]
    case .reopened, .retracted: []
    }
  }
}

private func member(_ key: String, _ value: JSON) -> JSON.Member {
  JSON.Member(key: key, value: value)
}

extension Registered {
  fileprivate var details: [JSON.Member] {
    [
      member("received_until", JSON(receivedUntil)), member("registered_on", JSON(registeredOn)),
      member("channel", JSON(channel.name)), member("type", JSON(type.name)),
      member("complainant", JSON(complainant.name)),
    ]
  }
}

extension Policy {
  fileprivate var details: [JSON.Member] {
    [
      member(
        "effective_from", effectiveFrom == .distantPast ? .null : JSON(effectiveFrom)),
      member("resolution", resolution.json),
      member("stages", .array(stages.map { $0?.json ?? .null })),
      member("acknowledgement", acknowledgement?.json ?? .null),
      member("meeting", meeting?.json ?? .null),
    ]
  }
}

extension Limit {
  var json: JSON { ["days": .integer(Int(days)), "basis": JSON(basis.name)] }
}
