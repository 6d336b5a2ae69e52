internal import Facts
internal import Grievances
internal import WorkingDays

extension RegisterRow {
  /// What the row says happened, in order. A day that the register does not give is the received
  /// day, marked assumed.
  func commands(today: CivilDay, actor: StaffNumber) -> [Command] {
    func command(
      _ action: Command.Action, _ day: CivilDay, _ words: [(WordName, RegisterColumn)] = []
    ) -> Command {
      Command(
        action, subject: number.subject, day: day, today: today, actor: actor,
        words: words.compactMap { name, column in texts[column].map { WordField(name, $0) } },
        isImported: true)
    }
    var commands = [
      command(
        .record(.registered(registered)), receivedOn,
        [(.summary, .summary), (.person, .person), (.contact, .contact)])
    ]
    if isAssessed {
      let actions: [(WordName, RegisterColumn)] = status == .resolved ? [] : [(.actions, .actions)]
      commands.append(
        command(
          .record(.eligibilityAssessed(assessed)), receivedOn,
          [(.referredTo, .referredTo)] + actions))
    }
    if let assigned {
      let isNamedHere = assigned.staff == .system && texts[.assignedTo] != Self.named
      let words: [(WordName, RegisterColumn)] = isNamedHere ? [(.assignee, .assignedTo)] : []
      commands.append(command(.record(.assigned(assigned)), receivedOn, words))
    }
    if status != .unrelated, let stage, stage > .unit {
      commands.append(
        command(
          .record(.escalated(Escalated(stage: stage, assumed: assumed(.stage, .occurredOn)))),
          receivedOn))
    }
    if status == .resolved, let resolvedOn {
      commands.append(
        command(
          .resolve(assumed: assumed(.resolvedOn, .actions).union(assumedStage)), resolvedOn,
          [(.actions, .actions)]))
    }
    if let withdrawnOn { commands.append(command(.record(.withdrawn), withdrawnOn)) }
    return commands
  }

  /// That the grievance is a duplicate: to be recorded once every row is, as the original may stand
  /// further down. A link counts from the first fact on, so that its own day changes nothing.
  func link(today: CivilDay, actor: StaffNumber) -> Command? {
    original.map {
      Command(
        .record(.duplicateLinked(DuplicateLinked(original: $0))), subject: number.subject,
        day: receivedOn, today: today, actor: actor, isImported: true)
    }
  }

  /// Stands in `assigned_to` for somebody whose name the register does not give.
  private static let named = "named"

  /// A stage that is not given is assumed.
  private var assumedStage: AssumedFields {
    stage == nil ? .stage : assumed.intersection(.stage)
  }

  /// The fields of a set that the register says are assumed, and the day of a step, which it never
  /// gives.
  private func assumed(_ fields: AssumedFields...) -> AssumedFields {
    let own = AssumedFields(fields)
    return assumed.intersection(own).union(own.intersection(.occurredOn))
  }

  private var registered: Registered {
    var fields = assumed(.receivedOn, .registeredOn, .channel, .type, .person, .contact, .summary)
    if registeredOn == nil { fields.insert(.registeredOn) }
    return Registered(
      receivedUntil: receivedUntil, registeredOn: registeredOn ?? receivedOn, channel: channel,
      type: type, complainant: complainant, assumed: fields)
  }

  /// Whether anything is known of what became of it.
  private var isAssessed: Bool {
    let traces: [RegisterColumn] = [.referredTo, .assignedTo, .actions]
    return [.unrelated, .resolved].contains(status) || stage != nil
      || traces.contains { texts[$0] != nil }
  }

  private var assessed: EligibilityAssessed {
    EligibilityAssessed(
      isRelated: status != .unrelated, handledAt: stage == .local ? .local : .unit,
      assumed: assumed(.status, .referredTo, .occurredOn)
        .union(status == .unrelated ? [] : assumedStage))
  }

  /// A number is a staff number; anything else is a name, which goes to the confidential words.
  private var assigned: Assigned? {
    guard let text = texts[.assignedTo] else { return nil }
    return Assigned(
      staff: StaffNumber(UInt32(text) ?? 0), assumed: assumed(.assignedTo, .occurredOn))
  }
}
