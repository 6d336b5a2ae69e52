import CSV
import Testing

struct CSVLimitsTests {
  static let small = CSVReader.Limits(fieldBytes: 4, recordBytes: 12, fields: 5)

  @Test(arguments: ["abcd", "x,abcd,y", "\"ab\"", "\"\"\"\"", "a,b,c,d,e", "abcd,abcd,ab"])
  func whatJustFitsIsRead(text: String) {
    let unlimited = read(text)
    #expect(read(text, limits: Self.small) == unlimited)
    #expect(read(text + "\n", limits: Self.small) == unlimited)
  }

  @Test(arguments: ["x,abcde", "x,\"abc\"", "x,\"a\nb\"", "x,\"\"\"\"\"\"", "x,abcde,\"y"])
  func longFieldIsNamedWhereItBegins(text: String) {
    let fault = Outcome.fault(1, 3, .fieldTooLong(limit: 4))
    #expect(read(text, limits: Self.small) == [fault])
    let next = Outcome.record(line: text.contains("\n") ? 3 : 2, ["z"])
    // The line end inside the quotes stands before the limit, so it is passed and counted.
    #expect(read(text + "\nz", limits: Self.small) == [fault, next])
  }

  @Test func readingGoesOnBehindTheFirstLineEndPastTheLimit() {
    #expect(
      read("\"abcd\nefg\nz", limits: Self.small) == [
        .fault(1, 1, .fieldTooLong(limit: 4)), .record(line: 2, ["efg"]),
        .record(line: 3, ["z"]),
      ])
  }

  /// The CR stands before the limit and its LF behind it: one line end.
  @Test func lineEndAcrossTheLimitCountsOnce() {
    #expect(
      read("\"ab\r\nc\nz", limits: Self.small) == [
        .fault(1, 1, .fieldTooLong(limit: 4)), .record(line: 3, ["z"]),
      ])
  }

  @Test func longRecordIsNamedWhereItBegins() {
    #expect(
      read("a\nabcd,abcd,abc\nz", limits: Self.small) == [
        .record(line: 1, ["a"]), .fault(2, 1, .recordTooLong(limit: 12)), .record(line: 3, ["z"]),
      ])
  }

  /// An empty last field has no byte of its own that could pass the limit: its comma does.
  @Test(arguments: ["", "\n"])
  func lastCommaCountsToTheRecord(end: String) {
    #expect(
      read("abcd,abcd,a," + end, limits: Self.small) == [
        .record(line: 1, ["abcd", "abcd", "a", ""])
      ])
    #expect(
      read("abcd,abcd,ab," + end, limits: Self.small) == [
        .fault(1, 1, .recordTooLong(limit: 12))
      ])
  }

  @Test func fieldTooManyIsNamedWhereItBegins() {
    #expect(
      read("a,b,c,d,e,f,g\nz", limits: Self.small) == [
        .fault(1, 11, .tooManyFields(limit: 5)), .record(line: 2, ["z"]),
      ])
    #expect(read("a,,,,,", limits: Self.small) == [.fault(1, 7, .tooManyFields(limit: 5))])
  }

  @Test func limitsOutOfReasonAreClamped() {
    let least = CSVReader.Limits(fieldBytes: 0, recordBytes: -1, fields: Int.min)
    #expect(least == CSVReader.Limits(fieldBytes: 1, recordBytes: 1, fields: 1))
    let most = CSVReader.Limits(fieldBytes: Int.max, recordBytes: Int.max, fields: Int.max)
    #expect(read("a,\"b\"\n", limits: most) == [.record(line: 1, ["a", "b"])])
  }

  @Test func defaultsReadOneMebibyteAndNoMore() {
    let field = String(repeating: "x", count: 1 << 20)
    #expect(read(field + ",y") == [.record(line: 1, [field, "y"])])
    #expect(read(field + "x,y") == [.fault(1, 1, .fieldTooLong(limit: 1 << 20))])
    let commas = String(repeating: ",", count: 255)
    #expect(read(commas) == [.record(line: 1, Array(repeating: "", count: 256))])
    #expect(read(commas + ",") == [.fault(1, 257, .tooManyFields(limit: 256))])
  }
}
