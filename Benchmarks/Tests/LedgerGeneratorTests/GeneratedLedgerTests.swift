import EventLog
import Facts
import Foundation
import Grievances
import Ledger
import LedgerGenerator
import Testing
import WorkingDays

@Suite("A generated ledger")
struct GeneratedLedgerTests {
  @Test("Same seed, same root; another seed, another root")
  func sameSeedSameRoot() throws {
    let first = try root(seed: 1)
    #expect(try root(seed: 1) == first)
    #expect(try root(seed: 2) != first)
  }

  @Test("holds about as many facts as were asked for, and they are admissible as recorded")
  func admissibleAsRecorded() throws {
    try withFolder { folder in
      let made = try GeneratedLedger.make(in: folder, facts: 1_500, seed: 3)
      #expect((1_500..<1_520).contains(made.facts))
      let ledger = try Ledger.open(in: folder)
      let facts = try ledger.log.read { snapshot in
        #expect(try snapshot.root(at: snapshot.size) == made.root)
        var facts: [Fact] = []
        try snapshot.forEachFact {
          facts.append($0)
          return true
        }
        return facts
      }
      #expect(UInt64(facts.count) == made.facts)
      var histories: [Subject: [Entry]] = [:]
      for fact in facts {
        let entry = try Entry(fact)
        let known = histories[fact.subject] ?? []
        #expect(fact.revision.rawValue == known.count)
        let today = ledger.identity.zone.day(of: fact.recordedAt)
        _ = try decide(
          command(entry, today: today), history: known, next: fact.sequence)
        histories[fact.subject, default: []].append(entry)
      }
    }
  }

  @Test("tells the time of the simulated day, from the first through the last year")
  func time() throws {
    try withFolder { folder in
      _ = try GeneratedLedger.make(in: folder, facts: 1_500, seed: 4)
      let ledger = try Ledger.open(in: folder)
      let days = try ledger.log.read { snapshot in
        var days: [CivilDay] = []
        try snapshot.forEachFact {
          days.append(ledger.identity.zone.day(of: $0.recordedAt))
          return true
        }
        return days
      }
      #expect(days == days.sorted())
      #expect(days.first == CivilDay(year: 2021, month: 1, day: 1))
      #expect(Set(days.map(\.year)) == Set(2021...2025))
    }
  }

  @Test("is not made where there is a ledger already")
  func existing() throws {
    try withFolder { folder in
      _ = try GeneratedLedger.make(in: folder, facts: 50, seed: 5)
      #expect(throws: EventLogError.alreadyExists(directory: folder)) {
        try GeneratedLedger.make(in: folder, facts: 50, seed: 5)
      }
    }
  }

  private func command(_ entry: Entry, today: CivilDay) -> Command {
    let action: Command.Action =
      switch (entry.event, entry.fact.about) {
      case (.retracted, let mistake?): .retract(mistake)
      case (_, let original?): .correct(original, entry.event)
      case (_, nil): .record(entry.event)
      }
    return Command(
      action, subject: entry.fact.subject, day: entry.fact.occurredOn, today: today,
      actor: entry.fact.actor)
  }

  private func root(seed: UInt64) throws -> Digest {
    try withFolder { try GeneratedLedger.make(in: $0, facts: 600, seed: seed).root }
  }

  /// Runs a body with the path of a folder that is gone afterwards.
  private func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("generated-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path)
  }
}
