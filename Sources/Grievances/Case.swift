internal import Facts
internal import WorkingDays

/// The rules of one grievance's life: takes its facts in order, and refuses what may not follow.
struct Case {
  private let number: GrievanceNumber
  private var receivedOn: CivilDay?
  private var standing = Standing()
  private var isAcknowledged = false
  private var pledges = Pledges()
  /// A second link to another original would leave two in doubt.
  private var isLinked = false

  private let rules: Rules?
  private var extended = 0

  /// - Parameter rules: nil where limits are not to be checked.
  init(_ number: GrievanceNumber, _ rules: Rules?) {
    self.number = number
    self.rules = rules
  }

  /// Takes the next fact, or says why it cannot stand here.
  mutating func admit(_ entry: Entry) throws(Refusal) {
    if case .registered(let registered) = entry.event {
      try admit(registered, on: entry.fact.occurredOn)
    } else {
      guard let receivedOn else { throw .notRegistered(number.subject) }
      guard entry.fact.occurredOn >= receivedOn else {
        throw .beforeReceived(entry.fact.occurredOn, received: receivedOn)
      }
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
    guard event.receivedUntil <= event.registeredOn || event.assumed.contains(.registeredOn) else {
      throw .registeredBeforeReceived(
        registered: event.registeredOn, received: event.receivedUntil)
    }
