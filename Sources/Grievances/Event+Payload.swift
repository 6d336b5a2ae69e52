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
    case .organisationEnrolled(let event): event.payload
    case .registered(let event): event.payload
    case .receiptAcknowledged(let event): event.payload
    case .eligibilityAssessed(let event): event.payload
    case .assigned(let event): event.payload
    case .contractorInstructed(let event): event.payload
    case .meetingHeld(let event): event.payload
    case .mediationEntered(let event): event.payload
    case .documentAttached(let event): event.payload
    case .escalated(let event): event.payload
    case .deadlineExtended(let event): event.payload
    case .resolved(let event): event.payload
    case .outcomeConveyed(let event): event.payload
    case .complainantResponded(let event): event.payload
    case .appealLodged(let event): event.payload
    case .commitmentMade(let event): event.payload
    case .duplicateLinked(let event): event.payload
    case .wordsErased(let event): event.payload
    case .consultationHeld(let event): event.payload
    case .engagementHeld(let event): event.payload
    case .pressPublished(let event): event.payload
    case .reportPublished(let event), .reportRestated(let event): event.payload
    case .staffEnrolled, .staffRetired, .actionTaken, .worldBankNotified, .agreementSigned,
      .agreementFulfilled, .reopened, .withdrawn, .commitmentKept, .numberVoided, .retracted,
      .wordsAdded, .wordsOpened, .documentDisclosed:
      Payload()
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
    guard var event = Self.read(kind, fact.payload) else { throw .brokenPayload(kind) }
    if case .registered(var registered) = event {
      registered.isSensitive = fact.flags.contains(.sensitive)
      event = .registered(registered)
    }
    self = event
  }

  @inline(__always)
  private static func read(_ kind: EventKind, _ payload: borrowing Payload) -> Event? {
    switch kind {
    case .ledgerOpened: LedgerOpened(payload).map { .ledgerOpened($0) }
    case .policyAdopted: Policy(payload).map { .policyAdopted($0) }
    case .calendarAdopted: CalendarAdopted(payload).map { .calendarAdopted($0) }
    case .holidayDeclared: HolidayDeclared(payload).map { .holidayDeclared($0) }
    case .holidayRevoked: HolidayRevoked(payload).map { .holidayRevoked($0) }
    case .workingDayMoved: WorkingDayMoved(payload).map { .workingDayMoved($0) }
    case .organisationEnrolled: OrganisationEnrolled(payload).map { .organisationEnrolled($0) }
    case .registered: Registered(payload).map { .registered($0) }
    case .receiptAcknowledged: ReceiptAcknowledged(payload).map { .receiptAcknowledged($0) }
    case .eligibilityAssessed: EligibilityAssessed(payload).map { .eligibilityAssessed($0) }
    case .assigned: Assigned(payload).map { .assigned($0) }
    case .contractorInstructed: ContractorInstructed(payload).map { .contractorInstructed($0) }
    case .meetingHeld: MeetingHeld(payload).map { .meetingHeld($0) }
    case .mediationEntered: MediationEntered(payload).map { .mediationEntered($0) }
    case .documentAttached: DocumentAttached(payload).map { .documentAttached($0) }
    case .escalated: Escalated(payload).map { .escalated($0) }
    case .deadlineExtended: DeadlineExtended(payload).map { .deadlineExtended($0) }
    case .resolved: Resolved(payload).map { .resolved($0) }
    case .outcomeConveyed: OutcomeConveyed(payload).map { .outcomeConveyed($0) }
    case .complainantResponded: ComplainantResponded(payload).map { .complainantResponded($0) }
    case .appealLodged: AppealLodged(payload).map { .appealLodged($0) }
    case .commitmentMade: CommitmentMade(payload).map { .commitmentMade($0) }
    case .duplicateLinked: DuplicateLinked(payload).map { .duplicateLinked($0) }
    case .wordsErased: WordsErased(payload).map { .wordsErased($0) }
    case .consultationHeld: ConsultationHeld(payload).map { .consultationHeld($0) }
    case .engagementHeld: EngagementHeld(payload).map { .engagementHeld($0) }
    case .pressPublished: PressPublished(payload).map { .pressPublished($0) }
    case .reportPublished: PinnedReport(payload).map { .reportPublished($0) }
    case .reportRestated: PinnedReport(payload).map { .reportRestated($0) }
    default: payload.isZero(from: 0) ? bare(kind) : nil
    }
  }

  /// The event of a kind whose payload is empty.
  @inline(__always)
  private static func bare(_ kind: EventKind) -> Event? {
    switch kind {
    case .staffEnrolled: .staffEnrolled
    case .staffRetired: .staffRetired
    case .actionTaken: .actionTaken
    case .worldBankNotified: .worldBankNotified
    case .agreementSigned: .agreementSigned
    case .agreementFulfilled: .agreementFulfilled
    case .reopened: .reopened
    case .withdrawn: .withdrawn
    case .commitmentKept: .commitmentKept
    case .numberVoided: .numberVoided
    case .retracted: .retracted
    case .wordsAdded: .wordsAdded
    case .wordsOpened: .wordsOpened
    case .documentDisclosed: .documentDisclosed
    default: nil
    }
  }
}
