import CSV
import Testing

struct CSVReaderTests {
  @Test(arguments: ["a,b\nc,d\n", "a,b\r\nc,d\r\n", "a,b\rc,d\r", "a,b\r\nc,d", "a,b\nc,d\r"])
  func everyLineEndEndsARecord(text: String) {
    #expect(read(text) == [.record(line: 1, ["a", "b"]), .record(line: 2, ["c", "d"])])
  }

  @Test(arguments: [
    ("", []),
    ("a", [["a"]]),
    (",", [["", ""]]),
    ("a,,\n", [["a", "", ""]]),
    ("\"\"\n", [[""]]),
    ("\"\",\"\"", [["", ""]]),
    (" a , b \n", [[" a ", " b "]]),
    ("\"a,b\",c\n", [["a,b", "c"]]),
    ("\"a\"\"b\",\"\"\"\"\n", [["a\"b", "\""]]),
    ("\"\"\"a\"\"\"", [["\"a\""]]),
    ("\"a\nb\",c\n", [["a\nb", "c"]]),
    ("\"a\r\nb\rc\"\n", [["a\r\nb\rc"]]),
    ("төрөл,гомдол\n", [["төрөл", "гомдол"]]),
    ("\"🇲🇳, e\u{301}\"", [["🇲🇳, e\u{301}"]]),
    ("\t;!#\n", [["\t;!#"]]),
  ])
  func fieldsReadAsWritten(text: String, fields: [[String]]) throws {
    #expect(try records(text).map(\.fields) == fields)
  }

  @Test func byteOrderMarkIsSkippedAtTheStartOnly() {
    #expect(
      read("\u{FEFF}a\n\u{FEFF}b") == [
        .record(line: 1, ["a"]), .record(line: 2, ["\u{FEFF}b"]),
      ])
    #expect(read("\u{FEFF}\"a\",b") == [.record(line: 1, ["a", "b"])])
    #expect(read("\u{FEFF}").isEmpty)
    #expect(read("\u{FEFF}\u{FEFF}a") == [.record(line: 1, ["\u{FEFF}a"])])
  }

  /// U+FEFE begins with two bytes of the mark.
  @Test func whatOnlyBeginsLikeTheMarkIsText() {
    #expect(read("\u{FEFE},b") == [.record(line: 1, ["\u{FEFE}", "b"])])
    #expect(read([0xEF, 0xBB]) == [.fault(1, 1, .invalidUTF8)])
    #expect(read([0xEF, 0x0A, 0x61]) == [.fault(1, 1, .invalidUTF8), .record(line: 2, ["a"])])
  }

  @Test func blankLinesAreSkippedAndCounted() {
    #expect(
      read("\n\r\n\ra\n\n\nb\r\r\nc") == [
        .record(line: 4, ["a"]), .record(line: 7, ["b"]), .record(line: 9, ["c"]),
      ])
    #expect(read(" \n") == [.record(line: 1, [" "])])
  }

  @Test func linesInsideQuotesAreCounted() {
    #expect(
      read("\"a\n\r\n\rb\"\nc\n") == [.record(line: 1, ["a\n\r\n\rb"]), .record(line: 5, ["c"])])
  }

  @Test func finishedReaderStartsANewInput() {
    var reader = CSVReader()
    var outcomes: [Outcome] = []
    for text in ["a\nb", "\u{FEFF}c"] {
      reader.feed(Array(text.utf8).span) { outcomes.append(Outcome($0)) }
      reader.finish { outcomes.append(Outcome($0)) }
    }
    #expect(
      outcomes == [.record(line: 1, ["a"]), .record(line: 2, ["b"]), .record(line: 1, ["c"])])
  }

  @Test func errorOfTheCallerPassesThrough() {
    struct Enough: Error {}
    var reader = CSVReader()
    #expect(throws: Enough.self) {
      try reader.feed(Array("a\nb\n".utf8).span) { _ in throw Enough() }
    }
  }

  /// A kept record must not change when the reader goes on in the storage it came from.
  @Test func keptRecordsStayAsTheyWere() throws {
    let kept = try records((0..<1_000).map { "row \($0),\"\($0)\"\n" }.joined())
    #expect(kept.count == 1_000)
    for (index, record) in kept.enumerated() {
      #expect(record.fields == ["row \(index)", "\(index)"])
    }
  }
}
