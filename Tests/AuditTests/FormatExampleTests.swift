import EventLog
import Facts
import Foundation
import Grievances
import Seal
import Testing
import WorkingDays

/// That docs/format.md and the program say the same.
@Suite struct FormatExampleTests {
  let page: String

  init() throws {
    let package = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    page = try String(
      contentsOf: package.appendingPathComponent("docs/format.md"), encoding: .utf8)
  }

  /// The lines of the fenced block after `<!-- example: NAME -->`.
  private func example(_ name: String) throws -> [String] {
    let lines = page.components(separatedBy: "\n")
    let marker = try #require(lines.firstIndex(of: "<!-- example: \(name) -->"))
    #expect(lines[marker + 1].hasPrefix("```"))
    return Array(lines[(marker + 2)...].prefix { $0 != "```" })
  }

  private func bytes(_ hexadecimal: String) throws -> [UInt8] {
    let digits = Array(hexadecimal)
    try #require(digits.count % 2 == 0)
    return try stride(from: 0, to: digits.count, by: 2).map { index in
      try #require(UInt8(String(digits[index...index + 1]), radix: 16))
    }
  }

  /// The example's fact; each line's offset has to be that of its bytes.
  private func fact() throws -> [UInt8] {
    var fact: [UInt8] = []
    for line in try example("fact") {
      let columns = line.split(separator: " ")
      #expect(Int(columns[0]) == fact.count, "\(line)")
      fact += try bytes(String(columns[1]))
    }
    return fact
  }

  @Test func theLeafHashOfTheExampleIsThatOfItsBytes() throws {
    let fact = try fact()
    #expect(fact.count == Fact.byteCount)
    let leaf = try #require(try example("leaf").first)
    let computed = Merkle.leaf(fact.raw)
    #expect(computed.hexadecimal == leaf)
    #expect(Digest.sha256(of: [0] + fact).hexadecimal == leaf)
  }

  @Test func theExampleReadsAsThePageSays() throws {
    let bytes = try fact()
    let read = Fact(bytes.raw)
    let fact = try #require(read)
    let day = try #require(CivilDay("2024-03-05"))
    let event = Event.registered(
      Registered(
        receivedUntil: day, registeredOn: day, channel: .email, type: .question,
        complainant: .named, assumed: .channel))
    #expect(try Event(fact) == event)
    let written = Fact(
      kind: event.kind.rawValue, version: Event.payloadVersion, flags: [.assumed, .imported],
      actor: StaffNumber(3), sequence: SequenceNumber(40),
      subject: GrievanceNumber(year: 2024, number: 7).subject, revision: Revision(0),
      occurredOn: day, recordedAt: Instant(microseconds: 1_719_799_200_250_000), about: nil,
      wordsDigest: fact.wordsDigest, payload: event.payload)
    #expect(written.bytes == bytes)
  }

  @Test func theWordsDigestOfTheExampleIsThatOfItsDisclosure() throws {
    let lines = try example("disclosure")
    let base64 = Data(lines[0].utf8).base64EncodedString()
      .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
      .replacingOccurrences(of: "=", with: "")
    #expect(base64 == lines[1])
    let field = Digest.sha256(of: Array(lines[1].utf8))
    #expect(field.hexadecimal == lines[2])
    #expect(Digest.sha256(of: field.bytes).hexadecimal == lines[3])
    let bytes = try fact()
    let read = Fact(bytes.raw)
    #expect(read?.wordsDigest.hexadecimal == lines[3])
    let array = try JSONDecoder().decode([String].self, from: Data(lines[0].utf8))
    #expect(array[1] == WordName.summary.rawValue)
  }

  @Test func everyKindStandsInTheTableWithItsCode() {
    for kind in EventKind.allCases {
      #expect(page.contains("\n| \(kind.rawValue) | `\(kind.name)` | "), "\(kind)")
    }
  }

  /// The table promises no kind that nothing writes.
  @Test func everyKindOfTheTableIsBuilt() throws {
    let start = try #require(page.range(of: "## Kinds of facts\n\n"))
    let end = try #require(page.range(of: "\n\n", range: start.upperBound..<page.endIndex))
    let rows = page[start.upperBound..<end.lowerBound].split(separator: "\n")
    let codes = rows.compactMap { row in
      UInt16(row.split(separator: "|")[0].trimmingCharacters(in: .whitespaces))
    }
    #expect(codes == EventKind.allCases.map(\.rawValue))
  }

  @Test func everyNameOfWordsStandsInTheRowOfItsClass() throws {
    let rows = page.components(separatedBy: "\n")
    for name in WordName.allCases {
      let code = name.wordClass.rawValue
      let row = try #require(
        rows.first { $0.hasPrefix("| \(name.wordClass) | \(code) | ") }, "\(name.wordClass)")
      #expect(row.contains("`\(name.rawValue)`"), "\(name)")
    }
  }

  @Test func everyCodeStandsInTheTableWithItsName() throws {
    let rows = page.components(separatedBy: "\n")
    func check<C: Code>(_ row: String, _ codes: C.Type, _ named: (C) -> String) throws {
      let row = try #require(rows.first { $0.hasPrefix("| \(row)") })
      for code in C.allCases { #expect(row.contains("\(code.rawValue) \(named(code))"), "\(code)") }
    }
    try check("channel |", Channel.self) { $0.name }
    try check("type |", GrievanceType.self) { $0.name }
    try check("complainant |", Complainant.self) { $0.name }
    try check("status (", Status.self) { $0.name }
    try check("basis of a limit |", Basis.self) { "\($0.name) days" }
    try check("reason of a decision", DecisionReason.self) { $0.name }
  }

  @Test func everyAssumedFieldStandsInTheTableWithItsBit() {
    for bit in 0..<14 {
      let names = AssumedFields(rawValue: 1 << UInt16(bit)).fieldNames
      #expect(names.count == 1)
      #expect(page.contains("| \(bit) | `\(names.first ?? "")`"), "\(bit)")
    }
  }
}
