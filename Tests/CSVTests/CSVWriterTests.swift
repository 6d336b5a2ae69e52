import CSV
import Testing

struct CSVWriterTests {
  @Test(arguments: [
    (["a", "b"], "a,b\n"),
    ([""], "\"\"\n"),
    (["", ""], ",\n"),
    ([], ""),
    (["a,b", "c\"d", "e\nf", "g\rh"], "\"a,b\",\"c\"\"d\",\"e\nf\",\"g\rh\"\n"),
    ([" a", "b ", "c d"], "\" a\",\"b \",c d\n"),
    (["\u{FEFF}a", "гомдол"], "\"\u{FEFF}a\",гомдол\n"),
    (["=1+1", "-5"], "=1+1,-5\n"),
  ])
  func quotesOnlyWhereNeeded(fields: [String], line: String) {
    #expect(CSVWriter().line(fields) == line)
  }

  @Test func lineEndIsAsChosen() {
    #expect(CSVWriter(lineEnd: .carriageReturnLineFeed).line(["a", "b"]) == "a,b\r\n")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+976", "'+976"), ("-5", "'-5"), ("@x", "'@x"), ("\tx", "'\tx"),
    ("\rx", "\"'\rx\""), ("=\"a\"", "\"'=\"\"a\"\"\""), ("a=1", "a=1"), ("", "\"\""), ("'x", "'x"),
  ])
  func formulasAreDefusedWhenAsked(field: String, cell: String) {
    #expect(CSVWriter(defusesFormulas: true).line([field]) == cell + "\n")
  }

  @Test func recordsAreAppended() {
    var output: [UInt8] = []
    CSVWriter().write(["a"], to: &output)
    CSVWriter().write([""], to: &output)
    CSVWriter().write(["b", "c"], to: &output)
    #expect(String(decoding: output, as: UTF8.self) == "a\n\"\"\nb,c\n")
  }

  @Test(arguments: [CSVWriter.LineEnd.lineFeed, .carriageReturnLineFeed])
  func whatIsWrittenReadsBackTheSame(lineEnd: CSVWriter.LineEnd) throws {
    var (generator, seed) = SeededGenerator.seeded(for: #function)
    let writer = CSVWriter(lineEnd: lineEnd)
    for _ in 0..<5_000 {
      let table = Self.table(&generator)
      let text = table.map { writer.line($0) }.joined()
      #expect(try records(text).map(\.fields) == table, "seed \(seed), \(text)")
    }
  }

  private static func table(_ generator: inout SeededGenerator) -> [[String]] {
    let pieces = ["\"", ",", "\n", "\r", "\r\n", " ", "a", "ө", "🙂", "\u{FEFF}", "=", "'", "\t"]
    return (0..<Int.random(in: 0...5, using: &generator)).map { _ in
      (0..<Int.random(in: 1...5, using: &generator)).map { _ in
        (0..<Int.random(in: 0...4, using: &generator))
          .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      }
    }
  }
}
