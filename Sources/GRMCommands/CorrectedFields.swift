internal import ArgumentParser
internal import Facts
internal import Grievances
internal import WorkingDays

/// The coded fields of a fact that a correction changes.
struct CorrectedFields: ParsableArguments {
  @OptionGroup(title: "Of a registration") var registration: CorrectedRegistration

  @Option(
    help: ArgumentHelp(
      "Of a registration or of an outcome conveyed: how it came, or went.", valueName: "channel"))
  var channel: Channel?

  @Option(help: "Of an assessment: related or unrelated. Of a resolution: how.")
  var outcome: CorrectedOutcome?

  @Option(help: "Of an assessment: what it is about.")
  var category: Category?

  @Option(help: "Of an assessment: how much harm may come of it.")
  var risk: Risk?

  @Option(
    help: ArgumentHelp(
      "Of an assessment, an instruction or a mediation: the organisation.", valueName: "number"))
  var organisation: OrganisationNumber?

  @Option(help: "Of an assignment: the staff number.")
  var staff: StaffNumber?

  @Option(help: "Of an escalation, a resolution or a meeting: the stage.")
  var stage: Stage?

  @OptionGroup(title: "Of what happens on the way") var process: CorrectedProcess

  enum CorrectedOutcome: String, ExpressibleByArgument, CaseIterable {
    case related, unrelated, resolved, agreed, referred

    var isAssessment: Bool { self == .related || self == .unrelated }
  }

  /// Which option belongs to which kinds.
  private var given: [(name: String, kinds: [EventKind])] {
    let outcomeKinds: [EventKind] =
      outcome?.isAssessment == true ? [.eligibilityAssessed] : [.resolved]
    let shared: [(Bool, String, [EventKind])] = [
      (channel != nil, "channel", [.registered, .outcomeConveyed]),
      (outcome != nil, "outcome \(outcome?.rawValue ?? "")", outcomeKinds),
      (category != nil, "category", [.eligibilityAssessed]),
      (risk != nil, "risk", [.eligibilityAssessed]),
      (
        organisation != nil, "organisation",
        [.eligibilityAssessed, .contractorInstructed, .mediationEntered]
      ),
      (staff != nil, "staff", [.assigned]),
      (stage != nil, "stage", [.escalated, .resolved, .meetingHeld]),
    ]
    return shared.filter(\.0).map { ($0.1, $0.2) } + registration.given + process.given
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
    case .registered(var event):
      registration.apply(to: &event)
      if let channel {
        event.channel = channel
        event.assumed.remove(.channel)
      }
      return .registered(event)
    case .eligibilityAssessed(let event): return .eligibilityAssessed(assessed(event))
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
    case .resolved(let event): return .resolved(resolved(event))
    case .meetingHeld(let event): return .meetingHeld(MeetingHeld(stage: stage ?? event.stage))
    case .contractorInstructed(let event):
      return .contractorInstructed(
        ContractorInstructed(organisation: organisation ?? event.organisation))
    case .mediationEntered(let event):
      return .mediationEntered(MediationEntered(organisation: organisation ?? event.organisation))
    case .outcomeConveyed(let event):
      return .outcomeConveyed(OutcomeConveyed(channel: channel ?? event.channel))
    default: return process.apply(to: entry.event)
    }
  }

  private func assessed(_ event: EligibilityAssessed) -> EligibilityAssessed {
    var event = event
    if let outcome {
      event.isRelated = outcome == .related
      event.assumed.remove(.status)
    }
    if let category { event.category = category }
    if let risk { event.risk = risk }
    if let organisation {
      event.referredTo = organisation
      event.assumed.remove(.referredTo)
    }
    return event
  }

  private func resolved(_ event: Resolved) -> Resolved {
    var event = event
    if let stage {
      event.stage = stage
      event.assumed.remove(.stage)
    }
    if let outcome, let code = Outcome(name: outcome.rawValue) { event.outcome = code }
    return event
  }
}
