import EventLog
import Facts
import Foundation
import Grievances
import KPICounts
import LMDB
import LedgerTesting
import ProjectionTesting
import ResolutionTimes
import StageTimelines
import Synchronization
import Testing
import WorkingDays

@testable import Projection

/// What is stored can always be told apart from what the log says, and made again.
@Suite struct ViewStoreTests {
  /// A ledger with a history, and its views as far as the log goes.
  private func withHistory(
    _ body: (TemporaryLedger, ViewStore, inout RandomClerk) throws -> Void
  ) throws {
    try withTemporaryLedger(since: .of("2024-05-06")) { made throws in
      var clerk = RandomClerk(made, seed: SeededGenerator.defaultSeed)
      try clerk.work(60)
      try withViews(made) { store throws in
        for tested in Tested.all {
          #expect(try store.checkpoint(of: tested.projection.name) == nil)
          #expect(try store.catchUp([tested.projection], with: made.log) == [.rebuilt])
          #expect(try store.catchUp([tested.projection], with: made.log) == [.current])
        }
        try body(made, store, &clerk)
      }
    }
  }

  private func contents<P: Projection>(
    _ store: ViewStore, of projection: P.Type = KPICounts.self
  ) throws -> ViewContents {
    try store.storedView(of: projection) { try ViewContents($0) }
  }

  /// Changes what stands in the checkpoint, as a damaged or foreign file might have it.
  private func tamper(
    _ store: ViewStore, _ change: (inout ViewCheckpoint) -> Void
  ) throws {
    let tables = try store.tables(of: KPICounts.name)
    var checkpoint = try #require(try store.checkpoint(of: KPICounts.self))
    change(&checkpoint)
    let changed = checkpoint
    try store.environment.write { transaction in
      let key = Array(KPICounts.name.utf8)
      try transaction.put(key.raw, changed.bytes.raw, in: tables.checkpoints)
    }
  }

  /// Empties the rows, so that only a rebuild makes them right again.
  private func emptyRows(_ store: ViewStore) throws {
    let tables = try store.tables(of: KPICounts.name)
    try store.environment.write { for table in tables.slots { try $0.clear(table) } }
  }

  private func expectRebuild(
    _ made: TemporaryLedger, _ store: ViewStore, _ change: (inout ViewCheckpoint) -> Void
  ) throws {
    let right = try contents(store)
    try emptyRows(store)
    try tamper(store, change)
    #expect(try store.catchUp(KPICounts.self, with: made.log) == .rebuilt)
    #expect(try contents(store) == right)
    let checkpoint = try #require(try store.checkpoint(of: KPICounts.self))
    let head = try made.log.read { $0.head }
    #expect(checkpoint.position == head.size && checkpoint.root == head.root)
    #expect(checkpoint.version == KPICounts.version)
  }

  @Test func aViewOfAnotherVersionIsRebuilt() throws {
    try withHistory { made, store, _ throws in
      try expectRebuild(made, store) { $0.version += 1 }
      try expectRebuild(made, store) { $0.version = 0 }
    }
  }

  @Test func aViewOfAnotherLogIsRebuilt() throws {
    try withHistory { made, store, _ throws in
      try expectRebuild(made, store) { $0.root = .zero }
      try expectRebuild(made, store) { $0.position -= 1 }
    }
  }

  @Test func aViewAheadOfTheLogIsRebuilt() throws {
    try withHistory { made, store, _ throws in
      try expectRebuild(made, store) { $0.position += 1 }
      try expectRebuild(made, store) { $0.position = .max }
    }
  }

  private func expectRebuild(
    _ made: TemporaryLedger, _ store: ViewStore, checkpoint bytes: [UInt8]
  ) throws {
    let right = try contents(store)
    let tables = try store.tables(of: KPICounts.name)
    try store.environment.write { transaction in
      try transaction.put(Array(KPICounts.name.utf8).raw, bytes.raw, in: tables.checkpoints)
    }
    #expect(try store.catchUp(KPICounts.self, with: made.log) == .rebuilt)
    #expect(try contents(store) == right)
  }

  @Test func anUnreadableCheckpointIsRebuilt() throws {
    try withHistory { made, store, _ throws in
      try expectRebuild(made, store, checkpoint: [UInt8](repeating: 1, count: 3))
    }
  }

  /// As programs stored views before sums lay in groups.
  @Test func aViewOfAnotherLayoutIsRebuilt() throws {
    try withHistory { made, store, _ throws in
      var bytes = try #require(try store.checkpoint(of: KPICounts.self)).bytes
      for offset in 24..<28 { bytes[offset] = 0 }
      try expectRebuild(made, store, checkpoint: bytes)
    }
  }

  /// What they counted cannot be changed by what is new.
  @Test func aViewWithUnreadableSumsIsRebuilt() throws {
    try withHistory { made, store, clerk throws in
      try clerk.work(10)
      let tables = try store.tables(of: KPICounts.name)
      try store.environment.write { transaction in
        var keys: [[UInt8]] = []
        for table in tables.slots {
          try transaction.forEach(in: table) { key, _ in
            if key.unsignedByte(at: 0) == ViewKey.cells { keys.append(key.array) }
            return true
          }
          for key in keys {
            try transaction.put(key.raw, [UInt8](repeating: 0, count: 7).raw, in: table)
          }
          keys.removeAll()
        }
      }
      #expect(throws: EventLogError.self) { try contents(store) }
      #expect(try store.catchUp(KPICounts.self, with: made.log) == .rebuilt)
      #expect(try contents(store) == ViewContents(Replay.view(of: KPICounts.self, made.log)))
    }
  }

  /// A log that was restored from a backup and went on another way has another root.
  @Test func aViewOfALogThatForkedIsRebuilt() throws {
    try withHistory { made, _, clerk throws in
      try withTemporaryLedger(copying: made, seed: 5) { copy throws in
        try clerk.work(10)
        let folder = made.folder.path
        try withViews(made) { store throws in
          _ = try store.catchUp(KPICounts.self, with: made.log)
        }
        var other = RandomClerk(copy, seed: 77)
        try other.work(40)
        #expect(try copy.ledger.known(nil) > made.ledger.known(nil))
        let store = try ViewStore(directory: folder)
        defer { store.close() }
        #expect(try store.catchUp(KPICounts.self, with: copy.log) == .rebuilt)
        let expected = try ViewContents(Replay.view(of: KPICounts.self, copy.log))
        #expect(try contents(store) == expected)
      }
    }
  }

  /// What an unreadable row counts cannot be taken out: taken for missing, it would be counted twice.
  @Test func aViewWithAnUnreadableRowIsRebuilt() throws {
    try withHistory { made, store, _ throws in
      let tables = try store.tables(of: ResolutionTimes.name)
      try store.environment.write { transaction in
        var keys: [[UInt8]] = []
        let slot = try transaction.checkpoint(of: ResolutionTimes.name, tables)?.slot ?? 0
        let table = tables.slots[Int(slot)]
        try transaction.forEach(in: table) { (key: RawSpan, _) in
          if key.unsignedByte(at: 0) == ViewKey.rows { keys.append(key.array) }
          return true
        }
        for key in keys { try transaction.put(key.raw, [1, 2, 3].raw, in: table) }
      }
      let today = made.ledger.today
      _ = try made.ledger.record(
        Command(
          .record(.policyAdopted(.standard)), subject: .policy, day: today, today: today))
      #expect(try store.catchUp(ResolutionTimes.self, with: made.log) == .rebuilt)
      let damagedAndRebuilt = try contents(store, of: ResolutionTimes.self)
      try store.rebuild([AnyProjection(ResolutionTimes.self)], from: made.log)
      #expect(try contents(store, of: ResolutionTimes.self) == damagedAndRebuilt)
    }
  }

  @Test func newFactsAreTakenInWithoutARebuild() throws {
    try withHistory { made, store, clerk throws in
      let before = try made.ledger.known(nil)
      try clerk.work(12)
      let new = try made.ledger.known(nil) - before
      #expect(new > 0)
      #expect(try store.catchUp(KPICounts.self, with: made.log) == .advanced(facts: new))
    }
  }

  @Test func deletingTheViewsLosesNothing() throws {
    try withTemporaryLedger(since: .of("2024-05-06")) { made throws in
      var clerk = RandomClerk(made, seed: SeededGenerator.defaultSeed)
      try clerk.work(50)
      var dumps: [[ViewContents]] = []
      for _ in 0..<2 {
        try withViews(made) { store throws in
          for tested in Tested.all {
            #expect(try store.catchUp([tested.projection], with: made.log) == [.rebuilt])
          }
          dumps.append(try Tested.all.map { try $0.stored(store) })
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: made.folder.path)
        where name.hasPrefix("views.mdb") {
          try FileManager.default.removeItem(atPath: made.folder.file(name))
        }
      }
      #expect(dumps[0] == dumps[1])
      #expect(try made.log.faults() == [])
    }
  }

  /// Each view has its own rows; to rebuild one leaves the others alone.
  @Test func viewsKnowNothingOfEachOther() throws {
    try withHistory { made, store, clerk throws in
      let before = try Tested.all.map { try $0.stored(store) }
      try clerk.work(10)
      try store.rebuild([Tested.all[0].projection], from: made.log)
      let after = try Tested.all.map { try $0.stored(store) }
      #expect(after.dropFirst() == before.dropFirst())
      #expect(after[0] == (try ViewContents(Replay.view(of: StageTimelines.self, made.log))))
    }
  }

  /// None takes over from another and has it begin again.
  @Test func rebuildsAtTheSameTimeWaitForEachOther() throws {
    try withHistory { made, store, _ throws in
      let log = made.log
      let failures = Mutex<[String]>([])
      DispatchQueue.concurrentPerform(iterations: 4) { _ in
        do {
          try store.rebuild(Tested.all.map(\.projection), from: log)
        } catch {
          failures.withLock { $0.append("\(error)") }
        }
      }
      #expect(failures.withLock(\.self) == [])
      for tested in Tested.all { #expect(try tested.stored(store) == tested.folded(log, .none)) }
    }
  }

  @Test func aViewThatWasNeverMadeIsNotRead() throws {
    try withTemporaryLedger { made throws in
      try withViews(made) { store throws in
        #expect(throws: EventLogError.self) { try contents(store) }
      }
    }
  }

  /// A statute that gives other days here than it gave must never be counted by in silence.
  @Test func aStatuteWithOtherDaysIsNotCountedBy() throws {
    try withTemporaryLedger { made throws in
      let payload = Event.calendarAdopted(CalendarAdopted(statute: 1, days: .zero)).payload
      _ = try made.log.append([
        Draft(
          kind: EventKind.calendarAdopted.rawValue, version: 1, actor: .system,
          subject: .calendar, occurredOn: .of("2024-01-15"), payload: payload)
      ])
      #expect(throws: UnusableRules.differs(version: 1)) { try Replay.run(made.log, into: []) }
      try withViews(made) { store throws in
        #expect(throws: UnusableRules.differs(version: 1)) {
          try store.catchUp(KPICounts.self, with: made.log)
        }
      }
      _ = try Replay.run(made.log, cut: Cut(known: 22), into: [])
    }
  }
}
