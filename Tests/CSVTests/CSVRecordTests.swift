import CSV
import Testing

struct CSVRecordTests {
  @Test func columnsAreCountedInCharacters() throws {
    let record = try #require(records("төрөл,\"а\"\"б\",🙂,x\n").first)
    #expect((0..<record.count).map { record.column(of: $0) } == [1, 7, 14, 16])
    #expect((0..<record.count).map { record.line(of: $0) } == [1, 1, 1, 1])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func quotedLineEndsMoveTheFieldsBehindThem(end: String) throws {
    let text = "head\(end)a,\"b\(end)\(end)ээ\",c,\"\(end)\",d\(end)last,z"
    let records = try records(text)
    let moved = records[1]
    #expect(moved.line == 2)
    #expect((0..<moved.count).map { moved.line(of: $0) } == [2, 2, 4, 4, 5])
    #expect((0..<moved.count).map { moved.column(of: $0) } == [1, 3, 5, 7, 3])
    #expect(records[2].line == 6)
    #expect(records[2].column(of: 1) == 6)
  }

  @Test func byteOrderMarkTakesNoColumn() throws {
    let record = try #require(records("\u{FEFF}a,b").first)
    #expect(record.column(of: 0) == 1)
    #expect(record.column(of: 1) == 3)
  }

  @Test(arguments: [-1, 2, Int.max, Int.min])
  func missingFieldIsEmptyAndDoesNotTrap(index: Int) throws {
    let record = try #require(records("ab,c\n").first)
    #expect(record[index] == "")
    #expect(record.isEmpty(index))
    #expect(record.line(of: index) == 1)
    #expect(record.column(of: index) == (index < 0 ? 1 : 5))
  }

  @Test func isEmptyLooksInsideTheQuotes() throws {
    let record = try #require(records(",\"\",\" \",a").first)
    #expect((0..<record.count).map { record.isEmpty($0) } == [true, true, false, false])
  }
}
