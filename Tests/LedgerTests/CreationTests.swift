import EventLog
import Facts
import Foundation
import Grievances
import LedgerTesting
import Testing
import WorkingDays

@testable import Ledger

@Suite struct CreationTests {
  private func events(_ log: EventLog) throws -> [(Fact, Event)] {
    try log.read { snapshot in
      var events: [(Fact, Event)] = []
      try snapshot.forEachFact { fact in
        events.append((fact, try Event(fact)))
        return true
      }
      return events
    }
  }

  @Test func aNewLedgerBeginsWithItsFoundation() throws {
    try withTemporaryLedger { made throws in
      let events = try events(made.log)
      #expect(events.count == 22)
      #expect(
        events.prefix(3).map(\.1.kind) == [.ledgerOpened, .policyAdopted, .calendarAdopted])
      #expect(events[0].0.subject == .ledger && events[0].0.sequence == .genesis)
      #expect(events[1].1 == .policyAdopted(.standard))
      #expect(events.dropFirst(3).allSatisfy { $0.0.subject == .calendar })
      #expect(Set(events.map(\.0.recordedAt)) == [made.clock.now])
    }
  }

  /// The lists of the calendar's page, written out once more.
  @Test func theKnownDecisionsAreRecorded() throws {
    let declared = [
      "2012-06-28", "2012-11-21", "2013-06-26", "2016-06-29", "2016-10-19", "2017-06-26",
      "2020-06-24", "2020-10-15", "2021-06-09", "2024-06-28", "2024-10-11", "2025-07-16",
      "2025-07-17",
    ]
    let moved = [
      ("2012-12-31", "2013-01-05"), ("2016-12-30", "2017-01-07"), ("2018-11-09", "2018-11-17"),
      ("2019-02-08", "2019-02-02"), ("2021-07-16", "2021-07-24"), ("2026-02-17", "2026-02-28"),
    ]
    try withTemporaryLedger { made throws in
      var daysOff: [CivilDay] = []
      var moves: [CivilDay: CivilDay] = [:]
      for (_, event) in try events(made.log).dropFirst(3) {
        switch event {
        case .holidayDeclared(let holiday): daysOff.append(holiday.day)
        case .workingDayMoved(let move): moves[move.dayOff] = move.workedInstead
        default: Issue.record("\(event)")
        }
      }
      #expect(daysOff == declared.map { .of($0) })
      #expect(
        moves == Dictionary(uniqueKeysWithValues: moved.map { (.of($0.0), .of($0.1)) }))
    }
  }

  @Test func theStatuteIsAdoptedWithTheDigestOfItsDays() throws {
    try withTemporaryLedger { made throws in
      guard case .calendarAdopted(let adopted) = try events(made.log)[2].1 else {
        Issue.record("no statute")
        return
      }
      #expect(adopted.statute == Statute.current.version)
      #expect(adopted.days == .sha256(of: Statute.current.canonicalDays()))
    }
  }

  @Test func theIdentityIsReadBack() throws {
    let folder = try TemporaryFolder()
    let options = TemporaryLog.options(TestClock(.of("2024-01-15")))
    for (zone, since) in [("Asia/Ulaanbaatar", nil), ("Asia/Hovd", CivilDay.of("2024-01-15"))] {
      let place = folder.file(zone.replacing("/", with: "-"))
      let identity = try LedgerIdentity(
        project: "Ухаалаг засаг II", origin: "grm.example.org/smart-government-ii",
        timeZone: zone, coversFrom: since)
      try Ledger.create(in: place, identity: identity, options: options).log.close()
      let ledger = try Ledger.open(in: place, options: options)
      defer { ledger.log.close() }
      #expect(ledger.identity == identity)
      #expect(ledger.identity.zone.identifier == zone)
      #expect(ledger.today == .of("2024-01-15"))
    }
  }

  @Test func theFolderIsMadeWhereItIsMissing() throws {
    let folder = try TemporaryFolder()
    let place = folder.file("a/b/c")
    let identity = try TemporaryLedger.identity()
    try Ledger.create(in: place, identity: identity).log.close()
    try Ledger.open(in: place).log.close()
  }

  @Test func aFileInTheWayIsNamed() throws {
    let folder = try TemporaryFolder()
    try Data().write(to: URL(fileURLWithPath: folder.file("file")))
    let place = folder.file("file/ledger")
    do {
      _ = try Ledger.create(in: place, identity: TemporaryLedger.identity())
      Issue.record("a ledger was made inside a file")
    } catch LedgerError.cannotCreate(let directory, _) {
      #expect(directory == place)
    }
  }

  @Test func aLedgerIsNotMadeOverAnother() throws {
    try withTemporaryLedger { made throws in
      let root = try made.log.read { $0.head.root }
      #expect(throws: EventLogError.alreadyExists(directory: made.folder.path)) {
        try Ledger.create(in: made.folder.path, identity: TemporaryLedger.identity())
      }
      let after = try made.log.read { $0.head.root }
      #expect(after == root)
    }
  }

  @Test func aLogThatOpensNoLedgerIsNone() throws {
    let folder = try TemporaryFolder()
    let log = try EventLog.create(in: folder.path)
    _ = try log.append([
      Draft(
        kind: 49, version: 1, actor: .system, subject: .ledger, occurredOn: .of("2024-01-15"),
        payload: Payload())
    ])
    log.close()
    #expect(throws: LedgerError.notALedger(directory: folder.path)) {
      try Ledger.open(in: folder.path)
    }
  }

  @Test func theSameSeedAndClockMakeTheSameLog() throws {
    var roots: Set<Digest> = []
    for seed in [UInt64(1), 1, 2] {
      let folder = try TemporaryFolder()
      let options = TemporaryLog.options(TestClock(.of("2024-01-15")), seed)
      let ledger = try Ledger.create(
        in: folder.path, identity: TemporaryLedger.identity(), options: options)
      defer { ledger.log.close() }
      let root = try ledger.log.read { $0.head.root }
      roots.insert(root)
    }
    #expect(roots.count == 2)
  }
}
