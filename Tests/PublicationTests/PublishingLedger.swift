import Audit
import EventLog
import Facts
import Grievances
import Ledger
import LedgerTesting
import Publication
import Testing
import WorkingDays

/// A ledger whose first half of 2024 can be published, and the key that it signs with.
final class PublishingLedger: Sendable {
  let made: TemporaryLedger
  private let keys: TemporaryFolder
  let key: SigningKeyFile

  var ledger: Ledger { made.ledger }

  /// Four grievances of the first half of 2024, seen on 2024-07-10: one resolved within the limit,
  /// one unrelated, one open, one void.
  init() throws {
    made = try TemporaryLedger(since: .of("2024-07-10"))
    keys = try TemporaryFolder()
    key = try SigningKeyFile.create(
      at: keys.file("grm.key"), for: made.ledger.identity.origin, outside: made.folder.path)
    try record(1, Self.registered("2024-03-05", by: .email), "2024-03-05")
    try record(1, Self.related, "2024-03-05")
    try record(1, .resolved(Resolved(stage: .unit)), "2024-03-08")
    try record(2, Self.registered("2024-04-01", by: .telephone), "2024-04-01")
    try record(2, Self.unrelated, "2024-04-02")
    try record(3, Self.registered("2024-06-03", by: .email), "2024-06-03")
    try record(3, Self.related, "2024-06-03")
    try record(4, .numberVoided, "2024-07-10")
  }

  static func period() throws -> Period { try #require(Period("2024-H1")) }

  static func registered(_ day: String, by channel: Channel) -> Event {
    .registered(
      Registered(
        receivedUntil: .of(day), registeredOn: .of(day), channel: channel, type: .complaint,
        complainant: .notKnown))
  }

  static let related = Event.eligibilityAssessed(
    EligibilityAssessed(isRelated: true, handledAt: .unit))
  static let unrelated = Event.eligibilityAssessed(
    EligibilityAssessed(isRelated: false, handledAt: .local))

  @discardableResult
  func record(_ number: UInt32, _ event: Event, _ day: String) throws -> SequenceNumber {
    try ledger.record(
      Command(
        .record(event), subject: GrievanceNumber(year: 2024, number: number).subject,
        day: .of(day), today: ledger.today)
    ).first
  }

  @discardableResult
  func record(about subject: Subject, _ action: Command.Action, _ day: String) throws
    -> SequenceNumber
  {
    try ledger.record(
      Command(action, subject: subject, day: .of(day), today: ledger.today)
    ).first
  }

  /// A fact that the log takes, whatever the rules of grievances say.
  func force(_ number: UInt32, _ event: Event, _ day: String) throws {
    _ = try ledger.log.append([
      Draft(
        kind: event.kind.rawValue, version: Event.payloadVersion, actor: .system,
        subject: GrievanceNumber(year: 2024, number: number).subject, occurredOn: .of(day),
        payload: event.payload)
    ])
  }

  var size: UInt64 { get throws { try ledger.known(nil) } }
}

extension PublishingLedger {
  var publisher: Publisher {
    Publisher(ledger, signingWith: key, actor: StaffNumber(1))
  }
}
