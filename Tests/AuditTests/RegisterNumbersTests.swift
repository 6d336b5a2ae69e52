import EventLog
import Facts
import Grievances
import LedgerTesting
import Testing
import WorkingDays

@testable import Audit

/// Whether every register number is accounted for.
@Suite struct RegisterNumbersTests {
  private static func draft(
    _ kind: EventKind, _ number: GrievanceNumber, about: UInt64? = nil
  ) -> Draft {
    let day = SampleLedger.today
    let registered = Registered(
      receivedUntil: day, registeredOn: day, channel: .email, type: .question,
      complainant: .notKnown)
    return Draft(
      kind: kind.rawValue, version: 1, actor: .system, subject: number.subject,
      occurredOn: day, about: about.map { SequenceNumber($0) },
      payload: kind == .registered ? Event.registered(registered).payload : Payload())
  }

  private func findings(_ sample: SampleLedger) throws -> [Finding] {
    try sample.verify().faults(of: .registerNumbers).map(\.finding)
  }

  @Test func aRegisterWithoutAGapIsAccountedFor() throws {
    let sample = try SampleLedger(grievances: 30)
    let result = try sample.verify()
    #expect(result.isSound, "\(result.faults)")
    #expect(result.count(.registerNumbers, "numbers") == 30)
  }

  @Test func gapsOfEachYearAreNamedAsRanges() throws {
    let sample = try SampleLedger(grievances: 3)
    let numbers: [(UInt16, UInt32)] = [(2024, 6), (2024, 8), (2025, 2), (2023, 1)]
    try sample.append(
      numbers.map { Self.draft(.registered, GrievanceNumber(year: $0, number: $1)) })
    #expect(
      try findings(sample) == [
        .numbersMissing(year: 2024, first: 4, last: 5),
        .numbersMissing(year: 2024, first: 7, last: 7),
        .numbersMissing(year: 2025, first: 1, last: 1),
      ])
    let void: [(UInt16, UInt32)] = [(2024, 4), (2024, 5), (2024, 7), (2025, 1)]
    try sample.append(
      void.map { Self.draft(.numberVoided, GrievanceNumber(year: $0, number: $1)) }, seconds: 2)
    #expect(try findings(sample).isEmpty)
  }

  /// Something was done about it, and nothing says that it came in.
  @Test func aNumberThatIsOnlyActedOnIsMissing() throws {
    let sample = try SampleLedger(grievances: 3)
    try sample.append([Self.draft(.actionTaken, GrievanceNumber(year: 2024, number: 4))])
    #expect(try findings(sample) == [.numbersMissing(year: 2024, first: 4, last: 4)])
  }

  @Test func aRetractedRegistrationIsNamedUntilTheNumberIsUsedOrVoided() throws {
    let number = GrievanceNumber(year: 2024, number: 2)
    for kind in [EventKind.registered, .numberVoided] {
      let sample = try SampleLedger(grievances: 3)
      let registered = try sample.positions(of: 2)[0]
      try sample.append([Self.draft(.retracted, number, about: registered)])
      #expect(try findings(sample) == [.numberRetracted(number)])
      try sample.append([Self.draft(kind, number)], seconds: 2)
      #expect(try findings(sample).isEmpty)
    }
  }

  @Test func retractingSomethingElseTakesNoNumberAway() throws {
    let sample = try SampleLedger(grievances: 3)
    let resolved = try sample.positions(of: 2)[2]
    try sample.append([
      Self.draft(.retracted, GrievanceNumber(year: 2024, number: 2), about: resolved)
    ])
    #expect(try findings(sample).isEmpty)
  }

  /// As a verification does that reads parts of the log side by side.
  @Test func partsGiveTogetherWhatTheWholeGives() throws {
    let sample = try SampleLedger(grievances: 40)
    try sample.append([
      Self.draft(.registered, GrievanceNumber(year: 2024, number: 60)),
      Self.draft(.retracted, GrievanceNumber(year: 2024, number: 2), about: 22),
    ])
    let log = try EventLog.open(in: sample.directory)
    defer { log.close() }
    try log.read { snapshot in
      var (whole, first, second) = (
        RegisterNumbersCheck(), RegisterNumbersCheck(), RegisterNumbersCheck()
      )
      try snapshot.forEachFact { fact in
        whole.take(fact)
        if fact.sequence.rawValue % 3 == 0 { first.take(fact) } else { second.take(fact) }
        return true
      }
      second.merge(first)
      var (expected, found) = (Findings(), Findings())
      try whole.finish(snapshot, &expected)
      try second.finish(snapshot, &found)
      #expect(found.faults == expected.faults && expected.faults.count > 0)
      #expect(whole.numbers == second.numbers)
    }
  }
}
