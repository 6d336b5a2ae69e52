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
    payload.set(assumed: assumed, at: 12)
    return payload
  }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 14), payload.byte(at: 11) == 0,
      let receivedUntil = payload.day(at: 0), let registeredOn = payload.day(at: 4),
      let channel = Channel(rawValue: payload.byte(at: 8)),
      let type = GrievanceType(rawValue: payload.byte(at: 9)),
      let complainant = Complainant(rawValue: payload.byte(at: 10))
    else { return nil }
    self.init(
      receivedUntil: receivedUntil, registeredOn: registeredOn, channel: channel, type: type,
      complainant: complainant, assumed: payload.assumed(at: 12))
  }
}

extension EligibilityAssessed {
  var payload: Payload {
    var payload = Payload()
    payload.set(byte: isRelated ? 1 : 2, at: 0)
    payload.set(byte: handledAt.rawValue, at: 1)
    payload.set(assumed: assumed, at: 2)
    return payload
  }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 4), (1...2).contains(payload.byte(at: 0)),
      let handledAt = Stage(rawValue: payload.byte(at: 1)), handledAt <= .unit
    else { return nil }
    self.init(
      isRelated: payload.byte(at: 0) == 1, handledAt: handledAt, assumed: payload.assumed(at: 2))
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
  var payload: Payload { stagePayload(stage, assumed) }

  init?(_ payload: Payload) {
    guard let (stage, assumed) = readStagePayload(payload) else { return nil }
    self.init(stage: stage, assumed: assumed)
  }
}

extension Resolved {
  var payload: Payload { stagePayload(stage, assumed) }

  init?(_ payload: Payload) {
    guard let (stage, assumed) = readStagePayload(payload) else { return nil }
    self.init(stage: stage, assumed: assumed)
  }
}

private func stagePayload(_ stage: Stage, _ assumed: AssumedFields) -> Payload {
  var payload = Payload()
  payload.set(byte: stage.rawValue, at: 0)
  payload.set(assumed: assumed, at: 2)
  return payload
}

private func readStagePayload(_ payload: Payload) -> (Stage, AssumedFields)? {
  guard payload.isZero(from: 4), payload.byte(at: 1) == 0,
    let stage = Stage(rawValue: payload.byte(at: 0))
  else { return nil }
  return (stage, payload.assumed(at: 2))
}
