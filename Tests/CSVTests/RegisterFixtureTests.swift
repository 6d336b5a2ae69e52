import CSV
import Foundation
import Testing

/// The register of the project's first half-year of 2024: the figures its report states.
struct RegisterFixtureTests {
  static let header =
    "registered_no,received_on,received_between,registered_on,channel,type,status,stage,"
    + "resolved_on,referred_to,assigned_to,person,contact,summary,actions,assumed"

  private let rows: [[String: String]]

  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fixtures/smart-government-ii/register-2024-h1.csv")
    let table = try records(String(contentsOf: file, encoding: .utf8))
    let header = try #require(table.first)
    #expect(CSVWriter().line(header.fields) == Self.header + "\n")
    rows = table.dropFirst().map { record in
      #expect(record.count == header.count, "line \(record.line)")
      return Dictionary(uniqueKeysWithValues: zip(header.fields, record.fields))
    }
  }

  @Test func rowsAreNumberedWithoutAGap() {
    #expect(rows.map { $0["registered_no"] } == (1...16).map { "\($0)/2024" })
  }

  @Test func totalsAreTheReported() {
    #expect(count("status", of: rows) == ["unrelated": 7, "resolved": 9])
    #expect(
      count("channel", of: rows) == ["email": 10, "telephone": 3, "in-person": 2, "facebook": 1])
    #expect(count("channel", of: related)["email"] == 3)
    #expect(count("type", of: related) == ["question": 5, "request": 2, "complaint": 2])
  }

  @Test func daysAreTheReported() {
    let days = [
      "7": "03-05 03-05", "8": "03-26 03-26", "9": "04-05 04-05", "10": "04-08 04-08",
      "11": "04-18 04-18", "12": "05-02 05-03", "14": "05-24 05-24", "15": "06-06 06-06",
      "16": "06-13 06-14",
    ]
    #expect(related.count == days.count)
    for row in related {
      let number = row["registered_no"]?.split(separator: "/").first.map(String.init) ?? ""
      let given = [row["received_on"], row["resolved_on"]]
        .map { $0?.dropFirst("2024-".count) ?? "" }
      #expect(given.joined(separator: " ") == days[number])
    }
  }

  @Test func unrelatedRowsHaveOnlyAnInterval() {
    for row in rows where row["status"] == "unrelated" {
      let isLast = row["registered_no"] == "13/2024"
      let interval = isLast ? "2024-05-02..2024-05-24" : "2024-01-15..2024-03-05"
      #expect(row["received_between"] == interval)
      #expect([row["received_on"], row["type"], row["resolved_on"]] == ["", "", ""])
    }
  }

  @Test func onlyTheStatedChannelsAreNotAssumed() {
    for row in related {
      let isStated = ["9/2024", "14/2024"].contains(row["registered_no"])
      #expect(row["assumed"] == (isStated ? "assigned_to" : "channel assigned_to"))
    }
  }

  @Test func nobodyIsNamed() {
    #expect(rows.allSatisfy { $0["person"] == "" && $0["contact"] == "" })
  }

  private var related: [[String: String]] { rows.filter { $0["status"] != "unrelated" } }

  private func count(_ column: String, of rows: [[String: String]]) -> [String: Int] {
    rows.reduce(into: [:]) { $0[$1[column] ?? "", default: 0] += 1 }
  }
}
