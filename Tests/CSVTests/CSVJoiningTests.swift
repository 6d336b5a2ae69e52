import CSV
import Testing

/// A row that a line end in a field without quotes has broken, put together again.
@Suite struct CSVJoiningTests {
  private func records(_ text: String) -> [CSVRecord] {
    var records: [CSVRecord] = []
    var reader = CSVReader()
    func take(_ result: Result<CSVRecord, CSVError>) {
      if case .success(let record) = result { records.append(record) }
    }
    reader.feed(Array(text.utf8).span, take)
    reader.finish(take)
    return records
  }

  @Test(arguments: [
    ("1,asks for\nhours,told", ["1", "asks for\nhours", "told"], 3),
    ("1,asks\n\nfor,told", ["1", "asks\n\nfor", "told"], 4),
    ("1,\"a\nb\",c\nd", ["1", "a\nb", "c\nd"], 4),
  ])
  func joinsWhereTheFieldBroke(_ text: String, _ fields: [String], _ end: Int) throws {
    let all = records("h\n" + text)
    try #require(all.count == 3)
    let joined = try #require(all[1].joined(with: all[2]))
    #expect(joined.fields == fields)
    #expect(joined.line == 2 && joined.lastLine == end)
    #expect(joined.line(of: joined.count - 1) >= 3)
  }

  @Test(arguments: ["1,\"a\"\nb,c", "1,a\n\"b\",c"])
  func doesNotJoinQuotedFields(_ text: String) {
    let parts = records(text)
    #expect(parts.count == 2 && parts[0].joined(with: parts[1]) == nil)
  }
}
