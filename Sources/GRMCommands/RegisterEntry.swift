internal import Facts
internal import Grievances
internal import WorkingDays

/// What is known of a grievance when it is registered, wherever it was asked: options, a file, or
/// questions on a terminal.
struct RegisterEntry {
  var receivedOn: CivilDay
  /// The last day on which it may have come in; nil where the received day is known.
  var receivedUntil: CivilDay?
  var registeredOn: CivilDay
  var channel: Channel
  var type: GrievanceType
  var aimag: UInt8 = 0
  var isAnonymous = false
  var isSensitive = false
  var isOnTheSpot = false
  var words: [WordField] = []

  /// The fields of words that a registration takes.
  static func wordNames(onTheSpot: Bool) -> [WordName] {
    [.summary, .statement, .person, .contact, .traits] + (onTheSpot ? [.actions] : [])
  }

  var isNamed: Bool { words.contains { $0.name == .person } }

  /// What contradicts itself, if anything does; a sentence that holds none of the words.
  var contradiction: String? {
    if isAnonymous && isNamed { return "anonymous and a person in the words contradict each other" }
    if isOnTheSpot && !words.contains(where: { $0.name == .actions }) {
      return "what was done on the spot is missing: give the words `actions`"
    }
    return nil
  }

  /// What is to be recorded under a number: the registration, and for what was resolved on the spot
  /// its assessment and resolution too.
  func commands(
    _ number: GrievanceNumber, today: CivilDay, actor: StaffNumber
  ) -> [Command] {
    func command(
      _ action: Command.Action, on day: CivilDay, _ words: [WordField] = []
    ) -> Command {
      Command(
        action, subject: number.subject, day: day, today: today, actor: actor, words: words)
    }
    let until = receivedUntil ?? receivedOn
    let registered = Registered(
      receivedUntil: until, registeredOn: registeredOn, channel: channel, type: type,
      complainant: isNamed ? .named : isAnonymous ? .anonymous : .notKnown, aimag: aimag,
      isSensitive: isSensitive)
    let registration = command(
      .record(.registered(registered)), on: receivedOn, words.filter { $0.name != .actions })
    guard isOnTheSpot else { return [registration] }
    let assessed = EligibilityAssessed(isRelated: true, handledAt: .local)
    return [
      registration, command(.record(.eligibilityAssessed(assessed)), on: until),
      command(.resolve(.resolved), on: until, words.filter { $0.name == .actions }),
    ]
  }
}
