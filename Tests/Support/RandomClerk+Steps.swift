import Facts
import Grievances
import Ledger
import WorkingDays

extension RandomClerk {
  /// One of the steps beside assessment, escalation and resolution, or something about no grievance.
  mutating func step() throws -> Command {
    switch Int.random(in: 0..<12, using: &generator) {
    case 0: return try record(.withdrawn) { $0.isOpen }
    case 1: return try link()
    case 2: return try void()
    case 3: return try answer(.agreementSigned, .agreementFulfilled)
    case 4: return try answer(.commitmentMade, .commitmentKept)
    case 5: return try aboutPeople()
    case 6: return engagement()
    case 7: return try record(afterwards()) { !$0.isOpen }
    default: return try record(beside())
    }
  }

  private mutating func one<Element>(of elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &generator)]
  }

  private mutating func beside() -> Event {
    let due = generator.chance(70) ? today.advanced(by: 5) : nil
    return one(of: [
      .receiptAcknowledged(ReceiptAcknowledged(promisedOn: due)), .actionTaken,
      .contractorInstructed(ContractorInstructed(organisation: OrganisationNumber(1))),
      .worldBankNotified, .meetingHeld(MeetingHeld(stage: one(of: [.unit, .committee]))),
      .mediationEntered(MediationEntered(organisation: .none)), .agreementSigned,
      .documentAttached(DocumentAttached(size: 7, digest: .sha256(of: [7]))),
      .deadlineExtended(DeadlineExtended(days: UInt16.random(in: 1...15, using: &generator))),
      .appealLodged(AppealLodged(body: one(of: AppealBody.allCases))),
      .commitmentMade(CommitmentMade(dueOn: due)), .wordsAdded, .wordsOpened,
      .wordsErased(WordsErased(includesPublic: false)),
    ])
  }

  private mutating func afterwards() -> Event {
    one(of: [
      .outcomeConveyed(OutcomeConveyed(channel: .email)),
      .complainantResponded(
        ComplainantResponded(isAccepted: generator.chance(50), satisfaction: 3)),
    ])
  }

  private mutating func link() throws -> Command {
    let original = one(of: grievances)
    return try record(.duplicateLinked(DuplicateLinked(original: original)))
  }

  private mutating func void() throws -> Command {
    let next = try made.ledger.nextNumber(in: UInt16(clamping: today.year))
    return command(.record(.numberVoided), next.subject, today)
  }

  /// Answers an open pledge of a grievance that has one, most of the time.
  private mutating func answer(_ pledge: EventKind, _ event: Event) throws -> Command {
    for number in grievances.suffix(12).reversed() {
      let entries = try history(of: number.subject).filter { $0.event.kind == pledge }
      guard let entry = entries.last else { continue }
      return command(.answer(entry.fact.sequence, event), number.subject, day())
    }
    return try record(pledge == .agreementSigned ? .agreementSigned : beside())
  }

  mutating func aboutPeople() throws -> Command {
    let number = UInt64.random(in: 1...5, using: &generator)
    switch Int.random(in: 0..<3, using: &generator) {
    case 0:
      // Mostly of someone who is there to retire.
      let staff = Subject(kind: .staff, number: generator.chance(70) ? 1 : number)
      let isEnrolled = try !history(of: staff).isEmpty
      return command(.record(isEnrolled ? .staffRetired : .staffEnrolled), staff, today)
    case 1:
      return command(.record(.staffRetired), Subject(kind: .staff, number: number), today)
    default:
      let event = Event.organisationEnrolled(OrganisationEnrolled(role: .contractor))
      return command(.record(event), Subject(kind: .organisation, number: number), today)
    }
  }

  mutating func engagement() -> Command {
    let number = UInt64.random(in: 1...1_000_000, using: &generator)
    let event: Event = one(of: [
      .consultationHeld(ConsultationHeld(women: 5, men: 4, others: 1)),
      .engagementHeld(EngagementHeld(activity: .training)),
      .pressPublished(PressPublished(medium: .radio)), .documentDisclosed,
    ])
    return command(.record(event), Subject(kind: .engagement, number: number), day())
  }
}
