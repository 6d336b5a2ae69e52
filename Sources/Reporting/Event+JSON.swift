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
        member("category", JSON(event.category.name)), member("risk", JSON(event.risk.name)),
        member(
          "referred_to",
          event.referredTo == .none ? .null : .integer(Int(event.referredTo.rawValue))),
      ]
    case .assigned(let event): [member("staff", .integer(Int(event.staff.rawValue)))]
    case .escalated(let event): [member("stage", .integer(Int(event.stage.rawValue)))]
    case .resolved(let event):
      [
        member("stage", .integer(Int(event.stage.rawValue))),
        member("outcome", JSON(event.outcome.name)),
      ]
    case .organisationEnrolled(let event): [member("role", JSON(event.role.name))]
    case .consultationHeld(let event):
      [
        member("women", .integer(Int(event.women))), member("men", .integer(Int(event.men))),
        member("others", .integer(Int(event.others))),
      ]
    case .engagementHeld(let event): [member("activity", JSON(event.activity.name))]
    case .pressPublished(let event): [member("medium", JSON(event.medium.name))]
    case .reportPublished(let pinned), .reportRestated(let pinned): pinned.details
    default: processDetails
    }
  }

  /// Of what happens on the way; nothing where the kind says it all.
  private var processDetails: [JSON.Member] {
    switch self {
    case .receiptAcknowledged(let event): [member("promised_on", JSON(event.promisedOn))]
    case .contractorInstructed(let event):
      [member("organisation", .integer(Int(event.organisation.rawValue)))]
    case .mediationEntered(let event):
      [member("organisation", .integer(Int(event.organisation.rawValue)))]
    case .meetingHeld(let event): [member("stage", .integer(Int(event.stage.rawValue)))]
    case .documentAttached(let event):
      [
        member("size", .integer(Int(clamping: event.size))),
        member("sha256", JSON(event.digest.hexadecimal)),
      ]
    case .deadlineExtended(let event): [member("days", .integer(Int(event.days)))]
    case .outcomeConveyed(let event): [member("channel", JSON(event.channel.name))]
    case .complainantResponded(let event):
      [
        member("answer", event.isAccepted ? "accepted" : "rejected"),
        member("satisfaction", JSON(event.satisfaction.map { Int($0) })),
      ]
    case .appealLodged(let event): [member("body", JSON(event.body.name))]
    case .commitmentMade(let event): [member("due_on", JSON(event.dueOn))]
    case .duplicateLinked(let event): [member("original", JSON(event.original))]
    case .wordsErased(let event):
      [member("erased", event.includesPublic ? "confidential and public" : "confidential")]
    default: []
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
      member("aimag", aimag == 0 ? .null : .integer(Int(aimag))),
      member("sensitive", .bool(isSensitive)),
    ]
  }
}

extension PinnedReport {
  fileprivate var details: [JSON.Member] {
    [
      member("from", JSON(from)), member("to", JSON(through)),
      member("known", .integer(Int(clamping: known))), member("rules", .integer(Int(rules))),
      member("statute", .integer(Int(statute))),
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
      member("longest_extension", .integer(Int(longestExtension))),
    ]
  }
}

extension Limit {
  var json: JSON { ["days": .integer(Int(days)), "basis": JSON(basis.name)] }
}
