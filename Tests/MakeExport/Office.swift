import EventLog
import Facts
import Foundation
import Grievances
import Ledger
import LedgerTesting
import RegisterImport
import WorkingDays

/// An office whose clock stands still until it is told which day it is.
struct Office {
  static let origin = "grm.example.org/smart-government-ii"

  let ledger: Ledger
  private let clock = TestClock(.of("2024-01-15"))

  init(in directory: String) throws {
    ledger = try Ledger.create(
      in: directory,
      identity: LedgerIdentity(
        project: "Smart Government II", origin: Self.origin,
        timeZone: "Asia/Ulaanbaatar", coversFrom: nil),
      options: TemporaryLog.options(clock, 20_240_115))
  }

  /// The register that the project kept by hand until then.
  func takeInTheRegister() throws {
    today("2024-07-01")
    let register = try Data(contentsOf: Self.register)
    let reading = RegisterImport(into: ledger) {
      var chunks = [Array(register)][...]
      return { chunks.popFirst() }
    }
    _ = try reading.record(as: RegisterImport.request(for: reading.digest()))
  }

  private static let register = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/smart-government-ii/register-2024-h1.csv")

  /// Says which day it is; a morning's or an afternoon's work is recorded at noon.
  func today(_ day: String) { clock.set(CivilDay.of(day)) }

  /// Records something that happened to a grievance; without a day, it happened today.
  /// - Returns: the fact that it became.
  @discardableResult
  func record(
    _ number: UInt32, _ event: Event, on day: String? = nil, by staff: UInt32 = 1,
    _ words: [WordField] = []
  ) throws -> SequenceNumber {
    try enter(.record(event), grievance(number), day, staff, words)
  }

  /// Records something that answers another fact of the grievance.
  func answer(_ fact: SequenceNumber, of number: UInt32, _ event: Event) throws {
    try enter(.answer(fact, event), grievance(number), nil, 1, [])
  }

  func correct(
    _ fact: SequenceNumber, of number: UInt32, _ event: Event, on day: String
  ) throws {
    try enter(.correct(fact, event), grievance(number), day, 2, [])
  }

  func retract(_ fact: SequenceNumber, of number: UInt32) throws {
    try enter(.retract(fact), grievance(number), nil, 2, [])
  }

  /// Registers a grievance today that was received on a day.
  @discardableResult
  func register(
    _ number: UInt32, received day: String? = nil, until last: String? = nil, by channel: Channel,
    _ type: GrievanceType, _ complainant: Complainant = .named, _ words: [WordField] = []
  ) throws -> SequenceNumber {
    let received = day.map { CivilDay.of($0) } ?? ledger.today
    return try record(
      number,
      .registered(
        Registered(
          receivedUntil: last.map { .of($0) } ?? received, registeredOn: ledger.today,
          channel: channel, type: type, complainant: complainant,
          assumed: last == nil ? [] : .receivedOn)), on: day, words)
  }

  func assess(
    _ number: UInt32, related: Bool = true, at stage: Stage = .unit, on day: String? = nil
  ) throws {
    try record(
      number, .eligibilityAssessed(EligibilityAssessed(isRelated: related, handledAt: stage)),
      on: day)
  }

  @discardableResult
  func resolve(
    _ number: UInt32, at stage: Stage = .unit, _ outcome: Outcome = .unknown, on day: String? = nil
  ) throws -> SequenceNumber {
    try record(
      number, .resolved(Resolved(stage: stage, outcome: outcome)), on: day,
      [WordField(.actions, "Answered in writing.")])
  }

  /// Records something about what is not a grievance.
  @discardableResult
  func record(about subject: Subject, _ event: Event, on day: String? = nil, _ name: String) throws
    -> SequenceNumber
  {
    try enter(.record(event), subject, day, 0, [WordField(.name, name)])
  }

  private func grievance(_ number: UInt32) -> Subject {
    GrievanceNumber(year: 2024, number: number).subject
  }

  @discardableResult
  private func enter(
    _ action: Command.Action, _ subject: Subject, _ day: String?, _ staff: UInt32,
    _ words: [WordField]
  ) throws -> SequenceNumber {
    try ledger.record(
      Command(
        action, subject: subject, day: day.map { .of($0) } ?? ledger.today, today: ledger.today,
        actor: StaffNumber(staff), words: words)
    ).first
  }
}
