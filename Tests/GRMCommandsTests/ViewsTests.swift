import EventLog
import Facts
import Foundation
import Grievances
import LMDB
import Testing
import WorkingDays

@testable import Projection

/// The stored views as the program shows them, follows the log with them, and stops one alone.
@Suite struct ViewsTests {
  private struct Line: Decodable, Equatable {
    struct Stop: Decodable, Equatable {
      let sequence: Int
      let kind: String
      let reason: String
    }

    let name: String
    let position: Int?
    let facts: Int
    let stoppedAt: Stop?
  }

  private func views(_ program: Program) throws -> [Line] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try program.expectDone("views --format json").split(separator: "\n").map {
      try decoder.decode(Line.self, from: Data($0.utf8))
    }
  }

  /// Lends the log of a program's ledger, as another process has it.
  private func withLog<Result>(
    _ program: Program, _ body: (EventLog) throws -> Result
  ) throws -> Result {
    let log = try EventLog.open(in: program.ledger)
    defer { log.close() }
    return try body(log)
  }

  @Test func `views are made, fall behind, and catch up when they are read`() throws {
    let program = try Program()
    #expect(try program.expectDone("views").contains("never made"))
    try program.expectDone("rebuild")
    let facts = try program.facts()
    #expect(try views(program).allSatisfy { $0.position == facts && $0.facts == facts })
    try program.expectDone("act 1/2024 --on 2024-03-06")
    #expect(try program.expectDone("views").contains("behind: will catch up when read"))
    try program.expectDone("due")
    let due = try #require(try views(program).first { $0.name == "due-list" })
    #expect(due.position == facts + 1)
  }

  @Test func `the log is followed while others append, until Ctrl-C`() throws {
    let program = try Program()
    let facts = try program.facts()
    let text = try Background(program, "views --follow")
    let json = try Background(program, "views --follow --format json")
    try text.waitUntilPrinted("\(facts) facts taken in\n")
    try json.waitUntilPrinted("{\"position\":\(facts),\"stopped\":{}}\n")
    try program.expectDone("act 1/2024 --on 2024-03-06")
    try text.waitUntilPrinted("\(facts + 1) facts taken in\n")
    try json.waitUntilPrinted("{\"position\":\(facts + 1),\"stopped\":{}}\n")
    try program.expectDone("act 1/2024 --on 2024-03-07")
    try text.waitUntilPrinted("\(facts + 2) facts taken in\n")
    for follower in [text, json] {
      let outcome = try follower.interrupt()
      #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
    }
    #expect(try views(program).allSatisfy { $0.position == facts + 2 })
  }

  @Test func `positions come to a library too, of what another process appends`() async throws {
    let program = try Program()
    let facts = UInt64(try program.facts())
    let log = try EventLog.open(in: program.ledger)
    defer { log.close() }
    var positions = log.positions(every: .milliseconds(5)).makeAsyncIterator()
    #expect(try await positions.next() == facts)
    try program.expectDone("act 1/2024 --on 2024-03-06")
    #expect(try await positions.next() == facts + 1)
    let waiting = Task { [positions] in
      var positions = positions
      return try await positions.next()
    }
    waiting.cancel()
    #expect(try await waiting.value == nil)
  }

  /// An assignment, as a newer program might record it.
  private func recordUnreadable(_ program: Program) throws -> Int {
    try withLog(program) { log in
      let number = GrievanceNumber(year: 2024, number: 1)
      let day = try #require(CivilDay("2024-03-06"))
      let receipt = try log.append([
        Draft(
          kind: EventKind.assigned.rawValue, version: 9, actor: .system, subject: number.subject,
          occurredOn: day, payload: Payload())
      ])
      return Int(receipt.first.rawValue)
    }
  }

  @Test func `a fact that a view refuses stops that view alone, and is named`() throws {
    let program = try Program()
    try program.expectDone("rebuild")
    let stop = try recordUnreadable(program)
    try program.expectDone("engage press --on 2024-06-03 --medium radio")
    try program.expectDone("kpi --view kpi-counts")
    let refused = try program.run("log")
    #expect(refused.status == 69 && refused.error.contains("fact \(stop) (assigned)"))
    let follower = try Background(program, "views --follow")
    try follower.waitUntilPrinted("\(stop + 2) facts taken in; grievance-register stopped: fact")
    _ = try follower.interrupt()
    let reason = "version 9 of kind 35 is not known to this program"
    for view in try views(program) {
      let isStopped = ["grievance-register", "due-list"].contains(view.name)
      #expect(view.position == (isStopped ? stop : stop + 2), "\(view.name)")
      let named = Line.Stop(sequence: stop, kind: "assigned", reason: reason)
      #expect(view.stoppedAt == (isStopped ? named : nil), "\(view.name)")
    }
    let table = try program.expectDone("views")
    #expect(table.contains("stopped: fact \(stop) (assigned) cannot be read: \(reason)"))
    try program.expectDone("rebuild")
    #expect(try program.expectDone("views") == table)
  }

  /// As if the program that stopped had been replaced by one that reads the fact.
  @Test func `after the fix the view resumes where it stopped`() throws {
    let program = try Program()
    try program.expectDone("rebuild")
    let stop = try program.facts()
    try program.expectDone("assign 1/2024 --staff 3 --on 2024-03-06")
    try program.expectDone("act 1/2024 --on 2024-03-07")
    let store = try ViewStore(directory: program.ledger)
    var checkpoint = try #require(try store.checkpoint(of: "grievance-register"))
    try withLog(program) { log in
      let fact = try #require(
        try log.read { try $0.fact(at: SequenceNumber(checkpoint.position)) })
      checkpoint.stop = UnreadableFact(fact, .unknownVersion(kind: fact.kind, version: 1))
    }
    let stopped = checkpoint
    let tables = try store.tables(of: "grievance-register")
    try store.environment.write { try $0.put(stopped, of: "grievance-register", tables) }
    store.close()
    let before = try #require(try views(program).first { $0.name == "grievance-register" })
    #expect(before.position == stop && before.stoppedAt?.sequence == stop)
    try program.expectDone("kpi --view grievance-register")
    let after = try #require(try views(program).first { $0.name == "grievance-register" })
    #expect(after.position == stop + 2 && after.stoppedAt == nil)
    try program.expectDone("rebuild --check grievance-register")
  }
}
