import EventLog
import Facts
import Grievances
import Ledger
import Testing
import WorkingDays

@Suite struct PortionTests {
  private func draft(_ number: UInt32, words: [WordField] = []) -> Draft {
    Draft(
      kind: 32, version: 1, actor: .system,
      subject: GrievanceNumber(year: 2024, number: number).subject,
      occurredOn: CivilDay(daysSince1970: 19_800), payload: Payload(), words: words)
  }

  /// Gives portions one after another, then ends or throws.
  private func giving(
    _ portions: [Portion], then error: (any Error)? = nil
  ) -> () throws -> Portion? {
    var rest = portions[...]
    return {
      if let next = rest.popFirst() { return next }
      if let error { throw error }
      return nil
    }
  }

  @Test func portionsAreAppendedAsOne() throws {
    let folder = try ImportFolder()
    let before = try folder.size
    let portions = (0..<20).map { portion in
      Portion((1...40).map { draft(portion * 20 + $0, words: [WordField(.person, "N")]) })
    }
    let receipt = try folder.ledger.log.append(portions: { giving(portions) })
    #expect(receipt.sequences == before..<before + 800)
    #expect(try folder.rootHolds())
    // Every second portion is about the last twenty subjects of the one before.
    let revisions = try folder.facts(from: before).map(\.revision.rawValue)
    #expect(revisions.filter { $0 == 1 }.count == 380)
    #expect(Set(revisions) == [0, 1])
  }

  @Test func nothingIsKeptOfPortionsThatEndInAnError() throws {
    let folder = try ImportFolder()
    let before = try folder.size
    let portions = (1...9).map { Portion([draft($0)]) }
    #expect(throws: Refusal.linksItself) {
      _ = try folder.ledger.log.append(portions: { giving(portions, then: Refusal.linksItself) })
    }
    #expect(try folder.size == before)
    #expect(try folder.rootHolds())
  }

  @Test func aConflictInALaterPortionKeepsNothing() throws {
    let folder = try ImportFolder()
    let before = try folder.size
    let subject = draft(7).subject
    let portions = [
      Portion([draft(7)], expecting: [Expectation(subject, facts: 0)]),
      Portion([draft(7)], expecting: [Expectation(subject, facts: 5)]),
      Portion([draft(8)]),
    ]
    #expect(throws: EventLogError.conflict(subject: subject, expected: 5, actual: 1)) {
      _ = try folder.ledger.log.append(portions: { giving(portions) })
    }
    #expect(try folder.size == before)
  }

  @Test func noPortionsAppendNothing() throws {
    let folder = try ImportFolder()
    let before = try folder.size
    let receipt = try folder.ledger.log.append(portions: { giving([Portion()]) })
    #expect(receipt.count == 0)
    #expect(try folder.size == before)
  }
}
