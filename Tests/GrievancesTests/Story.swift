import Facts
import Grievances
import LedgerTesting
import Testing
import WorkingDays

/// A history that grows by commands: what `decide` allows becomes its next fact.
struct Story {
  var entries: [Entry] = []
  var subject = GrievanceNumber(year: 2024, number: 7).subject
  var today = CivilDay.of("2024-12-31")
  var next = SequenceNumber(22)

  /// Decides on a command and takes in the fact that it makes.
  @discardableResult
  mutating func decided(_ command: Command) throws(Refusal) -> SequenceNumber {
    let draft = try decide(command, history: entries, next: next)
    var fact = provisional(draft, next, revision: entries.count)
    if !draft.words.isEmpty { fact.wordsDigest = Digest([UInt8](repeating: 1, count: 32)) ?? .zero }
    guard let entry = try? Entry(fact) else { throw .permanent(.retracted) }
    entries.append(entry)
    next = SequenceNumber(next.rawValue + 1)
    return fact.sequence
  }

  func command(_ action: Command.Action, _ day: String, words: [WordField] = []) -> Command {
    Command(action, subject: subject, day: .of(day), today: today, words: words)
  }

  @discardableResult
  mutating func record(
    _ event: Event, _ day: String, words: [WordField] = []
  ) throws(Refusal) -> SequenceNumber {
    try decided(command(.record(event), day, words: words))
  }

  @discardableResult
  mutating func correct(
    _ sequence: SequenceNumber, _ event: Event, _ day: String, words: [WordField] = []
  ) throws(Refusal) -> SequenceNumber {
    try decided(command(.correct(sequence, event), day, words: words))
  }

  @discardableResult
  mutating func retract(_ sequence: SequenceNumber) throws(Refusal) -> SequenceNumber {
    try decided(command(.retract(sequence), "2024-12-31"))
  }

  /// Resolves at whatever stage it stands.
  @discardableResult
  mutating func resolve(_ day: String) throws(Refusal) -> SequenceNumber {
    try decided(command(.resolve(assumed: []), day))
  }

  var effective: [Entry] { History.effective(entries) }

  var standing: Standing {
    var standing = Standing()
    for entry in effective { standing.apply(entry.event) }
    return standing
  }

  /// A story that goes so far already: registered on 5 March.
  static func registered() throws -> Story {
    var story = Story()
    try story.record(.received("2024-03-05"), "2024-03-05")
    return story
  }

  /// Registered on 5 March, found related on the 6th and taken on by the unit.
  static func assessed() throws -> Story {
    var story = try registered()
    try story.record(.related(at: .unit), "2024-03-06")
    return story
  }

  /// Resolved on 20 March.
  static func resolved() throws -> Story {
    var story = try assessed()
    try story.resolve("2024-03-20")
    return story
  }
}

extension Event {
  static func received(
    _ day: String, until last: String? = nil, registered: String? = nil,
    type: GrievanceType = .complaint, assumed: AssumedFields = []
  ) -> Event {
    .registered(
      Registered(
        receivedUntil: .of(last ?? day), registeredOn: .of(registered ?? day), channel: .email,
        type: type, complainant: .named, assumed: assumed))
  }

  static func related(at stage: Stage) -> Event {
    .eligibilityAssessed(EligibilityAssessed(isRelated: true, handledAt: stage))
  }

  static let unrelated = Event.eligibilityAssessed(
    EligibilityAssessed(isRelated: false, handledAt: .local))

  static func escalated(to stage: Stage) -> Event { .escalated(Escalated(stage: stage)) }

  static func declared(_ day: String, announced: String? = nil) -> Event {
    .holidayDeclared(
      HolidayDeclared(
        day: .of(day), announcedOn: announced.map { .of($0) }, reason: .government,
        confidence: nil))
  }

  static func revoked(_ day: String) -> Event {
    .holidayRevoked(HolidayRevoked(day: .of(day), announcedOn: nil, confidence: nil))
  }

  static func moved(_ day: String, worked: String?) -> Event {
    .workingDayMoved(
      WorkingDayMoved(
        dayOff: .of(day), workedInstead: worked.map { .of($0) }, announcedOn: nil,
        confidence: nil))
  }
}
