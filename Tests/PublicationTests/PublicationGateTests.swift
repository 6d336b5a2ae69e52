import Audit
import EventLog
import Facts
import Grievances
import KPICounts
import Ledger
import LedgerTesting
import Publication
import Testing
import WorkingDays

/// What keeps figures from being made public.
@Suite struct PublicationGateTests {
  private func refusal(_ office: PublishingLedger) throws -> PublicationError? {
    let size = try office.size
    let error = #expect(throws: PublicationError.self) {
      try office.publisher.publish(PublishingLedger.period())
    }
    #expect(try office.size == size)
    return error
  }

  @Test func `a register number that is missing is named`() throws {
    let office = try PublishingLedger()
    try office.record(7, PublishingLedger.registered("2024-06-20", by: .email), "2024-06-20")
    let error = try refusal(office)
    guard case .unsound(let result)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(result.faults.map(\.finding) == [.numbersMissing(year: 2024, first: 5, last: 6)])
    #expect("\(PublicationError.unsound(result))".contains("5/2024 to 6/2024"))
    try office.record(5, .numberVoided, "2024-07-10")
    try office.record(6, .numberVoided, "2024-07-10")
    #expect(try office.publisher.publish(PublishingLedger.period()).isNew)
  }

  @Test func `a grievance that was taken out of the register is named`() throws {
    let office = try PublishingLedger()
    let number = GrievanceNumber(year: 2024, number: 5)
    let fact = try office.record(
      5, PublishingLedger.registered("2024-06-20", by: .email), "2024-06-20")
    try office.record(about: number.subject, .retract(fact), "2024-07-10")
    let error = try refusal(office)
    guard case .unsound(let result)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(result.faults.map(\.finding) == [.numberRetracted(number)])
    try office.record(5, .numberVoided, "2024-07-10")
    #expect(try office.publisher.publish(PublishingLedger.period()).isNew)
  }

  /// The rules would not let it be recorded; the log takes whatever it is given.
  @Test func `a balance that does not hold is named`() throws {
    let office = try PublishingLedger()
    try office.force(1, PublishingLedger.unrelated, "2024-03-12")
    let error = try refusal(office)
    guard case .unevenBalance(_, let balance)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(balance[.resolved] == 1 && balance[.unrelated] == 2 && balance[.received] == 3)
    #expect(
      "\(PublicationError.unevenBalance(try PublishingLedger.period(), balance))"
        .contains("3 came or were open, 4 went or are open"))
  }

  @Test func `facts that cannot be read are named`() throws {
    let office = try PublishingLedger()
    _ = try office.ledger.log.append([
      Draft(
        kind: 1_000, version: 1, actor: .system,
        subject: GrievanceNumber(year: 2024, number: 3).subject, occurredOn: .of("2024-06-04"),
        payload: Payload())
    ])
    let error = try refusal(office)
    guard case .passedOver(let notices)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(notices.map(\.reason) == [.unknownKind(1_000)])
  }

  /// A copy from which the figures were taken out, or a report of rules to come.
  @Test func `an edition that cannot be made again is named`() throws {
    let office = try PublishingLedger()
    let edition = try office.publisher.publish(PublishingLedger.period()).report.edition
    let event = Event.reportPublished(
      PinnedReport(
        from: .of("2024-04-01"), through: .of("2024-06-30"), known: edition.pinned.known,
        rules: 77, statute: 1))
    _ = try office.ledger.log.append([
      Draft(
        kind: event.kind.rawValue, version: Event.payloadVersion, actor: .system,
        subject: Subject(kind: .report, number: 2), occurredOn: .of("2024-07-10"),
        payload: event.payload, words: [WordField(.figures, edition.figures.text)])
    ])
    let quarter = try #require(Period("2024-Q2"))
    let strange = try #require(try office.ledger.editions(of: quarter).last)
    let error = #expect(throws: PublicationError.self) {
      try strange.reproduced(from: office.ledger)
    }
    guard case .unknownRules(77, strange.fact)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
