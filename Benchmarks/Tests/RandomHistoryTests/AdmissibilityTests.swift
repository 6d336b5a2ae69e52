import Facts
import Grievances
import RandomHistory
import Testing
import WorkingDays

@Suite("Every fact of a random history is one that the rules admit")
struct AdmissibilityTests {
  private static let seeds: [UInt64] = [0, 1, 2, 3, 20_240_628, .max]

  @Test("in five years of an office", arguments: seeds)
  func fiveYears(seed: UInt64) throws { try check(seed, .fiveYears) }

  @Test("in five years full of mistakes", arguments: seeds)
  func eventful(seed: UInt64) throws { try check(seed, .eventful) }

  @Test("with a seed of its own each time")
  func anySeed() throws {
    let seed = UInt64.random(in: 0 ... .max)
    try check(seed, .fiveYears)
    try check(seed, .eventful)
  }

  private func check(_ seed: UInt64, _ profile: HistoryProfile) throws {
    print("random history: seed \(seed)")
    let replay = try Replay(seed: seed, facts: 5_000, profile)
    #expect(replay.objections.isEmpty, "seed \(seed)")
    #expect((5_000..<5_020).contains(replay.recorded.count), "seed \(seed)")
  }

  @Test("in the life of one grievance, alone in a log", arguments: seeds)
  func oneLife(seed: UInt64) throws {
    let day = try #require(CivilDay(year: 2022, month: 5, day: 1))
    let life = GrievanceLife.random(
      seed: seed, registrationRecordedOn: day, profile: .eventful)
    let drafts = life.drafts(number: 1, startingAt: SequenceNumber(40))
    var history: [Entry] = []
    for (step, draft) in zip(life.steps, drafts) {
      let position = SequenceNumber(40 + UInt64(history.count))
      let command = try Command(leadingTo: draft, today: step.recordedOn)
      #expect(try decide(command, history: history, next: position) == draft, "seed \(seed)")
      history.append(try Entry(provisional(draft, position, revision: history.count)))
    }
    #expect(!history.isEmpty)
  }

  @Test("Numbers follow one another in each year, from 1")
  func numbersHaveNoGap() throws {
    let replay = try Replay(seed: 5, facts: 5_000, .fiveYears)
    let registered = replay.recorded.compactMap { draft, _ -> GrievanceNumber? in
      let isRegistration = draft.kind == EventKind.registered.rawValue && draft.about == nil
      return isRegistration ? GrievanceNumber(draft.subject) : nil
    }
    #expect(registered.count == replay.grievances)
    for (year, numbers) in Dictionary(grouping: registered, by: \.year) {
      #expect(numbers.map(\.number) == Array(1...UInt32(numbers.count)), "\(year)")
    }
    #expect(Set(registered.map(\.year)) == Set(2021...2025))
  }

  @Test("A short history still has its few decisions, and no grievance beyond its number")
  func shortHistories() throws {
    for facts in [0, 1, 30, 200] {
      let replay = try Replay(seed: 9, facts: facts, .fiveYears)
      #expect(replay.objections.isEmpty)
      #expect(replay.recorded.count >= facts)
      #expect(replay.recorded.count < max(facts, 12) + 20)
    }
  }
}
