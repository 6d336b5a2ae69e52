import EventLog
import Facts
import Foundation
import Grievances
import Ledger
import RegisterImport
import Testing
import WorkingDays

@Suite struct DecisionImportTests {
  private static let header = "decision,day,worked,name,reason,announced_on,source,confidence\n"

  private func list(_ folder: ImportFolder, _ text: String) -> DecisionImport {
    DecisionImport(into: folder.ledger, Array(text.utf8))
  }

  /// What a new ledger has to say to a file.
  private func check(_ text: String) throws -> DecisionImport.Check {
    let folder = try ImportFolder()
    return try withExtendedLifetime(folder) { try list(folder, text).check() }
  }

  private func faults(_ rows: String) throws -> [String] {
    try check(Self.header + rows).faults.listed.map(\.description)
  }

  private static let rows = """
    declared,2027-06-25,,Election day,election,2026-05-10,Gazette 19,H
    moved,2027-12-31,2028-01-08,Day off,,2026-06-01,,M
    revoked,2027-06-01,,,,,,

    """

  @Test func everyRowBecomesAFactWithItsWordsAndConfidence() throws {
    let folder = try ImportFolder()
    let before = try folder.size
    let list = list(folder, Self.header + Self.rows)
    let check = try list.check()
    #expect(check.faults.isEmpty && check.rows == 3 && check.commands.count == 3)
    #expect(try folder.size == before)
    let receipt = try list.record(check, as: list.request)
    #expect(receipt.count == 3 && receipt.first.rawValue == before)
    let facts = try folder.facts(from: before)
    #expect(
      try facts.map { try Entry($0).event } == [
        .holidayDeclared(
          HolidayDeclared(
            day: #require(CivilDay("2027-06-25")), announcedOn: CivilDay("2026-05-10"),
            reason: .election, confidence: .high)),
        .workingDayMoved(
          WorkingDayMoved(
            dayOff: #require(CivilDay("2027-12-31")), workedInstead: CivilDay("2028-01-08"),
            announcedOn: CivilDay("2026-06-01"), confidence: .medium)),
        .holidayRevoked(
          HolidayRevoked(
            day: #require(CivilDay("2027-06-01")), announcedOn: nil, confidence: nil)),
      ])
    #expect(facts.map(\.occurredOn.description) == ["2026-05-10", "2026-06-01", "2027-06-01"])
    #expect(facts.allSatisfy { $0.flags.contains(.imported) })
    let words = try folder.ledger.log.read { try $0.words(of: receipt.first, about: .calendar) }
    #expect(words?[.name] == "Election day" && words?[.source] == "Gazette 19")
    #expect(try folder.rootHolds())
  }

  @Test func whatIsRecordedAlreadyIsPassedOver() throws {
    let folder = try ImportFolder()
    let first = list(folder, Self.header + Self.rows)
    _ = try first.record(first.check(), as: first.request)
    let size = try folder.size
    let again = try first.record(first.check(), as: first.request)
    #expect(again.repeated)
    let longer = list(
      folder, Self.header + Self.rows + "declared,2027-09-01,,Another day,government,,,\n")
    let check = try longer.check()
    #expect(check.faults.isEmpty && check.recordedBefore == 3 && check.commands.count == 1)
    _ = try longer.record(check, as: longer.request)
    #expect(try folder.size == size + 1)
  }

  /// The list of the known decisions is what a new ledger begins with.
  @Test func theKnownDecisionsAreRecordedInEveryNewLedger() throws {
    let check = try check(text(of: "Fixtures/calendar/decisions-2012-2026.csv"))
    #expect(check.faults.isEmpty && check.commands.isEmpty)
    #expect(check.recordedBefore == KnownDecisions.mongolia.count)
  }

  @Test func theExampleOfTheDocumentationIsSound() throws {
    let example = try text(of: "Fixtures/calendar/decisions-example.csv")
    let check = try check(example)
    #expect(check.faults.isEmpty && check.commands.count == 4)
    #expect(try text(of: "docs/calendar.md").contains("```csv\n\(example)```"))
  }

  /// A file of the project.
  private func text(of path: String) throws -> String {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../\(path)")
    return try String(contentsOf: file, encoding: .utf8)
  }

  @Test func eachFaultIsNamedWithItsLineAndColumn() throws {
    let rows = """
      declares,2027-06-25,,A,,,,
      declared,2027-02-30,,B,,,,
      declared,2027-06-25,,,,,,
      declared,2027-06-25,2027-06-26,C,,,,
      moved,2027-12-31,,D,election,,,
      declared,,,E,vote,soon,,X
      revoked,2027-06-01
      """
    #expect(
      try faults(rows) == ["line 8: the row has 2 cells and the header 8"])
    let whole = rows.split(separator: "\n").dropLast().joined(separator: "\n")
    #expect(
      try faults(whole) == [
        "line 2, column 1: decision: give one of declared, revoked, moved",
        "line 3, column 10: day: '2027-02-30' is not a day, such as 2024-03-05",
        "line 4, column 22: name: empty; a declared day needs a name",
        "line 5, column 21: worked: only a moved day has a day that is worked in its place",
        "line 6, column 21: reason: only a declared day has a reason",
        "line 7, column 10: day: empty; every row needs the day that it is about",
        "line 7, column 14: reason: 'vote' is not one of unknown, election, government, statute",
        "line 7, column 19: announced_on: 'soon' is not a day, such as 2024-03-05",
        "line 7, column 25: confidence: 'X' is not H, M or L",
      ])
  }

  @Test func whatTheCalendarRefusesIsNamedWithItsLine() throws {
    let rows = """
      moved,2027-07-12,2027-07-24,A,,,,
      moved,2027-12-30,2027-12-28,B,,,,
      revoked,2027-12-27,,,,,,
      declared,2027-12-27,,C,,2199-01-01,,
      declared,2127-12-27,,D,,,,
      declared,2027-09-01,,E,,,,
      declared,2027-09-01,,E again,,,,
      """
    let found = try faults(rows)
    let expected = [
      "line 2: 2027-07-12 is a day off already", "line 3: 2027-12-28 is a working day already",
      "line 4: 2027-12-27 is no holiday, so there is nothing to revoke",
      "line 5: 2199-01-01 lies in the future", "line 6: 2127-12-27 lies outside 1990 to 2100",
      "line 8: the same decision stands in line 7 already",
    ]
    #expect(found.count == expected.count)
    for (fault, start) in zip(found, expected) { #expect(fault.hasPrefix(start), "\(fault)") }
  }

  @Test func aRowIsDecidedOnInTheLightOfThoseBeforeIt() throws {
    let check = try check(
      Self.header + "declared,2027-09-01,,A,,,,\nrevoked,2027-09-01,,,,,,\n")
    #expect(check.faults.isEmpty && check.commands.count == 2)
  }

  @Test func whatIsOddIsToldWithItsLine() throws {
    let check = try check(
      Self.header + "declared,2027-07-12,,A,,2001-01-01,,\ndeclared,2027-09-01,,B,,,,\n")
    #expect(check.faults.isEmpty && check.commands.count == 2)
    #expect(check.warnings.map(\.line) == [2, 2])
  }

  @Test func theHeaderIsChecked() throws {
    func faults(_ text: String) throws -> [String] {
      try check(text).faults.listed.map(\.reason)
    }
    #expect(try faults("") == ["the file has no header"])
    #expect(
      try faults("decision,day,day,when\n") == [
        "the column 'day' stands here twice",
        "the column 'when' is not known; known are decision, day, worked, name, reason, "
          + "announced_on, source, confidence",
      ])
    #expect(try faults("day\n") == ["the column 'decision' is missing"])
  }

  @Test func anAnnouncementIsADayInTheLedgersZone() throws {
    for (zone, day) in [("Asia/Ulaanbaatar", "2024-05-03"), ("Asia/Hovd", "2024-05-02")] {
      let folder = try ImportFolder(timeZone: zone)
      let list = list(
        folder, Self.header + "declared,2027-09-01,,A,,2024-05-02T16:30:00Z,,\n")
      let check = try list.check()
      let size = try folder.size
      _ = try list.record(check, as: list.request)
      #expect(try folder.facts(from: size).map(\.occurredOn.description) == [day])
    }
  }
}
