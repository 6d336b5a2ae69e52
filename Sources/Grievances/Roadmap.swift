public import Facts
public import WorkingDays

/// What happens next to a grievance, and by when: what the complainant's receipt says and the office
/// is reminded of. By the policy in force on the day of receipt.
public struct Roadmap: Sendable, Hashable {
  public private(set) var receivedOn: CivilDay
  public private(set) var registeredOn: CivilDay
  private var course = StageCourse()
  public private(set) var acknowledgedOn: CivilDay?
  /// The day by which an answer was promised with the acknowledgement.
  public private(set) var answerPromisedOn: CivilDay?
  /// The last day for the written acknowledgement; nil where the policy sets none.
  public private(set) var acknowledgeBy: CivilDay?
  /// From receipt to resolution, with what it was extended by.
  public private(set) var limit: Limit
  /// By how many days the limit was extended, with notice.
  public private(set) var extendedBy = 0
  /// The last day on which an answer is within the limit.
  public private(set) var resolveBy: CivilDay
  /// The last day for leaving the stage, where the policy limits it; an extension moves it too.
  public private(set) var stageBy: CivilDay?
  /// The last day for the meeting of stage 3, while it is to be held.
  public private(set) var meetBy: CivilDay?
  /// The day of the resolution that stands.
  public private(set) var resolvedOn: CivilDay?
  /// The grievance that counts in the place of this one.
  public private(set) var original: GrievanceNumber?
  /// What was promised and is not done yet, by the fact that promised it.
  public private(set) var promises: [Promise] = []
  private var hasMet = false

  public var standing: Standing { course.standing }

  public struct Promise: Sendable, Hashable {
    public let fact: SequenceNumber
    /// nil where no day was named.
    public let dueOn: CivilDay?
    /// Signed by both sides, rather than promised by the office.
    public let isAgreement: Bool
  }

  /// - Parameter history: the facts as they are to be read; nil where they do not begin with a
  ///   registration.
  public init?(_ history: [Entry], _ rules: Rules) {
    guard let first = history.first, case .registered(let registered) = first.event else {
      return nil
    }
    let policy = rules.policy(receivedOn: first.fact.occurredOn)
    receivedOn = first.fact.occurredOn
    registeredOn = registered.registeredOn
    limit = policy.resolution
    resolveBy = receivedOn
    for index in history.indices { take(LentEntry(history.span, at: index)) }
    acknowledgeBy = policy.acknowledgement?.deadline(after: receivedOn, rules.calendar)
    limit = policy.resolution.extended(by: UInt16(clamping: extendedBy))
    resolveBy = limit.deadline(after: receivedOn, rules.calendar)
    if standing.isOpen, let stage = course.interval(of: standing.stage) {
      stageBy = policy.limit(of: stage.stage)?.extended(by: UInt16(clamping: extendedBy))
        .deadline(after: stage.from, rules.calendar)
      if stage.stage == .committee, !hasMet {
        meetBy = policy.meeting?.deadline(after: stage.from, rules.calendar)
      }
    }
    // The original counts in its place, and nobody can act on this one.
    if original != nil { promises = [] }
  }

  private mutating func take(_ entry: LentEntry) {
    course.apply(entry)
    switch entry.event {
    case .receiptAcknowledged(let acknowledged):
      acknowledgedOn = entry.fact.occurredOn
      answerPromisedOn = acknowledged.promisedOn
    case .deadlineExtended(let extended): extendedBy += Int(extended.days)
    case .meetingHeld(let meeting): hasMet = hasMet || meeting.stage == .committee
    case .resolved: resolvedOn = entry.fact.occurredOn
    case .reopened: resolvedOn = nil
    case .duplicateLinked(let link): original = link.original
    case .commitmentMade(let commitment):
      promises.append(Promise(fact: entry.place, dueOn: commitment.dueOn, isAgreement: false))
    case .agreementSigned:
      promises.append(Promise(fact: entry.place, dueOn: nil, isAgreement: true))
    case .commitmentKept, .agreementFulfilled:
      promises.removeAll { $0.fact == entry.answers }
    default: break
    }
  }
}
