import Facts
import Foundation
import Grievances
import Ledger
import RegisterImport
import Testing
import WorkingDays

/// Instants in a register become days of the ledger's zone, once, at the door.
@Suite struct InstantTests {
  /// Received and resolved of the one row of a register, as they are recorded.
  private func days(_ received: String, _ resolved: String, _ zone: String) throws -> [String] {
    let folder = try ImportFolder(timeZone: zone)
    let before = try folder.size
    let text = RegisterText(
      "registered_no,received_on,resolved_on,status,registered_on\n"
        + "1/\(received.prefix(4)),\(received),\(resolved),resolved,\(received)\n")
    let register = RegisterImport(into: folder.ledger, from: { text.open() })
    let check = try register.check()
    try #require(check.faults.isEmpty, "\(check.faults.listed)")
    _ = try register.record(as: RegisterImport.request(for: check.digest))
    let facts = try folder.facts(from: before)
    guard let first = facts.first, let last = facts.last,
      case .registered(let registered) = try Entry(first).event
    else { return [] }
    #expect(registered.registeredOn == first.occurredOn)
    return [first.occurredOn.description, last.occurredOn.description]
  }

  @Test func theCollectedVectorsWithInstantsHold() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fixtures/calendar/vectors.csv")
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
      .filter { $0[0].hasPrefix("tz:") }
    #expect(rows.count == 4)
    for row in rows {
      #expect(try days(row[2], row[3], row[1]) == [row[4], row[5]], "\(row[0])")
    }
  }

  /// An hour ahead in the summers of 2015 and 2016, and never since.
  static let summers = [
    (
      "Asia/Ulaanbaatar", "2015-07-01T14:59:59Z", "2015-07-01T15:00:00Z", "2015-07-01", "2015-07-02"
    ),
    (
      "Asia/Ulaanbaatar", "2016-07-01T14:59:59Z", "2016-07-01T15:00:00Z", "2016-07-01", "2016-07-02"
    ),
    (
      "Asia/Ulaanbaatar", "2017-07-01T15:59:59Z", "2017-07-01T16:00:00Z", "2017-07-01", "2017-07-02"
    ),
    (
      "Asia/Ulaanbaatar", "2015-12-01T15:59:59Z", "2015-12-01T16:00:00Z", "2015-12-01", "2015-12-02"
    ),
    ("Asia/Hovd", "2015-07-01T15:59:59Z", "2015-07-01T16:00:00Z", "2015-07-01", "2015-07-02"),
    ("Asia/Hovd", "2016-07-01T15:59:59Z", "2016-07-01T16:00:00Z", "2016-07-01", "2016-07-02"),
    ("Asia/Hovd", "2017-07-01T16:59:59Z", "2017-07-01T17:00:00Z", "2017-07-01", "2017-07-02"),
    // The night in which summer time ended: 23 September 2016 had its last hour twice.
    (
      "Asia/Ulaanbaatar", "2016-09-23T15:59:59Z", "2016-09-23T16:00:00Z", "2016-09-23", "2016-09-24"
    ),
    ("Asia/Hovd", "2016-09-23T16:59:59Z", "2016-09-23T17:00:00Z", "2016-09-23", "2016-09-24"),
    // Offsets are instants too, and fractions of a second change no day.
    (
      "Asia/Ulaanbaatar", "2024-03-05T23:59:59.999+08:00", "2024-03-06T00:00:00+08:00",
      "2024-03-05", "2024-03-06"
    ),
    (
      "Asia/Hovd", "2024-03-05T23:59:59+08:00", "2024-03-06T01:00:00+08:00", "2024-03-05",
      "2024-03-06"
    ),
  ]

  @Test(arguments: summers) func aroundMidnight(
    _ zone: String, _ before: String, _ after: String, _ first: String, _ second: String
  ) throws {
    #expect(try days(before, after, zone) == [first, second])
  }

  @Test func anIntervalOfReceiptMayHoldInstants() throws {
    let folder = try ImportFolder()
    let before = try folder.size
    let text = RegisterText(
      "registered_no,received_between,status\n"
        + "1/2024,2024-01-14T16:00:00Z..2024-03-05,unrelated\n")
    let register = RegisterImport(into: folder.ledger, from: { text.open() })
    _ = try register.record(as: RegisterImport.request(for: register.check().digest))
    let fact = try #require(try folder.facts(from: before).first)
    guard case .registered(let registered) = try Entry(fact).event else {
      Issue.record("not registered")
      return
    }
    #expect(fact.occurredOn.description == "2024-01-15")
    #expect(registered.receivedUntil.description == "2024-03-05")
  }

  @Test func whatIsNeitherDayNorInstantIsNamed() throws {
    for text in ["2024-03-05T25:00:00Z", "2024-03-05T10:00:00", "2024-03-05 10:00", "5.3.24"] {
      let folder = try ImportFolder()
      let register = RegisterText("registered_no,received_on,status\n1/2024,\(text),unrelated\n")
      let check = try RegisterImport(into: folder.ledger, from: { register.open() }).check()
      #expect(
        check.faults.listed.map(\.description) == [
          "line 2, column 8: received_on: '\(text)' is not a day, such as 2024-03-05, and no "
            + "instant, such as 2024-03-05T09:30:00+08:00"
        ])
    }
  }
}
