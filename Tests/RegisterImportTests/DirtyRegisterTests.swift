import Facts
import Grievances
import RegisterImport
import Testing
import WorkingDays

/// Registers as people keep them: what can mean one thing only is read and told, the rest is asked
/// for by line.
@Suite struct DirtyRegisterTests {
  private func check(_ text: String, _ days: DayRules = DayRules()) throws -> RegisterImport.Check {
    let folder = try ImportFolder()
    let register = RegisterText(text, chunkBytes: 16)
    return try RegisterImport(into: folder.ledger, days: days, from: { register.open() }).check()
  }

  /// The days of receipt that a register comes to.
  private func received(_ text: String, _ days: DayRules = DayRules()) throws -> [String] {
    let folder = try ImportFolder()
    let before = try folder.size
    let file = RegisterText(text, chunkBytes: 16)
    let register = RegisterImport(into: folder.ledger, days: days, from: { file.open() })
    let check = try register.check()
    try #require(check.faults.isEmpty, "\(check.faults.listed)")
    let request = RegisterImport.request(for: check.digest)
    _ = try register.record(as: request, reading: check.reading)
    let again = try register.record(as: request, reading: check.reading)
    #expect(again.repeated)
    return try folder.facts(from: before).filter { $0.kind == EventKind.registered.rawValue }
      .map(\.occurredOn.description)
  }

  private func faults(_ text: String, _ days: DayRules = DayRules()) throws -> [String] {
    try check(text, days).faults.listed.map(\.description)
  }

  private func notes(_ text: String, _ days: DayRules = DayRules()) throws -> [String] {
    let check = try check(text, days)
    #expect(check.faults.isEmpty, "\(check.faults.listed)")
    return check.notes.listed.map { "\($0.line) x\($0.count) \($0.note)" }
  }

  private let header = "registered_no,received_on,status\n"

  // MARK: the header

  @Test(arguments: [
    // Cyrillic е, с, о; a no-break space; capitals; a second order mark; a hyphen; a dot.
    "rеgistered_no,reсeived_on,status", "REGISTERED\u{A0}NO,Received On,Status",
    "\u{FEFF}\u{FEFF}registered-no.,rесеived_оn, status ", "registered_no,received_on,ЅТАТUЅ",
  ])
  func headersThatLookTheSameAreTheSame(_ header: String) throws {
    #expect(try received(header + "\n1/2024,2024-03-05,unrelated\n") == ["2024-03-05"])
    let told = try notes(header + "\n1/2024,2024-03-05,unrelated\n").filter {
      $0.contains("column")
    }
    #expect(!told.isEmpty)
  }

  @Test func headersThatMeanSomethingElseAreNamed() throws {
    #expect(
      try faults("registered_no,recieved_on,,status,status\n").map { $0.prefix(50) } == [
        "line 1, column 15: the column 'recieved_on' is not",
        "line 1, column 27: the column has no name; name it",
        "line 1, column 35: the column 'status' stands here",
      ])
    #expect(
      try faults("registered_no;received_on;status\n1/2024;2024-03-05;unrelated\n").first
        == "line 1, column 1: the cells are parted by semicolons; save the file with commas")
  }

  // MARK: days

  @Test func aDateThatShowsTheOrderDecidesForThoseThatDoNot() throws {
    let rows = header + "1/2024,05.03.2024,unrelated\n2/2024,13/03/2024,unrelated\n"
    #expect(try received(rows) == ["2024-03-05", "2024-03-13"])
    let told = try notes(rows)
    #expect(
      told.first == "3 x1 the day stands before the month here, so it is read so in every date")
    #expect(told.contains("2 x2 received_on: read as day, month, year"))
    let american = header + "1/2024,05/03/2024,unrelated\n2/2024,03/13/2024,unrelated\n"
    #expect(try received(american) == ["2024-05-03", "2024-03-13"])
  }

  @Test func datesThatLeaveTheOrderOpenAreAskedFor() throws {
    let rows = header + "1/2024,05.03.2024,unrelated\n2/2024,2024-03-06,unrelated\n"
    #expect(
      try faults(rows) == [
        "line 2, column 8: received_on: '05.03.2024' is 2024-03-05 with --dates day-first and "
          + "2024-05-03 with --dates month-first; say which, or write it so"
      ])
    #expect(try received(rows, DayRules(order: .dayFirst)) == ["2024-03-05", "2024-03-06"])
    #expect(try received(rows, DayRules(order: .monthFirst)) == ["2024-05-03", "2024-03-06"])
  }

  @Test func bothOrdersInOneFileLeaveItOpen() throws {
    let rows =
      header + "1/2024,13.03.2024,unrelated\n2/2024,03/14/2024,unrelated\n"
      + "3/2024,05.03.2024,unrelated\n"
    #expect(try faults(rows).map { $0.prefix(35) } == ["line 4, column 8: received_on: '05."])
    #expect(
      try faults(rows, DayRules(order: .dayFirst)) == [
        "line 3, column 8: received_on: '03/14/2024' is no day when read day-first; write it as "
          + "2024-03-05"
      ])
  }

  @Test(arguments: [
    ("2024.3.5", "2024-03-05"), ("2024/03/05", "2024-03-05"), ("5.5.2024", "2024-05-05"),
    ("31-1-2024", "2024-01-31"),
  ])
  func datesThatCanMeanOneDayAreReadAsIt(_ text: String, _ day: String) throws {
    #expect(try received(header + "1/2024,\(text),unrelated\n") == [day])
  }

  @Test(arguments: ["31.02.2024", "5.3.24", "5.3/2024", "2024-13-01", "1.2.3.2024", "yesterday"])
  func whatIsNoDateIsNamed(_ text: String) throws {
    let rules = DayRules(order: .dayFirst, serialDays: .from1900)
    let faults = try faults(header + "1/2024,\(text),unrelated\n", rules)
    #expect(faults.count == 1)
    #expect(faults.first?.hasPrefix("line 2, column 8: received_on: '\(text)' is no") == true)
  }

  @Test func serialDaysAreAskedForAndReadWhereAllowed() throws {
    let rows = header + "1/2024,45356,unrelated\n2/2024,45356.75,unrelated\n"
    #expect(
      try faults(rows).first
        == "line 2, column 8: received_on: '45356' is 2024-03-05 with --serial-days 1900 and "
        + "2028-03-06 with --serial-days 1904; say which, or write it so")
    #expect(
      try received(rows, DayRules(serialDays: .from1900)) == ["2024-03-05", "2024-03-05"])
    #expect(
      try received(header + "1/2024,43894,unrelated\n", DayRules(serialDays: .from1904))
        == ["2024-03-05"])
    // A year and an amount are no days.
    for number in ["2024", "1000000"] {
      #expect(
        try faults(
          header + "1/2024,\(number),unrelated\n", DayRules(serialDays: .from1900)
        ).count == 1)
    }
  }

  @Test func anIntervalIsReadAsItsDaysAre() throws {
    let rows =
      "registered_no,received_between,status\n1/2024,15.01.2024..05.03.2024,unrelated\n"
    #expect(try received(rows) == ["2024-01-15"])
  }

  // MARK: cells

  @Test func codesAndBlanksAreReadAsTheyLook() throws {
    let rows =
      "registered_no,received_on,status,type,channel,stage\n"
      + "№ 1 / 2024,2024-03-05,RESOLVING,Соmplaint,E-mail,–\n2/2024,2024-03-05,resolving,,In person,\n"
    #expect(
      try notes(rows) == [
        "2 x1 registered_no: signs and spaces around the number are left out",
        "2 x1 status: 'RESOLVING' is read as resolving",
        "2 x1 channel: 'E-mail' is read as email",
        "2 x1 type: 'Соmplaint' is read as complaint",
        "2 x1 stage: a sign for nothing is read as an empty cell",
        "3 x1 channel: 'In person' is read as in-person",
        "3 x1 type: empty, recorded as not known",
      ])
    #expect(
      try faults("registered_no,received_on,status\n1/2024,2024-03-05,гомдол\n") == [
        "line 2, column 19: status: 'гомдол' is not one of unrelated, resolving, resolved, "
          + "withdrawn, duplicate"
      ])
  }

  // MARK: spilt rows

  private let spilt =
    "registered_no,received_on,status,summary,actions\n"

  @Test func aRowBrokenInATextIsPutTogether() throws {
    let rows =
      spilt + "1/2024,2024-03-05,resolving,asks for\nhours and\n\nmore,told\n"
      + "2/2024,2024-03-06,resolving,x,y\n"
    #expect(try received(rows) == ["2024-03-05", "2024-03-06"])
    #expect(
      try notes(rows).contains(
        "2 x1 goes on to line 5: a line end without quotes had broken summary"))
  }

  @Test(arguments: [
    // The rest has too many cells; the break is behind the last column; in no text; at the end.
    ("1/2024,2024-03-05,resolving,asks for\nhours,told,x\n", [2, 3]),
    ("1/2024,2024-03-05,resolving,asks,told\nmore\n", [3]),
    ("1/2024,2024-03-05\n,resolving,asks,told\n", [2, 3]),
    ("1/2024,2024-03-05,resolving,asks\n", [2]),
    ("1/2024,2024-03-05,resolving,asks\n2/2024,2024-03-05,resolving,asks,told\n", [2]),
    ("1/2024,2024-03-05,resolving,asks, and asks,told\n", [2]),
  ])
  func otherRowsOfAnotherLengthAreNamedAndNotRead(_ rows: String, _ lines: [Int]) throws {
    let faults = try check(spilt + rows).faults.listed
    #expect(faults.map(\.line) == lines)
    for fault in faults {
      #expect(fault.reason.hasPrefix("the row has "), "\(fault)")
      #expect(!fault.reason.contains("asks") && !fault.reason.contains("more"))
    }
  }

  @Test func emptyRowsAndEmptyCellsBehindTheLastColumnArePassedOver() throws {
    let rows =
      "registered_no,received_on,status,,\n1/2024,2024-03-05,unrelated,,\n,,,,\n"
      + "2/2024,2024-03-05,unrelated\n3/2024,2024-03-05,unrelated,,x\n"
    let found = try check(rows)
    #expect(
      found.faults.listed.map(\.description).map { $0.prefix(40) } == [
        "line 5, column 30: the row has 5 cells a"
      ])
    let told = found.notes.listed.map { "\($0.line) \($0.note)" }
    #expect(told.contains("3 an empty row is passed over"))
    #expect(told.contains("2 empty cells behind the last column are passed over"))
  }

  @Test func aFaultSaysNothingOfNamesInOtherColumns() throws {
    let text = "registered_no,received_on,status,person\n1/2024,2024-03-05,resolving,Bat, Dorj\n"
    for fault in try faults(text) { #expect(!fault.contains("Bat") && !fault.contains("Dorj")) }
  }
}
