/// Something that happened, in the past tense. The day it happened on, who acted and the words stand
/// in the fact; the payload holds the rest, laid out as in `docs/format.md`.
public enum Event: Sendable, Hashable {
  case ledgerOpened(LedgerOpened)
  case policyAdopted(Policy)
  case calendarAdopted(CalendarAdopted)
  case holidayDeclared(HolidayDeclared)
  case holidayRevoked(HolidayRevoked)
  case workingDayMoved(WorkingDayMoved)
  case staffEnrolled
  case staffRetired
  case organisationEnrolled(OrganisationEnrolled)

  case registered(Registered)
  case receiptAcknowledged(ReceiptAcknowledged)
  case eligibilityAssessed(EligibilityAssessed)
  case assigned(Assigned)
  case actionTaken
  case contractorInstructed(ContractorInstructed)
  case worldBankNotified
  case meetingHeld(MeetingHeld)
  case mediationEntered(MediationEntered)
  case agreementSigned
  case agreementFulfilled
  case documentAttached(DocumentAttached)
  case escalated(Escalated)
  case deadlineExtended(DeadlineExtended)
  case resolved(Resolved)
  case outcomeConveyed(OutcomeConveyed)
  case complainantResponded(ComplainantResponded)
  case reopened
  case withdrawn
  case appealLodged(AppealLodged)
  case commitmentMade(CommitmentMade)
  case commitmentKept
  case duplicateLinked(DuplicateLinked)
  case numberVoided
  case retracted
  case wordsAdded
  case wordsErased(WordsErased)
  case wordsOpened

  case consultationHeld(ConsultationHeld)
  case engagementHeld(EngagementHeld)
  case pressPublished(PressPublished)
  case documentDisclosed

  case reportPublished(PinnedReport)
  case reportRestated(PinnedReport)

  public var kind: EventKind {
    switch self {
    case .ledgerOpened: .ledgerOpened
    case .policyAdopted: .policyAdopted
    case .calendarAdopted: .calendarAdopted
    case .holidayDeclared: .holidayDeclared
    case .holidayRevoked: .holidayRevoked
    case .workingDayMoved: .workingDayMoved
    case .staffEnrolled: .staffEnrolled
    case .staffRetired: .staffRetired
    case .organisationEnrolled: .organisationEnrolled
    case .registered: .registered
    case .receiptAcknowledged: .receiptAcknowledged
    case .eligibilityAssessed: .eligibilityAssessed
    case .assigned: .assigned
    case .actionTaken: .actionTaken
    case .contractorInstructed: .contractorInstructed
    case .worldBankNotified: .worldBankNotified
    case .meetingHeld: .meetingHeld
    case .mediationEntered: .mediationEntered
    case .agreementSigned: .agreementSigned
    case .agreementFulfilled: .agreementFulfilled
    case .documentAttached: .documentAttached
    case .escalated: .escalated
    case .deadlineExtended: .deadlineExtended
    case .resolved: .resolved
    case .outcomeConveyed: .outcomeConveyed
    case .complainantResponded: .complainantResponded
    case .reopened: .reopened
    case .withdrawn: .withdrawn
    case .appealLodged: .appealLodged
    case .commitmentMade: .commitmentMade
    case .commitmentKept: .commitmentKept
    case .duplicateLinked: .duplicateLinked
    case .numberVoided: .numberVoided
    case .retracted: .retracted
    case .wordsAdded: .wordsAdded
    case .wordsErased: .wordsErased
    case .wordsOpened: .wordsOpened
    case .consultationHeld: .consultationHeld
    case .engagementHeld: .engagementHeld
    case .pressPublished: .pressPublished
    case .documentDisclosed: .documentDisclosed
    case .reportPublished: .reportPublished
    case .reportRestated: .reportRestated
    }
  }

  /// Which fields of the fact are assumed.
  @inlinable public var assumed: AssumedFields {
    switch self {
    case .registered(let event): event.assumed
    case .eligibilityAssessed(let event): event.assumed
    case .assigned(let event): event.assumed
    case .escalated(let event): event.assumed
    case .resolved(let event): event.assumed
    default: []
    }
  }

  /// Whether the event answers another fact of its subject, which it must name.
  public var answers: EventKind? {
    switch self {
    case .agreementFulfilled: .agreementSigned
    case .commitmentKept: .commitmentMade
    default: nil
    }
  }
}
