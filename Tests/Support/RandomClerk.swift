import EventLog
public import Facts
import Grievances
import Ledger
import WorkingDays

/// Someone who records at random whatever the rules allow: grievances at all stages, late facts,
/// corrections, retractions, reopenings, decisions about days, policies.
public struct RandomClerk {
  public var generator: SeededGenerator
  let made: TemporaryLedger
  public private(set) var grievances: [GrievanceNumber] = []
  /// What was recorded, and how often the rules did not allow it.
  public private(set) var recorded = 0
  public private(set) var refused = 0

  public init(_ made: TemporaryLedger, seed: UInt64) {
    self.made = made
    generator = SeededGenerator(seed: seed)
  }

  /// Tries so many things, and lets time pass between them.
  /// - Parameter kind: where that is not grievances, half of them are about subjects of this kind.
  public mutating func work(_ count: Int, about kind: Subject.Kind = .grievance) throws {
    for _ in 0..<count {
      if generator.chance(50) {
        made.clock.advance(seconds: .random(in: 0...400_000, using: &generator))
      }
      let command = try command(about: kind)
      do {
        _ = try made.ledger.record(command)
        recorded += 1
        if case .record(.registered) = command.action,
          let number = GrievanceNumber(command.subject)
        {
          grievances.append(number)
        }
      } catch is Refusal {
        refused += 1
      } catch LedgerError.unreadableHistory {
        refused += 1
      }
    }
  }

  /// Records something of a kind that this program does not know, as a newer one might have.
  public mutating func recordUnknown() throws {
    let subject =
      generator.chance(70) ? try someGrievance { _ in true } : Subject(kind: .staff, number: 3)
    let draft = Draft(
      kind: 1_000, version: 1, actor: .system, subject: subject, occurredOn: day(),
      payload: Payload())
    _ = try made.log.append([draft])
  }

  var today: CivilDay { made.ledger.today }

  private mutating func command(about kind: Subject.Kind) throws -> Command {
    guard kind != .grievance, generator.chance(50) else { return try command() }
    let known = try subjects(of: kind)
    if let subject = known.randomElement(using: &generator), generator.chance(30) {
      return generator.chance(70) ? try correction(of: subject) : try retraction(of: subject)
    }
    switch kind {
    case .staff, .organisation: return try aboutPeople()
    case .engagement: return engagement()
    case .calendar: return try aboutTheCalendar()
    case .policy: return try aboutThePolicy()
    default: return try command()
    }
  }

  /// Those that something has been recorded about, in order.
  private func subjects(of kind: Subject.Kind) throws -> [Subject] {
    var subjects: Set<Subject> = []
    try made.log.read { snapshot in
      try snapshot.forEachFact {
        if $0.subject.kind == kind { subjects.insert($0.subject) }
        return true
      }
    }
    return subjects.sorted()
  }

  private mutating func command() throws -> Command {
    if grievances.isEmpty { return try registration() }
    switch Int.random(in: 0..<125, using: &generator) {
    case 100..<125: return try step()
    case 0..<18: return try registration()
    case 18..<36:
      let event = Event.eligibilityAssessed(
        EligibilityAssessed(
          isRelated: generator.chance(75), handledAt: generator.chance(50) ? .local : .unit,
          assumed: assumed(.occurredOn)))
      return try record(event) { !$0.isAssessed }
    case 36..<42:
      let staff = StaffNumber(UInt32.random(in: 0...9, using: &generator))
      return try record(.assigned(Assigned(staff: staff, assumed: assumed(.assignedTo))))
    case 42..<50: return try record(escalation()) { $0.isOpen }
    case 50..<69:
      let subject = try someGrievance { $0.isOpen && $0.isAssessed }
      return command(.resolve(assumed: assumed(.resolvedOn)), subject, day())
    case 69..<78: return try record(.reopened) { $0.status == .resolved }
    case 78..<88: return try correction(of: someGrievance { _ in true })
    case 88..<94: return try retraction(of: someGrievance { _ in true })
    case 94..<97: return try aboutTheCalendar()
    default: return try aboutThePolicy()
    }
  }

  mutating func command(
    _ action: Command.Action, _ subject: Subject, _ day: CivilDay
  ) -> Command {
    let words = generator.chance(20) ? [WordField(.reason, "why not")] : []
    return Command(
      action, subject: subject, day: day, today: today, actor: StaffNumber(1), words: words,
      isImported: generator.chance(10))
  }

  mutating func record(
    _ event: Event, _ fits: (Standing) -> Bool = { _ in true }
  ) throws -> Command {
    command(.record(event), try someGrievance(fits), day())
  }

  private mutating func assumed(_ field: AssumedFields) -> AssumedFields {
    generator.chance(20) ? field : []
  }

  /// Mostly one of the last few, so that things happen to them, and mostly one that stands so that
  /// the thing may happen.
  private mutating func someGrievance(_ fits: (Standing) -> Bool) throws -> Subject {
    var subject = GrievanceNumber(year: 2024, number: 1).subject
    for _ in 0..<(generator.chance(85) ? 8 : 1) {
      let recent = generator.chance(60) ? grievances.suffix(4) : grievances[...]
      guard let number = recent.randomElement(using: &generator) else { break }
      subject = number.subject
      var standing = Standing()
      for entry in History.effective(try history(of: subject)) { standing.apply(entry.event) }
      if fits(standing) { break }
    }
    return subject
  }

  /// Today, lately, or long ago.
  mutating func day() -> CivilDay {
    switch Int.random(in: 0..<10, using: &generator) {
    case 0..<5: today
    case 5..<8: today.advanced(by: -Int.random(in: 0...7, using: &generator))
    default: today.advanced(by: -Int.random(in: 0...60, using: &generator))
    }
  }
}

extension RandomClerk {
  private mutating func registration() throws -> Command {
    let received = day()
    let registered = generator.chance(60) ? received : today
    let event = registration(received, registered)
    let next = try made.ledger.nextNumber(in: UInt16(clamping: registered.year))
    return command(.record(event), next.subject, received)
  }

  private mutating func registration(_ received: CivilDay, _ registered: CivilDay) -> Event {
    let until = generator.chance(20) ? max(received, min(day(), registered)) : received
    return .registered(
      Registered(
        receivedUntil: until, registeredOn: registered,
        channel: Channel.allCases.randomElement(using: &generator) ?? .email,
        type: GrievanceType.allCases.randomElement(using: &generator) ?? .question,
        complainant: .notKnown, aimag: UInt8.random(in: 0...3, using: &generator),
        assumed: assumed([.receivedOn, .channel])))
  }

  private mutating func escalation() -> Event {
    let stages: [Stage] = [.unit, .committee, .committee, .authority]
    return .escalated(
      Escalated(
        stage: stages.randomElement(using: &generator) ?? .committee,
        assumed: assumed(.occurredOn)))
  }

  private mutating func correction(of subject: Subject) throws -> Command {
    let entries = try history(of: subject).filter {
      !$0.isCorrection && $0.event.kind != .retracted
    }
    guard let original = entries.randomElement(using: &generator) else {
      return try record(.reopened)
    }
    let day = generator.chance(50) ? original.fact.occurredOn : day()
    return command(.correct(original.fact.sequence, restated(original.event, day)), subject, day)
  }

  /// The same kind of event, told otherwise.
  private mutating func restated(_ event: Event, _ day: CivilDay) -> Event {
    switch event {
    case .registered(let registered): registration(day, max(day, registered.registeredOn))
    case .eligibilityAssessed:
      .eligibilityAssessed(
        EligibilityAssessed(
          isRelated: generator.chance(60), handledAt: generator.chance(50) ? .local : .unit))
    case .assigned: .assigned(Assigned(staff: StaffNumber(77)))
    case .escalated: escalation()
    case .policyAdopted: .policyAdopted(policy())
    case .holidayDeclared, .holidayRevoked, .workingDayMoved: decision(like: event)
    default: event
    }
  }

  private mutating func retraction(of subject: Subject) throws -> Command {
    let entry = try history(of: subject).randomElement(using: &generator)
    return command(.retract(entry?.fact.sequence ?? SequenceNumber(1)), subject, day())
  }

  /// As far as it can be read.
  func history(of subject: Subject) throws -> [Entry] {
    try made.log.read { try $0.facts(about: subject) }.compactMap { try? Entry($0) }
  }
}

extension RandomClerk {
  private mutating func aboutTheCalendar() throws -> Command {
    switch Int.random(in: 0..<16, using: &generator) {
    case 0: return try correction(of: .calendar)
    case 1: return try retraction(of: .calendar)
    default:
      let kinds: [EventKind] = [.holidayDeclared, .holidayDeclared, .holidayRevoked]
      let kind = kinds.randomElement(using: &generator) ?? .workingDayMoved
      let event = generator.chance(30) ? decision(.workingDayMoved) : decision(kind)
      return command(.record(event), .calendar, day())
    }
  }

  private mutating func decision(like event: Event) -> Event { decision(event.kind) }

  private mutating func decision(_ kind: EventKind) -> Event {
    let day = today.advanced(by: .random(in: -60...60, using: &generator))
    switch kind {
    case .holidayDeclared:
      return .holidayDeclared(
        HolidayDeclared(day: day, announcedOn: nil, reason: .government, confidence: .high))
    case .holidayRevoked:
      return .holidayRevoked(
        HolidayRevoked(day: holiday(near: day), announcedOn: nil, confidence: nil))
    default:
      let worked = generator.chance(70) ? saturday(after: day) : nil
      return .workingDayMoved(
        WorkingDayMoved(dayOff: day, workedInstead: worked, announcedOn: nil, confidence: .low))
    }
  }

  private mutating func holiday(near day: CivilDay) -> CivilDay {
    let holidays = Statute.current.holidays(in: day.year).map(\.day)
    return holidays.randomElement(using: &generator) ?? day
  }

  private func saturday(after day: CivilDay) -> CivilDay {
    var day = day.advanced(by: 1)
    while day.weekday != .saturday { day = day.advanced(by: 1) }
    return day
  }

  private mutating func aboutThePolicy() throws -> Command {
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: try correction(of: .policy)
    case 1: try retraction(of: .policy)
    default: command(.record(.policyAdopted(policy())), .policy, day())
    }
  }

  private mutating func policy() -> Policy {
    var policy = Policy.standard
    policy.effectiveFrom = today.advanced(by: .random(in: -90...10, using: &generator))
    policy.resolution = Limit(
      days: .random(in: 0...30, using: &generator),
      basis: generator.chance(50) ? .working : .calendar)
    return policy
  }
}
