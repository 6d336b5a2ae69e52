internal import Facts
internal import WorkingDays

// The payloads of events about a grievance, version 1; the byte tables are in docs/format.md.

extension Registered {
  var payload: Payload {
    var payload = Payload()
    payload.set(day: receivedUntil, at: 0)
    payload.set(day: registeredOn, at: 4)
    payload.set(byte: channel.rawValue, at: 8)
    payload.set(byte: type.rawValue, at: 9)
    payload.set(byte: complainant.rawValue, at: 10)
    payload.set(byte: aimag, at: 11)
    payload.set(assumed: assumed, at: 12)
    return payload
  }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 14), payload.byte(at: 11) <= Self.aimags,
      let receivedUntil = payload.day(at: 0), let registeredOn = payload.day(at: 4),
      let channel = Channel(rawValue: payload.byte(at: 8)),
      let type = GrievanceType(rawValue: payload.byte(at: 9)),
      let complainant = Complainant(rawValue: payload.byte(at: 10))
    else { return nil }
    self.init(
      receivedUntil: receivedUntil, registeredOn: registeredOn, channel: channel, type: type,
      complainant: complainant, aimag: payload.byte(at: 11), assumed: payload.assumed(at: 12))
  }
}

extension Registered {
  /// Twenty-one aimags and the capital.
  public static let aimags: UInt8 = 22
}

extension EligibilityAssessed {
  var payload: Payload {
    var payload = Payload()
    payload.set(byte: isRelated ? 1 : 2, at: 0)
    payload.set(byte: handledAt.rawValue, at: 1)
    payload.set(assumed: assumed, at: 2)
    payload.set(byte: category.rawValue, at: 4)
    payload.set(byte: risk.rawValue, at: 5)
    payload.set(integer: referredTo.rawValue, at: 8)
    return payload
  }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 12), payload.short(at: 6) == 0,
      (1...2).contains(payload.byte(at: 0)),
      let handledAt = Stage(rawValue: payload.byte(at: 1)), handledAt <= .unit,
      let category = Category(rawValue: payload.byte(at: 4)),
      let risk = Risk(rawValue: payload.byte(at: 5))
    else { return nil }
    self.init(
      isRelated: payload.byte(at: 0) == 1, handledAt: handledAt, category: category, risk: risk,
      referredTo: OrganisationNumber(payload.integer(at: 8)), assumed: payload.assumed(at: 2))
  }
}

extension Assigned {
  var payload: Payload {
    var payload = Payload()
    payload.set(integer: staff.rawValue, at: 0)
    payload.set(assumed: assumed, at: 4)
    return payload
  }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 6) else { return nil }
    self.init(staff: StaffNumber(payload.integer(at: 0)), assumed: payload.assumed(at: 4))
  }
}

extension Escalated {
  var payload: Payload {
    var payload = Payload()
    payload.set(byte: stage.rawValue, at: 0)
    payload.set(assumed: assumed, at: 2)
    return payload
  }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 4), payload.byte(at: 1) == 0,
      let stage = Stage(rawValue: payload.byte(at: 0))
    else { return nil }
    self.init(stage: stage, assumed: payload.assumed(at: 2))
  }
}

extension Resolved {
  var payload: Payload {
    var payload = Payload()
    payload.set(byte: stage.rawValue, at: 0)
    payload.set(byte: outcome.rawValue, at: 1)
    payload.set(assumed: assumed, at: 2)
    return payload
  }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 4), let stage = Stage(rawValue: payload.byte(at: 0)),
      let outcome = Outcome(rawValue: payload.byte(at: 1))
    else { return nil }
    self.init(stage: stage, outcome: outcome, assumed: payload.assumed(at: 2))
  }
}
