internal import Facts
internal import WorkingDays

// The payloads of events about the ledger, version 1; the byte tables are in docs/format.md.

extension LedgerOpened {
  var payload: Payload {
    var payload = Payload()
    payload.set(day: coversFrom, at: 0)
    return payload
  }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 4) else { return nil }
    self.init(coversFrom: payload.day(at: 0))
  }
}

extension Policy {
  var payload: Payload {
    var payload = Payload()
    payload.set(day: effectiveFrom == .distantPast ? nil : effectiveFrom, at: 0)
    payload.set(limit: resolution, at: 4)
    for (index, limit) in stages.prefix(4).enumerated() {
      payload.set(limit: limit, at: 8 + 4 * index)
    }
    payload.set(limit: acknowledgement, at: 24)
    payload.set(limit: meeting, at: 28)
    payload.set(short: longestExtension, at: 32)
    return payload
  }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 34), Self.limitOffsets.allSatisfy(payload.isLimit),
      let resolution = payload.limit(at: 4)
    else { return nil }
    self.init(
      effectiveFrom: payload.day(at: 0) ?? .distantPast, resolution: resolution,
      stages: (0..<4).map { payload.limit(at: 8 + 4 * $0) },
      acknowledgement: payload.limit(at: 24), meeting: payload.limit(at: 28),
      longestExtension: payload.short(at: 32))
  }
}

extension Policy {
  private static let limitOffsets = stride(from: 4, to: 32, by: 4)
}

extension Payload {
  /// Days (2 bytes), basis (1), zero (1); all zero where there is no limit.
  fileprivate mutating func set(limit: Limit?, at offset: Int) {
    guard let limit else { return }
    set(short: limit.days, at: offset)
    set(byte: limit.basis.rawValue, at: offset + 2)
  }

  fileprivate func limit(at offset: Int) -> Limit? {
    Basis(rawValue: byte(at: offset + 2)).map { Limit(days: short(at: offset), basis: $0) }
  }

  /// Whether the four bytes are a limit, or none.
  fileprivate func isLimit(at offset: Int) -> Bool {
    integer(at: offset) == 0
      || byte(at: offset + 3) == 0 && Basis(rawValue: byte(at: offset + 2)) != nil
  }
}

extension CalendarAdopted {
  var payload: Payload {
    var payload = Payload()
    payload.set(short: statute, at: 0)
    payload.set(digest: days, at: 8)
    return payload
  }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 40), (2..<8).allSatisfy({ payload.byte(at: $0) == 0 }) else {
      return nil
    }
    self.init(statute: payload.short(at: 0), days: payload.digest(at: 8))
  }
}

extension HolidayDeclared {
  var payload: Payload {
    var payload = Payload()
    payload.set(day: day, at: 0)
    payload.set(day: announcedOn, at: 4)
    payload.set(byte: reason.rawValue, at: 8)
    payload.set(confidence: confidence, at: 9)
    return payload
  }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 10), let day = payload.day(at: 0),
      let reason = DecisionReason(rawValue: payload.byte(at: 8)),
      let confidence = payload.confidence(at: 9)
    else { return nil }
    self.init(
      day: day, announcedOn: payload.day(at: 4), reason: reason, confidence: confidence)
  }
}

extension HolidayRevoked {
  var payload: Payload {
    var payload = Payload()
    payload.set(day: day, at: 0)
    payload.set(day: announcedOn, at: 4)
    payload.set(confidence: confidence, at: 8)
    return payload
  }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 9), let day = payload.day(at: 0),
      let confidence = payload.confidence(at: 8)
    else { return nil }
    self.init(day: day, announcedOn: payload.day(at: 4), confidence: confidence)
  }
}

extension WorkingDayMoved {
  var payload: Payload {
    var payload = Payload()
    payload.set(day: dayOff, at: 0)
    payload.set(day: workedInstead, at: 4)
    payload.set(day: announcedOn, at: 8)
    payload.set(confidence: confidence, at: 12)
    return payload
  }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 13), let dayOff = payload.day(at: 0),
      let confidence = payload.confidence(at: 12)
    else { return nil }
    self.init(
      dayOff: dayOff, workedInstead: payload.day(at: 4), announcedOn: payload.day(at: 8),
      confidence: confidence)
  }
}

extension OrganisationEnrolled {
  var payload: Payload {
    var payload = Payload()
    payload.set(byte: role.rawValue, at: 0)
    return payload
  }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 1), let role = OrganisationRole(rawValue: payload.byte(at: 0)) else {
      return nil
    }
    self.init(role: role)
  }
}
