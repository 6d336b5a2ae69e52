import Facts
import Grievances
import LedgerTesting
import Testing
import WorkingDays

/// What each kind stores in the 48 bytes of its payload.
@Suite struct PayloadLayoutTests {
  private func bytes(_ payload: Payload) -> [UInt8] {
    var bytes: [UInt8] = []
    payload.append(to: &bytes)
    return bytes
  }

  private func fact(_ kind: EventKind, _ payload: Payload, version: UInt8 = 1) -> Fact {
    Fact(
      kind: kind.rawValue, version: version, flags: [], actor: .system, sequence: .genesis,
      subject: .ledger, revision: Revision(0), occurredOn: .of("2024-01-01"),
      recordedAt: Instant(microseconds: 0), about: nil, wordsDigest: .zero, payload: payload)
  }

  private func read(_ kind: EventKind, _ payload: Payload) -> Event? {
    try? Event(fact(kind, payload))
  }

  @Test(arguments: EventKind.allCases)
  func randomEventsComeBack(_ kind: EventKind) throws {
    try withSeed { generator in
      for _ in 0..<300 {
        let event = generator.event(kind)
        try #require(event.kind == kind)
        try #require(read(kind, event.payload) == event)
      }
    }
  }

  /// How many bytes of each payload mean something; from the format's tables.
  private static func usedBytes(_ kind: EventKind) -> [Range<Int>] {
    switch kind {
    case .ledgerOpened: [0..<4]
    case .policyAdopted: [0..<4, 32..<34] + [4, 8, 12, 16, 20, 24, 28].map { $0..<($0 + 3) }
    case .calendarAdopted: [0..<2, 8..<40]
    case .holidayDeclared: [0..<10]
    case .holidayRevoked: [0..<9]
    case .workingDayMoved: [0..<13]
    case .registered: [0..<14]
    case .eligibilityAssessed: [0..<6, 8..<12]
    case .assigned: [0..<6]
    case .escalated: [0..<1, 2..<4]
    case .resolved: [0..<4]
    case .receiptAcknowledged, .commitmentMade, .contractorInstructed, .mediationEntered: [0..<4]
    case .meetingHeld, .outcomeConveyed, .appealLodged, .wordsErased, .organisationEnrolled,
      .engagementHeld, .pressPublished:
      [0..<1]
    case .documentAttached: [0..<40]
    case .deadlineExtended, .complainantResponded: [0..<2]
    case .duplicateLinked: [0..<6]
    case .consultationHeld: [0..<12]
    case .reportPublished, .reportRestated: [0..<20]
    default: []
    }
  }

  /// A later version may give meaning to them, and must not be read as this one.
  @Test(arguments: EventKind.allCases)
  func unusedBytesMustBeZero(_ kind: EventKind) throws {
    try withSeed { generator in
      let used = Self.usedBytes(kind)
      for offset in 0..<48 where !used.contains(where: { $0.contains(offset) }) {
        var payload = generator.event(kind).payload
        try #require(payload.byte(at: offset) == 0)
        payload.set(byte: 1 << UInt8.random(in: 0..<8, using: &generator), at: offset)
        #expect(read(kind, payload) == nil, "byte \(offset) of \(kind)")
      }
    }
  }

  /// Whatever is read is written back as it was: no two payloads mean the same.
  @Test(arguments: EventKind.allCases)
  func onlyWhatWouldBeWrittenIsRead(_ kind: EventKind) throws {
    try withSeed { generator in
      for _ in 0..<2_000 {
        var payload = generator.event(kind).payload
        let offset = Int.random(in: 0..<40, using: &generator)
        payload.set(byte: UInt8.random(in: 0...255, using: &generator), at: offset)
        guard let event = read(kind, payload) else { continue }
        try #require(bytes(event.payload) == bytes(payload), "byte \(offset) of \(kind)")
      }
    }
  }

  @Test func unknownCodesAreRefused() throws {
    var registered = try #require(someRegistered())
    for (offset, code) in [(8, UInt8(7)), (9, 5), (10, 3)] {
      let kept = registered.byte(at: offset)
      registered.set(byte: code, at: offset)
      #expect(read(.registered, registered) == nil, "byte \(offset)")
      registered.set(byte: kept, at: offset)
    }
    for stage in [UInt8(0), 5, 255] {
      var payload = Payload()
      payload.set(byte: stage, at: 0)
      #expect(read(.escalated, payload) == nil)
      #expect(read(.resolved, payload) == nil)
    }
    for (related, stage) in [(UInt8(0), UInt8(1)), (3, 1), (1, 0), (1, 3), (2, 4)] {
      var payload = Payload()
      payload.set(byte: related, at: 0)
      payload.set(byte: stage, at: 1)
      #expect(read(.eligibilityAssessed, payload) == nil)
    }
  }

  private func someRegistered() -> Payload? {
    let day = CivilDay.of("2024-03-05")
    let event = Event.registered(
      Registered(
        receivedUntil: day, registeredOn: day, channel: .email, type: .question,
        complainant: .named))
    return read(.registered, event.payload).map(\.payload)
  }

  @Test func unknownKindsAndVersionsAreNamed() {
    var strange = fact(.reopened, Payload())
    strange.kind = 999
    #expect(throws: Unreadable.unknownKind(999)) { try Event(strange) }
    #expect(throws: Unreadable.unknownVersion(kind: 49, version: 2)) {
      try Event(fact(.reopened, Payload(), version: 2))
    }
    #expect(throws: Unreadable.unknownVersion(kind: 49, version: 0)) {
      try Event(fact(.reopened, Payload(), version: 0))
    }
  }

  /// Written by hand from the tables.
  @Test func aRegistrationLiesAsTheTableSays() {
    let event = Event.registered(
      Registered(
        receivedUntil: CivilDay(daysSince1970: 0x4D5A), registeredOn: CivilDay(daysSince1970: -2),
        channel: .letter, type: .suggestion, complainant: .anonymous,
        assumed: [.receivedOn, .actions]))
    let expected: [UInt8] = [0x5A, 0x4D, 0, 0, 0xFE, 0xFF, 0xFF, 0xFF, 6, 4, 2, 0, 1, 0x20]
    #expect(bytes(event.payload) == expected + [UInt8](repeating: 0, count: 34))
  }

  @Test func kindsHaveTheirCodes() {
    let codes = EventKind.allCases.map(\.rawValue)
    #expect(codes == Array(1...9) + Array(32...59) + Array(96...99) + [112, 113])
    #expect(Set(EventKind.allCases.map(\.name)).count == codes.count)
  }
}
