import EventLog
import Facts
import GrievanceRegister
import Grievances
import LedgerTesting
import Projection
import ProjectionTesting
import ResolutionTimes
import Seal
import StageTimelines
import Testing
import WorkingDays

@testable import KPICounts

/// A cut sees what a plain program would see that was given only the facts the cut knows.
@Suite struct CutTests {
  @Test func everyRowIsThatOfThePlainModel() throws {
    try withRandomCuts(histories: 14, cuts: 5, salt: 100) { made, cut, _ throws in
      let model = try Model(made.log, known: Int(cut.known), through: cut.through)
      let subjects = model.grievances
      let stages = Fold<StageTimelines>()
      let times = Fold<ResolutionTimes>()
      let counts = Fold<KPICounts>()
      let register = Fold<GrievanceRegister>()
      _ = try Replay.run(made.log, cut: cut, into: [stages, times, counts, register])
      try #require(try stages.view().subjects == subjects, "\(cut)")
      for subject in subjects {
        let life = model.life(subject)
        let context = Comment("\(subject), \(cut)")
        try check(life, try #require(try stages.view().row(of: subject)), context)
        let time = try #require(try times.view().row(of: subject))
        try #require(time.receivedOn == life.received, context)
        try #require(time.resolvedOn == life.resolvedOn, context)
        try #require(time.standing.status == life.status, context)
        let count = try #require(try counts.view().row(of: subject))
        try #require(count.standing.status == life.status, context)
        try #require(count.receivedOn == life.received, context)
        try #require(count.receivedUntil == life.registered?.receivedUntil, context)
        try #require(count.resolvedOn == life.resolvedOn, context)
        try #require(count.channel == life.registered?.channel, context)
        try #require(count.type == life.registered?.type, context)
        let words = model.happenings(subject, through: cut.through)
        try check(life, words, try #require(try register.view().row(of: subject)), context)
      }
    }
  }

  private func check(_ life: Life, _ row: StageTimelines.Row, _ context: Comment) throws {
    try #require(row.course.standing.status == life.status, context)
    try #require(Int(row.course.standing.stage.rawValue) == life.stage, context)
    let intervals = row.course.intervals.map {
      Life.StageTime(stage: Int($0.stage.rawValue), from: $0.from, to: $0.to)
    }
    try #require(intervals == life.stages, context)
  }

  private func check(
    _ life: Life, _ happenings: [Model.Happening], _ row: GrievanceRegister.Row, _ context: Comment
  ) throws {
    func words(_ kind: EventKind) -> UInt64 {
      // Of a duplicate, what became of it is not read.
      guard life.status != .duplicate || kind != .resolved else { return 0 }
      return happenings.last { $0.event.kind == kind }?.words ?? 0
    }
    func closed(_ stages: [Stage]) -> CivilDay? {
      guard life.status != .duplicate else { return nil }
      return lastClosed(stages)
    }
    func lastClosed(_ stages: [Stage]) -> CivilDay? {
      happenings.last { happening in
        guard case .resolved(let resolved) = happening.event else { return false }
        return stages.contains(resolved.stage)
      }?.day
    }
    try #require(row.receivedOn == life.received, context)
    try #require(row.receivedUntil == life.registered?.receivedUntil, context)
    try #require(row.registeredOn == life.registered?.registeredOn, context)
    try #require(row.channel == life.registered?.channel, context)
    try #require(row.type == life.registered?.type, context)
    try #require(row.standing.status == life.status, context)
    try #require(row.resolvedOn == life.resolvedOn, context)
    try #require(row.isAssigned == (life.staff != nil), context)
    try #require(row.staff.rawValue == life.staff ?? 0, context)
    try #require(row.firstLevelClosedOn == closed([.local, .unit]), context)
    try #require(row.secondLevelClosedOn == closed([.committee]), context)
    let assumed = happenings.reduce(into: AssumedFields()) { $0.formUnion($1.event.assumed) }
    try #require(row.assumed == assumed, context)
    try #require(row.words.registered?.rawValue ?? 0 == words(.registered), context)
    try #require(row.words.assessed?.rawValue ?? 0 == words(.eligibilityAssessed), context)
    try #require(row.words.assigned?.rawValue ?? 0 == words(.assigned), context)
    try #require(row.words.resolved?.rawValue ?? 0 == words(.resolved), context)
  }

  /// What was known then is told the same, whatever has been recorded since.
  @Test func whatWasKnownThenIsToldTheSameLater() throws {
    let template = try TemporaryLedger(since: .of("2024-05-06"))
    try withExtendedLifetime(template) {
      for number in UInt64(0)..<8 {
        let seed = SeededGenerator.defaultSeed &+ 200 &+ number
        try withTemporaryLedger(copying: template, seed: seed) { made throws in
          var clerk = RandomClerk(made, seed: seed)
          var then: [(known: UInt64, root: Digest, dumps: [ViewContents])] = []
          for _ in 0..<4 {
            try clerk.work(14)
            let head = try made.log.read { $0.head }
            then.append((head.size, head.root, try foldedTogether(made.log)))
          }
          for (known, root, dumps) in then {
            let cut = Cut(known: known)
            try #require(try foldedTogether(made.log, cut: cut) == dumps, "seed \(seed)")
            let reading = try Replay.run(made.log, cut: cut, into: [])
            try #require(reading.root == root && reading.cut.known == known)
            try #require(reading.last?.rawValue == known - 1)
          }
        }
      }
    }
  }

  /// Each projection alone folds as it does in company.
  @Test func oneReplayIntoManyIsManyReplaysIntoOne() throws {
    try withRandomCuts(histories: 4, cuts: 3, salt: 300) { made, cut, _ throws in
      let together = try foldedTogether(made.log, cut: cut)
      for (tested, dump) in zip(Tested.all, together) {
        try #require(try tested.folded(made.log, cut) == dump, "\(tested.projection.name), \(cut)")
      }
    }
  }

  @Test func aCutOfNothingSeesNothing() throws {
    try withTemporaryLedger { made throws in
      let view = try Replay.view(of: KPICounts.self, made.log, cut: Cut(known: 0))
      #expect(try view.subjects.isEmpty && view.cells().sums.isEmpty && view.reading.last == nil)
      #expect(view.reading.root == Merkle.emptyRoot)
      let beyond = try Replay.view(of: KPICounts.self, made.log, cut: Cut(known: 1_000))
      #expect(beyond.reading.cut.known == 22)
    }
  }

  @Test func unknownFactsAreNamedAndNotDropped() throws {
    try withTemporaryLedger { made throws in
      let draft = Draft(
        kind: 1_000, version: 1, actor: .system,
        subject: GrievanceNumber(year: 2024, number: 1).subject, occurredOn: .of("2024-01-15"),
        payload: Payload())
      _ = try made.log.append([draft])
      let reading = try Replay.run(made.log, into: [])
      #expect(reading.notices.map(\.sequence) == [SequenceNumber(22)])
      #expect(reading.notices.map(\.reason) == [.unknownKind(1_000)])
      #expect(reading.cut.known == 23)
      let before = try Replay.run(made.log, cut: Cut(known: 22), into: [])
      #expect(before.notices.isEmpty)
    }
  }

  @Test func aFoldThatWasNotRunSaysSo() {
    #expect(throws: ReplayError.notRun(view: "kpi-counts")) { try Fold<KPICounts>().view() }
  }
}
