public import Facts
internal import WorkingDays

// The payload of each kind, version 1; the byte tables are in docs/format.md. A day that is not known
// is stored as the lowest signed integer.

/// Why a stored fact cannot be read as an event.
public enum Unreadable: Error, Hashable {
  case unknownKind(UInt16)
  case unknownVersion(kind: UInt16, version: UInt8)
  case brokenPayload(EventKind)
}

extension Unreadable: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownKind(let kind): "kind \(kind) is not known to this program"
    case .unknownVersion(let kind, let version):
      "version \(version) of kind \(kind) is not known to this program"
    case .brokenPayload(let kind): "its payload is not that of \(kind.name)"
    }
  }
}

extension Event {
  /// The version of the payload that this program writes, for every kind so far.
  public static let payloadVersion: UInt8 = 1

  public var payload: Payload {
    switch self {
    case .ledgerOpened(let event): event.payload
    case .policyAdopted(let event): event.payload
    case .calendarAdopted(let event): event.payload
    case .holidayDeclared(let event): event.payload
    case .holidayRevoked(let event): event.payload
    case .workingDayMoved(let event): event.payload
    case .registered(let event): event.payload
    case .eligibilityAssessed(let event): event.payload
    case .assigned(let event): event.payload
    case .escalated(let event): event.payload
    case .resolved(let event): event.payload
    case .reopened, .retracted: Payload()
    }
  }

  /// Reads the event of a fact.
  public init(_ fact: borrowing Fact) throws(Unreadable) {
    guard let kind = EventKind(rawValue: fact.kind) else {
      throw .unknownKind(fact.kind)
    }
    guard fact.version == Self.payloadVersion else {
      throw .unknownVersion(kind: fact.kind, version: fact.version)
    }
    guard let event = Self.read(kind, fact.payload) else { throw .brokenPayload(kind) }
    self = event
  }

  private static func read(_ kind: EventKind, _ payload: Payload) -> Event? {
    switch kind {
    case .ledgerOpened: LedgerOpened(payload).map { .ledgerOpened($0) }
    case .policyAdopted: Policy(payload).map { .policyAdopted($0) }
    case .calendarAdopted: CalendarAdopted(payload).map { .calendarAdopted($0) }
    case .holidayDeclared: HolidayDeclared(payload).map { .holidayDeclared($0) }
    case .holidayRevoked: HolidayRevoked(payload).map { .holidayRevoked($0) }
    case .workingDayMoved: WorkingDayMoved(payload).map { .workingDayMoved($0) }
    case .registered: Registered(payload).map { .registered($0) }
    case .eligibilityAssessed: EligibilityAssessed(payload).map { .eligibilityAssessed($0) }
    case .assigned: Assigned(payload).map { .assigned($0) }
    case .escalated: Escalated(payload).map { .escalated($0) }
    case .resolved: Resolved(payload).map { .resolved($0) }
    case .reopened: payload.isZero(from: 0) ? .reopened : nil
    case .retracted: payload.isZero(from: 0) ? .retracted : nil
    }
  }
}

extension Payload {
  mutating func set(day: CivilDay?, at offset: Int) {
    let number = day?.daysSince1970 ?? .min
    set(integer: UInt32(bitPattern: number), at: offset)
  }

  func day(at offset: Int) -> CivilDay? {
    let number = Int32(bitPattern: integer(at: offset))
    return number == .min ? nil : CivilDay(daysSince1970: number)
  }

  mutating func set(assumed: AssumedFields, at offset: Int) {
    set(short: assumed.rawValue, at: offset)
  }

  /// 0 not stated, 1 high, 2 medium, 3 low.
  fileprivate mutating func set(confidence: Confidence?, at offset: Int) {
    let code = confidence.flatMap { Self.confidences.firstIndex(of: $0) }.map { $0 + 1 }
    set(byte: UInt8(truncatingIfNeeded: code ?? 0), at: offset)
  }

  /// The outer nil means that the byte is no code.
  fileprivate func confidence(at offset: Int) -> Confidence?? {
    let code = Int(byte(at: offset))
    guard code <= Self.confidences.count else { return .none }
    return .some(code == 0 ? nil : Self.confidences[code - 1])
  }

  private static let confidences: [Confidence] = [.high, .medium, .low]

  func assumed(at offset: Int) -> AssumedFields { AssumedFields(rawValue: short(at: offset)) }
}

extension LedgerOpened {
  fileprivate var payload: Payload {
    var payload = Payload()
    payload.set(day: coversFrom, at: 0)
    return payload
  }

  fileprivate init?(_ payload: Payload) {
    guard payload.isZero(from: 4) else { return nil }
    self.init(coversFrom: payload.day(at: 0))
  }
}

extension Policy {
  fileprivate var payload: Payload {
    var payload = Payload()
    payload.set(day: effectiveFrom == .distantPast ? nil : effectiveFrom, at: 0)
    payload.set(limit: resolution, at: 4)
    for (index, limit) in stages.prefix(4).enumerated() {
      payload.set(limit: limit, at: 8 + 4 * index)
    }
    payload.set(limit: acknowledgement, at: 24)
    payload.set(limit: meeting, at: 28)
    return payload
  }

  fileprivate init?(_ payload: Payload) {
    guard payload.isZero(from: 32), Self.limitOffsets.allSatisfy(payload.isLimit),
      let resolution = payload.limit(at: 4)
    else { return nil }
    self.init(
      effectiveFrom: payload.day(at: 0) ?? .distantPast, resolution: resolution,
      stages: (0..<4).map { payload.limit(at: 8 + 4 * $0) },
      acknowledgement: payload.limit(at: 24), meeting: payload.limit(at: 28))
  }

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
  fileprivate var payload: Payload {
    var payload = Payload()
    payload.set(short: statute, at: 0)
    payload.set(digest: days, at: 8)
    return payload
  }

  fileprivate init?(_ payload: Payload) {
    guard payload.isZero(from: 40), (2..<8).allSatisfy({ payload.byte(at: $0) == 0 }) else {
      return nil
    }
    self.init(statute: payload.short(at: 0), days: payload.digest(at: 8))
  }
}

extension HolidayDeclared {
  fileprivate var payload: Payload {
    var payload = Payload()
    payload.set(day: day, at: 0)
    payload.set(day: announcedOn, at: 4)
    payload.set(byte: reason.rawValue, at: 8)
    payload.set(confidence: confidence, at: 9)
    return payload
  }

  fileprivate init?(_ payload: Payload) {
    guard payload.isZero(from: 10), let day = payload.day(at: 0),
      let reason = DecisionReason(rawValue: payload.byte(at: 8)),
      let confidence = payload.confidence(at: 9)
    else { return nil }
    self.init(
      day: day, announcedOn: payload.day(at: 4), reason: reason, confidence: confidence)
  }
}

extension HolidayRevoked {
  fileprivate var payload: Payload {
    var payload = Payload()
    payload.set(day: day, at: 0)
    payload.set(day: announcedOn, at: 4)
    payload.set(confidence: confidence, at: 8)
    return payload
  }

  fileprivate init?(_ payload: Payload) {
    guard payload.isZero(from: 9), let day = payload.day(at: 0),
      let confidence = payload.confidence(at: 8)
    else { return nil }
    self.init(day: day, announcedOn: payload.day(at: 4), confidence: confidence)
  }
}

extension WorkingDayMoved {
  fileprivate var payload: Payload {
    var payload = Payload()
    payload.set(day: dayOff, at: 0)
    payload.set(day: workedInstead, at: 4)
    payload.set(day: announcedOn, at: 8)
    payload.set(confidence: confidence, at: 12)
    return payload
  }

  fileprivate init?(_ payload: Payload) {
    guard payload.isZero(from: 13), let dayOff = payload.day(at: 0),
      let confidence = payload.confidence(at: 12)
    else { return nil }
    self.init(
      dayOff: dayOff, workedInstead: payload.day(at: 4), announcedOn: payload.day(at: 8),
      confidence: confidence)
  }
}
