internal import ArgumentParser
internal import Facts
internal import Grievances
internal import WorkingDays

/// The coded fields of a fact that a correction changes.
struct CorrectedFields: ParsableArguments {
  @Option(
    help: ArgumentHelp("Of a registration: the last possible day of receipt.", valueName: "day"))
  var receivedUntil: CivilDay?

  @Option(help: ArgumentHelp("Of a registration: the day of registration.", valueName: "day"))
  var registeredOn: CivilDay?

  @Option(help: "Of a registration: how it came in.")
  var channel: Channel?

  @Option(help: "Of a registration: what it is.")
  var type: GrievanceType?

  @Option(help: ArgumentHelp("Of an assessment: related or unrelated.", valueName: "outcome"))
  var outcome: AssessedOutcome?

  @Option(help: "Of an assignment: the staff number.")
  var staff: StaffNumber?

  @Option(help: "Of an escalation, or a resolution: the stage.")
  var stage: Stage?

  enum AssessedOutcome: String, ExpressibleByArgument, CaseIterable {
    case related, unrelated
  }

  /// Which option belongs to which kind.
  private var given: [(name: String, kinds: [EventKind])] {
    [
      (receivedUntil != nil, "received-until", [EventKind.registered]),
      (registeredOn != nil, "registered-on", [.registered]),
      (channel != nil, "channel", [.registered]),
      (type != nil, "type", [.registered]),
      (outcome != nil, "outcome", [.eligibilityAssessed]),
      (staff != nil, "staff", [.assigned]),
      (stage != nil, "stage", [.escalated, .resolved]),
    ].filter(\.0).map { ($0.1, $0.2) }
  }

  /// The event with the changes made; what was assumed and is now given is no longer assumed.
  /// - Throws: `Failure` for an option that the fact's kind does not have.
  func apply(to entry: Entry) throws -> Event {
    let kind = entry.event.kind
    for option in given where !option.kinds.contains(kind) {
      throw Failure(
        .usage, "fact \(entry.place) is of kind \(kind.name), which has no --\(option.name)")
    }
    switch entry.event {
    case .registered(let event): return .registered(registered(event, entry.fact.occurredOn))
    case .eligibilityAssessed(var event):
      if let outcome {
        event.isRelated = outcome == .related
        event.assumed.remove(.status)
      }
      return .eligibilityAssessed(event)
    case .assigned(var event):
      if let staff {
        event.staff = staff
        event.assumed.remove(.assignedTo)
      }
      return .assigned(event)
    case .escalated(var event):
      if let stage {
        event.stage = stage
        event.assumed.remove(.stage)
      }
      return .escalated(event)
    case .resolved(var event):
      if let stage {
        event.stage = stage
        event.assumed.remove(.stage)
      }
      return .resolved(event)
    default: return entry.event
    }
  }

  private func registered(_ event: Registered, _ day: CivilDay) -> Registered {
    var event = event
    if let receivedUntil { event.receivedUntil = receivedUntil }
    if let registeredOn {
      event.registeredOn = registeredOn
      event.assumed.remove(.registeredOn)
    }
    if let channel {
      event.channel = channel
      event.assumed.remove(.channel)
    }
    if let type {
      event.type = type
      event.assumed.remove(.type)
    }
    return event
  }
}
