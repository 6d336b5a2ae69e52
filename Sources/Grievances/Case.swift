internal import Facts
internal import WorkingDays

/// The rules of one grievance's life: takes its facts in order, and refuses what may not follow.
struct Case {
  private let number: GrievanceNumber
  /// The received day that the history gives, wherever it gives it.
  private let received: CivilDay?
  /// The received day, once the facts so far have given it.
  private var receivedOn: CivilDay?
  private var standing = Standing()
  private var isAcknowledged = false
  private var pledges = Pledges()
  /// A second link to another original would leave two in doubt.
  private var isLinked = false

  private let rules: Rules?
  private var extended = 0

  /// - Parameters:
  ///   - history: what is to be admitted, in order. A fact from before the day of receipt comes
  ///     before the registration, and is to be refused for its day.
  ///   - rules: nil where limits are not to be checked.
  init(_ number: GrievanceNumber, _ history: [Entry], _ rules: Rules?) {
    self.number = number
    self.rules = rules
    received = history.first { $0.event.kind == .registered }?.fact.occurredOn
  }

  /// Takes the next fact, or says why it cannot stand here.
  mutating func admit(_ entry: Entry) throws(Refusal) {
    if case .registered(let registered) = entry.event {
      try admit(registered, on: entry.fact.occurredOn)
    } else {
      if let received, entry.fact.occurredOn < received {
        throw .beforeReceived(entry.fact.occurredOn, received: received)
      }
      guard receivedOn != nil else { throw .notRegistered(number.subject) }
      if case .duplicateLinked = entry.event, isLinked { throw .alreadyClosed(.duplicate) }
      try check(entry)
    }
    standing.apply(entry.event)
  }

  private mutating func admit(_ event: Registered, on day: CivilDay) throws(Refusal) {
    guard receivedOn == nil else { throw .numberInUse(number) }
    guard event.receivedUntil >= day else {
      throw .receivedIntervalReversed(first: day, last: event.receivedUntil)
    }
    guard event.registeredOn >= day else {
      throw .registeredBeforeReceived(registered: event.registeredOn, received: day)
    }
    guard !(event.isSensitive && event.aimag != 0) else { throw .sensitiveHasPlace }
    guard event.aimag <= Registered.aimags else { throw .noSuchAimag(event.aimag) }
    guard event.receivedUntil <= event.registeredOn || event.assumed.contains(.registeredOn) else {
      throw .registeredBeforeReceived(
        registered: event.registeredOn, received: event.receivedUntil)
    }
    let yearFits = event.registeredOn.year == Int(number.year)
    guard yearFits || event.assumed.contains(.registeredOn) else {
      throw .registeredInAnotherYear(registered: event.registeredOn, number: number)
    }
    receivedOn = day
  }

  private mutating func check(_ entry: Entry) throws(Refusal) {
    switch entry.event {
    case .eligibilityAssessed:
      guard !standing.isAssessed else { throw .alreadyAssessed }
      guard standing.isOpen else { throw .alreadyClosed(standing.status) }
    case .assigned, .actionTaken, .worldBankNotified, .documentAttached, .appealLodged,
      .wordsAdded, .wordsErased, .wordsOpened, .contractorInstructed:
      break
    case .receiptAcknowledged(let acknowledged):
      try check(due: acknowledged.promisedOn, entry)
      guard !isAcknowledged else { throw .alreadyAcknowledged }
      isAcknowledged = true
    case .escalated(let escalated):
      try checkIsOpenAndRelated()
      guard escalated.stage > standing.stage else {
        throw .stageNotHigher(from: standing.stage, to: escalated.stage)
      }
    case .meetingHeld(let meeting):
      guard meeting.stage <= standing.stage else {
        throw .stageNotReached(meeting.stage, standsAt: standing.stage)
      }
    case .mediationEntered: try checkIsOpenAndRelated()
    case .deadlineExtended(let extended):
      try checkIsOpenAndRelated()
      try admit(extended)
    case .resolved(let resolved): try check(resolved)
    case .outcomeConveyed:
      guard !standing.isOpen else { throw .stillOpen }
    case .complainantResponded(let response):
      guard !standing.isOpen else { throw .stillOpen }
      if let value = response.satisfaction, !(1...5).contains(value) {
        throw .noSuchSatisfaction(value)
      }
    case .reopened:
      guard standing.status != .unrelated else { throw .unrelated }
      guard !standing.isOpen else { throw .notClosed }
      guard standing.status != .duplicate else { throw .alreadyClosed(.duplicate) }
    case .withdrawn: try checkIsOpenAndRelated()
    case .commitmentMade(let commitment):
      try check(due: commitment.dueOn, entry)
      try pledges.admit(entry)
    case .agreementSigned, .agreementFulfilled, .commitmentKept:
      try pledges.admit(entry)
    case .duplicateLinked: isLinked = true
    default: throw .notForSubject(entry.event.kind, number.subject)
    }
  }

  private func check(due: CivilDay?, _ entry: Entry) throws(Refusal) {
    guard let due, due < entry.fact.occurredOn else { return }
    throw .dueBeforePromised(due: due, promised: entry.fact.occurredOn)
  }

  private mutating func admit(_ event: DeadlineExtended) throws(Refusal) {
    extended += Int(event.days)
    guard let receivedOn, let most = rules?.policy(receivedOn: receivedOn).longestExtension else {
      return
    }
    guard extended <= Int(most) else {
      throw .extensionTooLong(days: extended, most: Int(most))
    }
  }

  private func check(_ resolved: Resolved) throws(Refusal) {
    try checkIsOpenAndRelated()
    guard standing.isAssessed else { throw .notAssessed }
    guard resolved.stage == standing.stage else {
      throw .stageDiffers(standsAt: standing.stage, given: resolved.stage)
    }
  }

  private func checkIsOpenAndRelated() throws(Refusal) {
    guard standing.status != .unrelated else { throw .unrelated }
    guard standing.isOpen else { throw .alreadyClosed(standing.status) }
  }
}
