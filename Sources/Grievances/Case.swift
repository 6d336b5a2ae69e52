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

  /// - Parameter history: what is to be admitted, in order. A fact from before the day of receipt
  ///   comes before the registration, and is to be refused for its day.
  init(_ number: GrievanceNumber, _ history: [Entry]) {
    self.number = number
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
      try check(entry.event)
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

  private func check(_ event: Event) throws(Refusal) {
    switch event {
    case .eligibilityAssessed:
      guard !standing.isAssessed else { throw .alreadyAssessed }
    case .assigned: break
    case .escalated(let escalated):
      try checkIsOpenAndRelated()
      guard escalated.stage > standing.stage else {
        throw .stageNotHigher(from: standing.stage, to: escalated.stage)
      }
    case .resolved(let resolved):
      try checkIsOpenAndRelated()
      guard standing.isAssessed else { throw .notAssessed }
      guard resolved.stage == standing.stage else {
        throw .stageDiffers(standsAt: standing.stage, given: resolved.stage)
      }
    case .reopened:
      guard standing.status != .unrelated else { throw .unrelated }
      guard !standing.isOpen else { throw .notClosed }
    default: throw .notForSubject(event.kind, number.subject)
    }
  }

  private func checkIsOpenAndRelated() throws(Refusal) {
    guard standing.status != .unrelated else { throw .unrelated }
    guard standing.isOpen else { throw .alreadyClosed(standing.status) }
  }
}
