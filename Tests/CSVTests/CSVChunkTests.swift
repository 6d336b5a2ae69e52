import CSV
import Testing

/// Where the chunks part must not matter: every input reads the same whole and in pieces.
struct CSVChunkTests {
  @Test(arguments: [
    "a,b\r\nc,\"d\"\"e\"\r\n", "\u{FEFF}төрөл,\"🙂\r\n\"\rx", "\"a\" b\r\nc\"d\r\n\"e",
    "\u{FEFE}\r\n", "\"\"\"\"\r\n\r\n\"\"", "a\0\r\n\"\0\"",
  ])
  func everyPairOfCutsReadsTheSame(text: String) {
    let bytes = Array(text.utf8)
    let whole = read(bytes)
    for first in 0...bytes.count {
      for second in first...bytes.count {
        #expect(read(bytes, cuts: [first, second]) == whole, "cut at \(first) and \(second)")
      }
    }
  }

  /// Inputs of the bytes that matter most to the reader, sound or not, under limits small enough
  /// to be met.
  @Test func randomInputReadsTheSameInRandomChunks() {
    var (generator, seed) = SeededGenerator.seeded(for: #function)
    for round in 0..<20_000 {
      let bytes = Self.hostile(&generator)
      let limits =
        round.isMultiple(of: 2)
        ? CSVReader.Limits.default
        : CSVReader.Limits(
          fieldBytes: .random(in: 1...9, using: &generator),
          recordBytes: .random(in: 1...20, using: &generator),
          fields: .random(in: 1...5, using: &generator))
      let whole = read(bytes, limits: limits)
      let cuts = Self.cuts(upTo: bytes.count, &generator)
      #expect(
        read(bytes, cuts: cuts, limits: limits) == whole, "seed \(seed), \(bytes), \(cuts)")
      let each = Array(0..<bytes.count)
      #expect(read(bytes, cuts: each, limits: limits) == whole, "seed \(seed), \(bytes)")
    }
  }

  /// The lines that records and faults name never go back, and none lies past the last one.
  @Test func linesGoForwardOnly() {
    var (generator, seed) = SeededGenerator.seeded(for: #function)
    for _ in 0..<20_000 {
      let bytes = Self.hostile(&generator)
      var line = 1
      for outcome in read(bytes) {
        let next =
          switch outcome {
          case .record(let line, _): line
          case .fault(let error): error.line
          }
        #expect(next >= line, "seed \(seed), \(bytes)")
        line = next
      }
      #expect(line <= Self.lines(of: bytes), "seed \(seed), \(bytes)")
    }
  }

  private static func hostile(_ generator: inout SeededGenerator) -> [UInt8] {
    let pieces: [[UInt8]] = [
      [0x22], [0x22], [0x22], [0x2C], [0x2C], [0x0A], [0x0D], [0x0D, 0x0A], [0x61], [0x20], [0x00],
      [0xD1, 0x82], [0xF0, 0x9F, 0x99, 0x82], [0xEF, 0xBB, 0xBF], [0xEF], [0xFF], [0x22, 0x22],
    ]
    let count = Int.random(in: 0...24, using: &generator)
    // One in two has no faulty text, so that structure is met more often.
    let known = Bool.random(using: &generator) ? pieces[...] : pieces[..<10]
    return (0..<count).flatMap { _ in known.randomElement(using: &generator) ?? [] }
  }

  private static func cuts(upTo end: Int, _ generator: inout SeededGenerator) -> [Int] {
    (0..<Int.random(in: 1...6, using: &generator))
      .map { _ in Int.random(in: 0...end, using: &generator) }
      .sorted()
  }

  private static func lines(of bytes: [UInt8]) -> Int {
    var lines = 1
    for (index, byte) in bytes.enumerated() {
      let afterCarriageReturn = index > 0 && bytes[index - 1] == 0x0D
      if byte == 0x0D || (byte == 0x0A && !afterCarriageReturn) { lines += 1 }
    }
    return lines
  }
}
