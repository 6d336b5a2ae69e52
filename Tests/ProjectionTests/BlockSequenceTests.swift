import AcknowledgementTimes
import Facts
import LedgerTesting
import Testing

@testable import Projection

/// However the subjects of a rebuild are divided among stretches, the same blocks are stored.
@Suite struct BlockSequenceTests {
  private typealias Row = AcknowledgementTimes.Row

  @Test func blocksAreTheSameWhereverStretchesEnd() throws {
    try withSeed { generator in
      for _ in 0..<40 {
        let subjects = Self.subjects(&generator)
        let rows = try subjects.map { _ in try Self.row(&generator) }
        var parts: [Range<Int>] = []
        var start = 0
        while start < subjects.count {
          // Some stretches are of one subject, some have many.
          let length = generator.chance(30) ? 1 : Int.random(in: 1...400, using: &generator)
          parts.append(start..<min(start + length, subjects.count))
          start += length
        }
        let stored = Self.blocks(parts, subjects, rows)
        #expect(stored.map(\.number) == stored.map(\.number).sorted())
        #expect(stored.map(\.bytes) == Self.blocks([subjects.indices], subjects, rows).map(\.bytes))
        var found: [(Subject, Row)] = []
        for block in stored {
          let block = (number: block.number, rows: RowBlock<Row>(block.bytes.raw))
          let read = try #require(block.rows)
          _ = read.forEach(in: block.number) {
            found.append(($0, $1))
            return true
          }
        }
        #expect(found.map(\.0) == subjects && found.map(\.1) == rows)
      }
    }
  }

  private static func subjects(_ generator: inout SeededGenerator) -> [Subject] {
    var number: UInt32 = 0
    return (0..<Int.random(in: 1...2_000, using: &generator)).map { _ in
      number += generator.chance(95) ? 1 : UInt32.random(in: 2...300, using: &generator)
      return GrievanceNumber(year: 2024, number: number).subject
    }
  }

  private static func row(_ generator: inout SeededGenerator) throws -> Row {
    let bytes = (0..<Row.byteCount).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    let row = Row(bytes.raw)
    return try #require(row)
  }

  /// What is written, as a rebuild does, of rows that come in these parts.
  private static func blocks(
    _ parts: [Range<Int>], _ subjects: [Subject], _ rows: [Row]
  ) -> [(number: UInt64, bytes: [UInt8])] {
    var blocks: [(number: UInt64, bytes: [UInt8])] = []
    func take(_ rows: EncodedRows) {
      for block in rows.blocks { blocks.append((block.number, Array(rows.bytes[block.range]))) }
    }
    var sequence = BlockSequence()
    for part in parts {
      var encoded = RowPasses<AcknowledgementTimes>.encode(
        ContiguousArray(rows[part]), Array(subjects[part]))
      encoded.completeInner()
      sequence.append(encoded, take)
    }
    sequence.close(take)
    return blocks
  }
}
