internal import Facts
internal import WorkingDays

// The payloads of what happens on the way, version 1; the byte tables are in docs/format.md.

extension ReceiptAcknowledged {
  var payload: Payload { Payload(day: promisedOn) }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 4) else { return nil }
    self.init(promisedOn: payload.day(at: 0))
  }
}

extension CommitmentMade {
  var payload: Payload { Payload(day: dueOn) }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 4) else { return nil }
    self.init(dueOn: payload.day(at: 0))
  }
}

extension ContractorInstructed {
  var payload: Payload { Payload(organisation: organisation) }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 4) else { return nil }
    self.init(organisation: OrganisationNumber(payload.integer(at: 0)))
  }
}

extension MediationEntered {
  var payload: Payload { Payload(organisation: organisation) }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 4) else { return nil }
    self.init(organisation: OrganisationNumber(payload.integer(at: 0)))
  }
}

extension MeetingHeld {
  var payload: Payload { Payload(code: stage.rawValue) }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 1), let stage = Stage(rawValue: payload.byte(at: 0)) else {
      return nil
    }
    self.init(stage: stage)
  }
}

extension DocumentAttached {
  var payload: Payload {
    var payload = Payload()
    payload.set(word: size, at: 0)
    payload.set(digest: digest, at: 8)
    return payload
  }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 40) else { return nil }
    self.init(size: payload.word(at: 0), digest: payload.digest(at: 8))
  }
}

extension DeadlineExtended {
  var payload: Payload {
    var payload = Payload()
    payload.set(short: days, at: 0)
    return payload
  }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 2) else { return nil }
    self.init(days: payload.short(at: 0))
  }
}

extension OutcomeConveyed {
  var payload: Payload { Payload(code: channel.rawValue) }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 1), let channel = Channel(rawValue: payload.byte(at: 0)) else {
      return nil
    }
    self.init(channel: channel)
  }
}

extension ComplainantResponded {
  var payload: Payload {
    var payload = Payload(code: isAccepted ? 1 : 2)
    payload.set(byte: satisfaction ?? 0, at: 1)
    return payload
  }

  init?(_ payload: Payload) {
    let (answer, satisfaction) = (payload.byte(at: 0), payload.byte(at: 1))
    guard payload.isZero(from: 2), (1...2).contains(answer), satisfaction <= 5 else { return nil }
    self.init(isAccepted: answer == 1, satisfaction: satisfaction == 0 ? nil : satisfaction)
  }
}

extension AppealLodged {
  var payload: Payload { Payload(code: body.rawValue) }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 1), let body = AppealBody(rawValue: payload.byte(at: 0)) else {
      return nil
    }
    self.init(body: body)
  }
}

extension DuplicateLinked {
  var payload: Payload {
    var payload = Payload()
    payload.set(integer: original.number, at: 0)
    payload.set(short: original.year, at: 4)
    return payload
  }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 6) else { return nil }
    self.init(
      original: GrievanceNumber(year: payload.short(at: 4), number: payload.integer(at: 0)))
  }
}

extension WordsErased {
  var payload: Payload { Payload(code: includesPublic ? 2 : 1) }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 1), (1...2).contains(payload.byte(at: 0)) else { return nil }
    self.init(includesPublic: payload.byte(at: 0) == 2)
  }
}

extension ConsultationHeld {
  var payload: Payload {
    var payload = Payload()
    payload.set(integer: women, at: 0)
    payload.set(integer: men, at: 4)
    payload.set(integer: others, at: 8)
    return payload
  }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 12) else { return nil }
    self.init(
      women: payload.integer(at: 0), men: payload.integer(at: 4), others: payload.integer(at: 8))
  }
}

extension EngagementHeld {
  var payload: Payload { Payload(code: activity.rawValue) }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 1),
      let activity = EngagementActivity(rawValue: payload.byte(at: 0))
    else { return nil }
    self.init(activity: activity)
  }
}

extension PressPublished {
  var payload: Payload { Payload(code: medium.rawValue) }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 1), let medium = PressMedium(rawValue: payload.byte(at: 0)) else {
      return nil
    }
    self.init(medium: medium)
  }
}

extension Payload {
  /// A payload of one day.
  fileprivate init(day: CivilDay?) {
    self.init()
    set(day: day, at: 0)
  }

  /// A payload that begins with one code.
  fileprivate init(code: UInt8) {
    self.init()
    set(byte: code, at: 0)
  }

  /// A payload of one organisation.
  fileprivate init(organisation: OrganisationNumber) {
    self.init()
    set(integer: organisation.rawValue, at: 0)
  }
}
