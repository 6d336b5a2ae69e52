import Facts
import Grievances
import LedgerTesting
import WorkingDays

extension SeededGenerator {
  /// A day from 1950 to 2080, sometimes one at the ends of what a text can say.
  mutating func day() -> CivilDay {
    if chance(5) { return .of(chance(50) ? "0001-01-01" : "9999-12-31") }
    return CivilDay(daysSince1970: .random(in: -7_300...40_000, using: &self))
  }

  mutating func dayOrNone() -> CivilDay? { chance(30) ? nil : day() }

  mutating func element<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &self)]
  }

  mutating func code<C: Code>(_ type: C.Type = C.self) -> C { element(Array(C.allCases)) }

  mutating func confidence() -> Confidence? { element([nil, .high, .medium, .low]) }

  mutating func assumed() -> AssumedFields {
    AssumedFields(rawValue: UInt16.random(in: 0..<(1 << 14), using: &self))
  }

  mutating func limit() -> Limit {
    Limit(days: UInt16.random(in: 0 ... .max, using: &self), basis: code())
  }

  mutating func limitOrNone() -> Limit? { chance(30) ? nil : limit() }

  mutating func policy() -> Policy {
    Policy(
      effectiveFrom: chance(30) ? .distantPast : day(), resolution: limit(),
      stages: (0..<4).map { _ in limitOrNone() }, acknowledgement: limitOrNone(),
      meeting: limitOrNone(), longestExtension: UInt16.random(in: 0 ... .max, using: &self))
  }

  /// Any event of a kind.
  mutating func event(_ kind: EventKind) -> Event {
    switch kind {
    case .ledgerOpened: .ledgerOpened(LedgerOpened(coversFrom: dayOrNone()))
    case .policyAdopted: .policyAdopted(policy())
    case .calendarAdopted:
      .calendarAdopted(
        CalendarAdopted(
          statute: UInt16.random(in: 0 ... .max, using: &self),
          days: Digest(bytes(32)) ?? .zero))
    case .holidayDeclared:
      .holidayDeclared(
        HolidayDeclared(
          day: day(), announcedOn: dayOrNone(), reason: code(), confidence: confidence()))
    case .holidayRevoked:
      .holidayRevoked(
        HolidayRevoked(day: day(), announcedOn: dayOrNone(), confidence: confidence()))
    case .workingDayMoved:
      .workingDayMoved(
        WorkingDayMoved(
          dayOff: day(), workedInstead: dayOrNone(), announcedOn: dayOrNone(),
          confidence: confidence()))
    case .registered:
      .registered(
        Registered(
          receivedUntil: day(), registeredOn: day(), channel: code(), type: code(),
          complainant: code(), aimag: UInt8.random(in: 0...22, using: &self),
          assumed: assumed()))
    case .eligibilityAssessed:
      .eligibilityAssessed(
        EligibilityAssessed(
          isRelated: chance(50), handledAt: chance(50) ? .local : .unit, category: code(),
          risk: code(), referredTo: organisation(), assumed: assumed()))
    case .assigned:
      .assigned(
        Assigned(
          staff: StaffNumber(UInt32(truncatingIfNeeded: next())), assumed: assumed()))
    case .escalated: .escalated(Escalated(stage: code(), assumed: assumed()))
    case .resolved: .resolved(Resolved(stage: code(), outcome: code(), assumed: assumed()))
    default: processEvent(kind)
    }
  }

  mutating func organisation() -> OrganisationNumber {
    OrganisationNumber(UInt32(truncatingIfNeeded: next()))
  }

  private mutating func processEvent(_ kind: EventKind) -> Event {
    switch kind {
    case .receiptAcknowledged: .receiptAcknowledged(ReceiptAcknowledged(promisedOn: dayOrNone()))
    case .contractorInstructed:
      .contractorInstructed(ContractorInstructed(organisation: organisation()))
    case .meetingHeld: .meetingHeld(MeetingHeld(stage: code()))
    case .mediationEntered: .mediationEntered(MediationEntered(organisation: organisation()))
    case .documentAttached:
      .documentAttached(DocumentAttached(size: next(), digest: Digest(bytes(32)) ?? .zero))
    case .deadlineExtended:
      .deadlineExtended(DeadlineExtended(days: UInt16.random(in: 0 ... .max, using: &self)))
    case .outcomeConveyed: .outcomeConveyed(OutcomeConveyed(channel: code()))
    case .complainantResponded:
      .complainantResponded(
        ComplainantResponded(isAccepted: chance(50), satisfaction: element([nil, 1, 2, 3, 4, 5])))
    case .appealLodged: .appealLodged(AppealLodged(body: code()))
    case .commitmentMade: .commitmentMade(CommitmentMade(dueOn: dayOrNone()))
    case .duplicateLinked:
      .duplicateLinked(
        DuplicateLinked(
          original: GrievanceNumber(
            year: UInt16.random(in: 1 ... .max, using: &self),
            number: UInt32.random(in: 1 ... .max, using: &self))))
    case .wordsErased: .wordsErased(WordsErased(includesPublic: chance(50)))
    default: engagementOrBareEvent(kind)
    }
  }

  private mutating func engagementOrBareEvent(_ kind: EventKind) -> Event {
    switch kind {
    case .organisationEnrolled: .organisationEnrolled(OrganisationEnrolled(role: code()))
    case .consultationHeld:
      .consultationHeld(
        ConsultationHeld(
          women: UInt32(truncatingIfNeeded: next()), men: UInt32(truncatingIfNeeded: next()),
          others: UInt32(truncatingIfNeeded: next())))
    case .engagementHeld: .engagementHeld(EngagementHeld(activity: code()))
    case .pressPublished: .pressPublished(PressPublished(medium: code()))
    case .reportPublished: .reportPublished(pinnedReport())
    case .reportRestated: .reportRestated(pinnedReport())
    default: bareEvent(kind)
    }
  }

  private mutating func pinnedReport() -> PinnedReport {
    let days = [day(), day()].sorted()
    return PinnedReport(
      from: days[0], through: days[1], known: next(),
      rules: UInt16.random(in: 0 ... .max, using: &self),
      statute: UInt16.random(in: 0 ... .max, using: &self))
  }

  private func bareEvent(_ kind: EventKind) -> Event {
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
    case .wordsAdded: .wordsAdded
    case .wordsOpened: .wordsOpened
    case .documentDisclosed: .documentDisclosed
    default: .retracted
    }
  }
}
