import Audit
import EventLog
import Facts
import Grievances
import Ledger
import LedgerTesting
import Publication
import Reporting
import Testing
import WorkingDays

/// A published report beside what the facts give now.
@Suite struct ComparisonTests {
  private func comparison(_ office: PublishingLedger) throws -> Comparison {
    let edition = try #require(
      try office.ledger.editions(of: PublishingLedger.period()).last)
    return try Comparison(edition, in: office.ledger, known: office.size)
  }

  private func published() throws -> PublishingLedger {
    let office = try PublishingLedger()
    _ = try office.publisher.publish(PublishingLedger.period())
    return office
  }

  private func causes(
    _ path: String, _ comparison: Comparison
  ) throws -> [SequenceNumber: [GrievanceNumber]] {
    let changed = try #require(comparison.changes.first { $0.change.path == path }, "\(path)")
    return Dictionary(
      uniqueKeysWithValues: changed.causes.map { ($0.fact.sequence, $0.grievances) })
  }

  private func number(_ number: UInt32) -> GrievanceNumber {
    GrievanceNumber(year: 2024, number: number)
  }

  @Test func `nothing has changed`() throws {
    let office = try published()
    try office.record(3, .assigned(Assigned(staff: StaffNumber(2))), "2024-07-10")
    #expect(try comparison(office).changes.isEmpty)
  }

  @Test func `a late fact is named, and what is no reason is not`() throws {
    let office = try published()
    try office.record(3, .actionTaken, "2024-06-04")
    let resolved = try office.record(3, .resolved(Resolved(stage: .unit)), "2024-06-06")
    let comparison = try comparison(office)
    for path in [
      "by_status.resolved", "addressed.count", "working_days.total", "working_days.mean",
      "balance.open_end", "total.within_limit.yes", "grievances.3/2024",
    ] {
      #expect(try causes(path, comparison) == [resolved: [number(3)]], "\(path)")
    }
  }

  @Test func `a correction and a retraction are named`() throws {
    let office = try published()
    let first = try office.ledger.history(of: number(1).subject)[0].fact
    let corrected = try office.record(
      about: number(1).subject,
      .correct(first.sequence, PublishingLedger.registered("2024-03-04", by: .letter)),
      "2024-03-04")
    let assessed = try office.ledger.history(of: number(2).subject)[1].fact
    let retracted = try office.record(
      about: number(2).subject, .retract(assessed.sequence), "2024-07-10")
    let comparison = try comparison(office)
    #expect(try causes("by_channel.letter", comparison) == [corrected: [number(1)]])
    #expect(
      try causes("grievances.1/2024.received_on", comparison) == [corrected: [number(1)]])
    #expect(try causes("by_status.unrelated", comparison) == [retracted: [number(2)]])
  }

  @Test func `a link to another grievance is named`() throws {
    let office = try published()
    let linked = try office.record(
      3, .duplicateLinked(DuplicateLinked(original: number(1))), "2024-07-10")
    #expect(try causes("by_status.duplicate", comparison(office)) == [linked: [number(3)]])
    #expect(try causes("related", comparison(office)) == [linked: [number(3)]])
  }

  /// Nothing was recorded about the grievance; the day that it waited through is off now.
  @Test func `a holiday declared afterwards is named, with the grievances whose days it changed`()
    throws
  {
    let office = try published()
    let declared = try office.record(
      about: .calendar,
      .record(
        .holidayDeclared(
          HolidayDeclared(
            day: .of("2024-03-07"), announcedOn: nil, reason: .government, confidence: .high))),
      "2024-03-01")
    // Of no consequence: no grievance of the period waited through it.
    try office.record(
      about: .calendar,
      .record(
        .holidayDeclared(
          HolidayDeclared(
            day: .of("2024-02-27"), announcedOn: nil, reason: .government, confidence: .high))),
      "2024-02-20")
    let comparison = try comparison(office)
    for path in ["working_days.total", "working_days.max", "grievances.1/2024.working_days"] {
      #expect(try causes(path, comparison) == [declared: [number(1)]], "\(path)")
    }
    #expect(comparison.changes.allSatisfy { $0.causes.map(\.fact.sequence) == [declared] })
  }

  @Test func `a policy adopted afterwards is named`() throws {
    let office = try published()
    var policy = Policy.standard
    policy.resolution = Limit(days: 1, basis: .working)
    policy.effectiveFrom = .of("2024-03-01")
    let adopted = try office.record(about: .policy, .record(.policyAdopted(policy)), "2024-07-10")
    let comparison = try comparison(office)
    #expect(
      try causes("within_limit.late", comparison) == [adopted: [number(1)]])
    #expect(
      try causes("within_limit.limit", comparison) == [adopted: [number(1), number(3)]])
  }

  @Test func `what two facts did together names both`() throws {
    let office = try published()
    let registered = try office.record(
      5, PublishingLedger.registered("2024-06-20", by: .website), "2024-06-20")
    let assessed = try office.record(5, PublishingLedger.unrelated, "2024-06-21")
    let comparison = try comparison(office)
    #expect(try causes("received", comparison) == [registered: [number(5)]])
    let both = try causes("by_status.unrelated", comparison)
    #expect(Set(both.keys) == [registered, assessed])
  }

  /// Whatever happens after a report, each figure that changes has a reason that was recorded after it.
  @Test func `every change has a cause, on random ledgers`() throws {
    var changes = 0
    for seed in 0..<14 as Range<UInt64> {
      let seed = SeededGenerator.defaultSeed &+ 40 &+ seed
      let made = try TemporaryLedger(since: .of("2024-05-06"), seed: seed)
      var clerk = RandomClerk(made, seed: seed)
      try clerk.work(110)
      let size = try made.ledger.known(nil)
      let period = try #require(Period(clerk.generator.chance(50) ? "2024-Q2" : "2024-05"))
      let known = UInt64.random(in: size / 3...size, using: &clerk.generator)
      func figures(_ known: UInt64) throws -> JSON {
        let report = try GRMReport(
          GRMReport.Request(
            project: "P", period: period, previous: period.preceding, known: known),
          from: made.log)
        return try Figures(report).withoutCut
      }
      let causes = try ChangeCauses(period, from: known, to: size, in: made.log)
      for change in FigureChange.changes(from: try figures(known), to: try figures(size)) {
        let found = try causes.causes(of: change.path)
        #expect(!found.isEmpty, "\(change) seed \(seed) known \(known)")
        #expect(found.allSatisfy { $0.fact.sequence.rawValue >= known && !$0.grievances.isEmpty })
        changes += 1
      }
    }
    #expect(changes > 40)
  }

  @Test func `a file is found by its period and cut, and held against the ledger`() throws {
    let office = try published()
    let edition = try #require(try office.ledger.editions(of: PublishingLedger.period()).last)
    #expect(try office.ledger.edition(of: edition.figures).fact == edition.fact)
    let forged = edition.figures.text.replacing("\"received\":3", with: "\"received\":2")
    let error = #expect(throws: PublicationError.self) {
      try office.ledger.edition(of: #require(Figures(forged)))
    }
    guard case .fileDiffers(edition.fact, let change)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(change.before == 3 && change.after == 2)
    #expect(Figures(edition.figures.text + "\n") == nil)
    #expect(throws: PublicationError.self) {
      try office.ledger.edition(of: #require(Figures("{}")))
    }
  }

  /// The figures in the ledger are not those that its facts give: whoever wrote them there.
  @Test func `an edition that the facts do not give is named`() throws {
    let office = try published()
    let edition = try #require(try office.ledger.editions(of: PublishingLedger.period()).last)
    let forged = edition.figures.text.replacing("\"received\":3", with: "\"received\":2")
    let event = Event.reportRestated(edition.pinned)
    _ = try office.ledger.log.append([
      Draft(
        kind: event.kind.rawValue, version: Event.payloadVersion, actor: .system,
        subject: edition.report, occurredOn: .of("2024-07-10"), about: edition.fact,
        payload: event.payload, words: [WordField(.figures, forged)])
    ])
    let error = #expect(throws: PublicationError.self) { try comparison(office) }
    guard case .notReproduced(_, let change)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(change.before == 2 && change.after == 3)
  }
}
