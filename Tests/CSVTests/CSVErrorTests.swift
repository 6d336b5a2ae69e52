import CSV
import Testing

struct CSVErrorTests {
  @Test func quoteInUnquotedFieldIsNamedAndReadingGoesOn() {
    #expect(
      read("a\nэx\"y\",z\r\nb") == [
        .record(line: 1, ["a"]), .fault(2, 3, .quoteInUnquotedField), .record(line: 3, ["b"]),
      ])
  }

  @Test func textAfterClosingQuoteIsNamedAndReadingGoesOn() {
    #expect(
      read("\"a\" ,b\n\"c\nd\"e\nf") == [
        .fault(1, 4, .textAfterClosingQuote), .fault(3, 3, .textAfterClosingQuote),
        .record(line: 4, ["f"]),
      ])
  }

  @Test func unclosedQuoteNamesTheLineWhereItOpened() {
    #expect(
      read("a\nb,\"c\nd\ne\n") == [.record(line: 1, ["a"]), .fault(2, 3, .unclosedQuote)])
    #expect(read("\"") == [.fault(1, 1, .unclosedQuote)])
    #expect(read("\"a\"\"") == [.fault(1, 1, .unclosedQuote)])
    #expect(read("\"a\nb\",\"c") == [.fault(2, 4, .unclosedQuote)])
  }

  @Test(
    arguments: [
      [0xFF], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
      [0x80],
    ] as [[UInt8]])
  func invalidUTF8IsNamedAndTheNextRecordRead(bad: [UInt8]) {
    let bytes = Array("a\nэ,".utf8) + bad + Array(",\"x\ny\"\nb".utf8)
    #expect(
      read(bytes) == [
        .record(line: 1, ["a"]), .fault(2, 3, .invalidUTF8), .record(line: 4, ["b"]),
      ])
    let quoted = Array("\"э\n".utf8) + bad + Array("\"\nb".utf8)
    #expect(read(quoted) == [.fault(2, 1, .invalidUTF8), .record(line: 3, ["b"])])
  }

  @Test func nulByteIsNamedAndTheNextRecordRead() {
    #expect(read("a\0b\0,c\nd") == [.fault(1, 2, .nulByte), .record(line: 2, ["d"])])
    #expect(read("\"a\n\0\"\nd") == [.fault(2, 1, .nulByte), .record(line: 3, ["d"])])
  }

  @Test func theFirstFaultOfARecordIsTheOneNamed() {
    #expect(read([0xFF, 0x00]) == [.fault(1, 1, .invalidUTF8)])
    #expect(read([0x00, 0xFF]) == [.fault(1, 1, .nulByte)])
    #expect(read([0x61, 0xFF, 0x22, 0x0A]) == [.fault(1, 2, .invalidUTF8)])
    #expect(read([0x61, 0x22, 0xFF, 0x0A]) == [.fault(1, 2, .quoteInUnquotedField)])
  }

  @Test func everyBadLineIsNamed() {
    let faults = read(String(repeating: "a\"\n", count: 200))
    #expect(faults == (1...200).map { .fault($0, 2, .quoteInUnquotedField) })
  }

  @Test(
    arguments: [
      .unclosedQuote, .quoteInUnquotedField, .textAfterClosingQuote, .invalidUTF8, .nulByte,
      .fieldTooLong(limit: 8), .recordTooLong(limit: 8), .tooManyFields(limit: 8),
    ] as [CSVError.Reason])
  func descriptionIsOneSentenceWithThePlace(reason: CSVError.Reason) {
    let description = CSVError(line: 12, column: 5, reason: reason).description
    #expect(description.hasPrefix("line 12, column 5: "))
    #expect(!description.contains("\n") && !description.hasSuffix("."))
  }
}
