import BuiltInViews
import EventLog
import Facts
import GrievanceRegister
import Grievances
import KPICounts
import LedgerTesting
import ProjectionTesting
import Testing
import WorkingDays

@testable import Projection

/// A fact that a projection reads and this program cannot stops that projection, and no other.
@Suite struct StopTests {
  private let number = GrievanceNumber(year: 2024, number: 1)

  /// An assignment as a newer program might record it.
  private func recordUnreadable(_ made: TemporaryLedger) throws -> SequenceNumber {
    try made.log.append([
      Draft(
        kind: EventKind.assigned.rawValue, version: 9, actor: .system, subject: number.subject,
        occurredOn: made.ledger.today, payload: Payload())
    ]).first
  }

  private func withUnreadable(
    _ body: (TemporaryLedger, ViewStore, SequenceNumber) throws -> Void
  ) throws {
    try withTemporaryLedger(since: .of("2024-05-06")) { made throws in
      var clerk = RandomClerk(made, seed: SeededGenerator.defaultSeed)
      try clerk.work(30)
      try withViews(made) { store throws in
        try store.catchUp(BuiltInViews.all, with: made.log)
        let sequence = try recordUnreadable(made)
        _ = try made.log.append([
          Draft(
            kind: EventKind.actionTaken.rawValue, version: 1, actor: .system,
            subject: number.subject, occurredOn: made.ledger.today, payload: Payload())
        ])
        try body(made, store, sequence)
      }
    }
  }

  private func expectStops(_ made: TemporaryLedger, _ store: ViewStore, at stop: SequenceNumber)
    throws
  {
    let size = try made.log.size()
    for view in BuiltInViews.all {
      let checkpoint = try #require(try store.checkpoint(of: view.name))
      if ["grievance-register", "due-list"].contains(view.name) {
        #expect(checkpoint.position == stop.rawValue, "\(view.name)")
        #expect(checkpoint.stop?.sequence == stop)
        #expect(
          checkpoint.stop?.reason
            == .unknownVersion(kind: EventKind.assigned.rawValue, version: 9))
      } else {
        #expect(checkpoint.position == size && checkpoint.stop == nil, "\(view.name)")
      }
    }
  }

  @Test func catchingUpStopsWhoReadsIt() throws {
    try withUnreadable { made, store, stop throws in
      let taken = try store.catchUp(BuiltInViews.all, with: made.log)
      #expect(taken.count { if case .stopped = $0 { true } else { false } } == 2)
      try expectStops(made, store, at: stop)
      _ = try store.catchUp(BuiltInViews.all, with: made.log)
      try expectStops(made, store, at: stop)
      #expect(try store.differences(BuiltInViews.all, from: made.log).allSatisfy { $0 == nil })
    }
  }

  @Test func aRebuildGoesAsFarAsItCan() throws {
    try withUnreadable { made, store, stop throws in
      let before = try store.storedView(of: GrievanceRegister.self) { try ViewContents($0) }
      try store.rebuild(BuiltInViews.all, from: made.log)
      try expectStops(made, store, at: stop)
      let after = try store.storedView(of: GrievanceRegister.self) { try ViewContents($0) }
      #expect(before == after)
    }
  }

  @Test func figuresThatWouldLackItAreNotGiven() throws {
    try withUnreadable { made, store, _ throws in
      #expect(throws: ReplayError.self) { try Replay.view(of: GrievanceRegister.self, made.log) }
      #expect(throws: ReplayError.self) {
        try store.view(of: GrievanceRegister.self, made.log) { _ in }
      }
      _ = try Replay.view(of: KPICounts.self, made.log)
    }
  }

  /// As if the program that stopped had been replaced by one that reads the fact.
  @Test func aViewThatStoppedGoesOnWhereItCan() throws {
    try withTemporaryLedger(since: .of("2024-05-06")) { made throws in
      var clerk = RandomClerk(made, seed: SeededGenerator.defaultSeed)
      try clerk.work(30)
      try withViews(made) { store throws in
        try store.catchUp(KPICounts.self, with: made.log)
        var checkpoint = try #require(try store.checkpoint(of: KPICounts.self))
        try clerk.work(20)
        let fact = try #require(
          try made.log.read { try $0.fact(at: SequenceNumber(checkpoint.position)) })
        checkpoint.stop = UnreadableFact(fact, .unknownVersion(kind: fact.kind, version: 1))
        let stopped = checkpoint
        let tables = try store.tables(of: KPICounts.name)
        try store.environment.write { try $0.put(stopped, of: KPICounts.name, tables) }
        #expect(try store.checkpoint(of: KPICounts.self) == stopped)
        try store.catchUp(KPICounts.self, with: made.log)
        let went = try #require(try store.checkpoint(of: KPICounts.self))
        #expect(try went.stop == nil && went.position == made.log.size())
        let contents = try store.storedView(of: KPICounts.self) { try ViewContents($0) }
        #expect(try contents == ViewContents(Replay.view(of: KPICounts.self, made.log)))
      }
    }
  }

  @Test func positionsFollowTheLog() async throws {
    let made = try TemporaryLedger(since: .of("2024-05-06"))
    var positions = made.log.positions(every: .milliseconds(1)).makeAsyncIterator()
    let first = try await positions.next()
    #expect(first == 22)
    _ = try recordUnreadable(made)
    let second = try await positions.next()
    #expect(second == 23)
  }
}
