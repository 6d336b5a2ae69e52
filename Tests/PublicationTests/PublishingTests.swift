import Documents
import EventLog
import Facts
import Grievances
import Ledger
import LedgerTesting
import Publication
import Seal
import Testing
import WorkingDays

/// Publishing the figures of a period, and publishing them again.
@Suite struct PublishingTests {
  @Test func `a report pins the facts before it, under a checkpoint of just those`() throws {
    let office = try PublishingLedger()
    let size = try office.size
    let result = try office.publisher.publish(PublishingLedger.period())
    let edition = result.report.edition
    #expect(result.isNew)
    #expect(edition.fact == SequenceNumber(size) && edition.pinned.known == size)
    #expect(edition.restatements == 0 && edition.restates == nil)
    #expect(edition.name == "report-2024-H1")
    #expect(try office.size == size + 1)
    let checkpoint = try Checkpoint(result.report.checkpoint.text)
    #expect(checkpoint.size == size)
    #expect(checkpoint.root == result.report.report.reading.root)
    let cut = try #require(edition.figures.json["cut"])
    #expect(cut["sequence"] == .integer(Int(size) - 1))
    #expect(cut["root"] == .string(checkpoint.root.base64))
    #expect(edition.figures.json["received"] == 3)
    let fact = try #require(try office.ledger.log.read { try $0.fact(at: edition.fact) })
    #expect(fact.actor == StaffNumber(1) && fact.subject == edition.report)
  }

  @Test func `the same report again appends nothing and gives the same bytes`() throws {
    let office = try PublishingLedger()
    let period = try PublishingLedger.period()
    let first = try office.publisher.publish(period)
    let size = try office.size
    let again = try office.publisher.publish(period)
    #expect(!again.isNew)
    #expect(try documents(again.report) == documents(first.report))
    // What happened after the period, and what changes no figure, changes nothing here.
    try office.record(3, .assigned(Assigned(staff: StaffNumber(4))), "2024-07-10")
    try office.record(5, PublishingLedger.registered("2024-07-05", by: .letter), "2024-07-05")
    let later = try office.publisher.publish(period)
    #expect(!later.isNew)
    #expect(try documents(later.report) == documents(first.report))
    #expect(try office.size == size + 2)
  }

  @Test func `a range that is a half-year is that half-year`() throws {
    let office = try PublishingLedger()
    let first = try office.publisher.publish(PublishingLedger.period())
    let range = try #require(Period("2024-01-01..2024-06-30"))
    let again = try office.publisher.publish(range)
    #expect(!again.isNew && again.report.edition.fact == first.report.edition.fact)
  }

  @Test func `figures that changed are refused and named`() throws {
    let office = try PublishingLedger()
    let period = try PublishingLedger.period()
    _ = try office.publisher.publish(period)
    try office.record(3, .resolved(Resolved(stage: .unit)), "2024-06-05")
    let size = try office.size
    let error = #expect(throws: PublicationError.self) { try office.publisher.publish(period) }
    guard case .changed(let named, let changes)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(named == period)
    #expect(try office.size == size)
    let paths = changes.map(\.path)
    for path in ["by_status.resolved", "addressed.count", "working_days.total"] {
      #expect(paths.contains(path), "\(path)")
    }
    #expect(!paths.contains { $0.hasPrefix("cut") })
    #expect(changes.first { $0.path == "by_status.resolved" }?.after == 2)
    let row = try #require(changes.first { $0.path == "grievances.3/2024" })
    #expect(row.before == .null && row.after["resolved_on"] == "2024-06-05")
  }

  @Test func `a restatement is an edition of its own beside the first`() throws {
    let office = try PublishingLedger()
    let period = try PublishingLedger.period()
    let first = try office.publisher.publish(period)
    try office.record(3, .resolved(Resolved(stage: .unit)), "2024-06-05")
    let size = try office.size
    let restated = try office.publisher.publish(period, restating: "3/2024 was recorded late")
    let edition = restated.report.edition
    #expect(restated.isNew && edition.restatements == 1)
    #expect(edition.restates == first.report.edition.fact)
    #expect(edition.report == first.report.edition.report)
    #expect(edition.pinned.known == size && edition.fact == SequenceNumber(size))
    #expect(edition.name == "report-2024-H1-restated-1")
    #expect(edition.reason == "3/2024 was recorded late")
    #expect(edition.figures.json["by_status"]?["resolved"] == 2)
    // Asked again, with a reason or without, it is there already.
    for reason in [nil, "again"] {
      #expect(try !office.publisher.publish(period, restating: reason).isNew)
    }
    let editions = try office.ledger.editions(of: period)
    #expect(editions.map(\.restatements) == [0, 1])
    #expect(
      try documents(PublishedReport(editions[0], in: office.ledger)) == documents(first.report))
  }

  @Test func `each period has a report of its own`() throws {
    let office = try PublishingLedger()
    let quarter = try #require(Period("2024-Q1"))
    let one = try office.publisher.publish(PublishingLedger.period()).report.edition
    let other = try office.publisher.publish(quarter).report.edition
    #expect(one.report != other.report)
    #expect(try office.ledger.editions(of: quarter).map(\.fact) == [other.fact])
    #expect(try office.ledger.editions(of: #require(Period("2023"))).isEmpty)
  }

  /// The text of an edition says where it comes from and how to check it.
  @Test(arguments: Language.allCases)
  func `the text has the seal`(language: Language) throws {
    let office = try PublishingLedger()
    let report = try office.publisher.publish(PublishingLedger.period()).report
    let text = String(
      decoding: try DocumentForm.text(language).render(report), as: UTF8.self)
    #expect(text.contains(report.report.reading.root.base64))
    #expect(text.contains(String(decoding: report.checkpoint.bytes, as: UTF8.self)))
    #expect(text.contains("grm audit compare report-2024-H1.json"))
    #expect(try DocumentForm.checkpoint.render(report) == report.checkpoint.bytes)
  }

  @Test func `a restatement says what changed and through which facts`() throws {
    let office = try PublishingLedger()
    let period = try PublishingLedger.period()
    #expect(try office.publisher.publish(period).report.changes == nil)
    let size = try office.size
    try office.record(3, .resolved(Resolved(stage: .unit)), "2024-06-05")
    let restated = try office.publisher.publish(period, restating: "recorded late").report
    let changes = try #require(restated.changes)
    let change = try #require(changes.first { $0.figure == "by_status.resolved" })
    #expect(change.was == "1" && change.isNow == "2" && change.facts == [SequenceNumber(size)])
    #expect(try PublishedReport(restated.edition, in: office.ledger).changes == changes)
  }

  @Test func `the next period names what became of the last one's figures`() throws {
    let office = try PublishingLedger()
    let first = try #require(Period("2024-H1"))
    let second = try #require(Period("2024-H2"))
    _ = try office.publisher.publish(first)
    let calm = try office.publisher.publish(#require(Period("2024-Q2"))).report
    #expect(calm.changes == nil)
    try office.record(3, .resolved(Resolved(stage: .unit)), "2024-06-05")
    let changes = try #require(try office.publisher.publish(second).report.changes)
    #expect(changes.contains { $0.figure == "2024-H1 by_status.resolved" && $0.isNow == "2" })
  }

  private func documents(_ report: PublishedReport) throws -> [[UInt8]] {
    try DocumentForm.all.map { try $0.render(report) }
  }
}
