import Facts
import LedgerTesting
import Testing
import WorkingDays

/// The 128 bytes of a fact, as the format's table gives them.
@Suite struct FactLayoutTests {
  /// Written by hand from the table; a line a field, lowest byte first.
  static let expected = """
    2000 01 0d 07000000
    2a00000000000000
    0700 0000 e807 0001
    03000000
    5a4d0000
    40e20100 00000000
    2900000000000000
    000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
    a0a1a2a3a4a5a6a7a8a9aaabacadaeaf
    b0b1b2b3b4b5b6b7b8b9babbbcbdbebf
    c0c1c2c3c4c5c6c7c8c9cacbcccdcecf
    """

  static func example() throws -> Fact {
    let payloadBytes = Array(UInt8(0xA0)...UInt8(0xCF))
    return Fact(
      kind: 32, version: 1, flags: [.assumed, .sensitive, .imported], actor: StaffNumber(7),
      sequence: SequenceNumber(42), subject: GrievanceNumber(year: 2024, number: 7).subject,
      revision: Revision(3), occurredOn: CivilDay(daysSince1970: 0x4D5A),
      recordedAt: Instant(microseconds: 123_456), about: SequenceNumber(41),
      wordsDigest: try #require(Digest(Array(0..<32))), payload: Payload(stored: payloadBytes))
  }

  @Test func everyFieldLiesWhereTheTableSays() throws {
    let digits = Self.expected.filter { !$0.isWhitespace }
    let hexadecimal = try Self.example().bytes.map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0" + text : text
    }.joined()
    #expect(digits.count == 256)
    #expect(hexadecimal == digits)
  }

  @Test func theExampleIsReadBack() throws {
    let fact = try Self.example()
    #expect(Fact(stored: fact.bytes) == fact)
  }

  /// An offset, the bytes of a field that is all ones, and how to make it so.
  @Test func eachFieldFillsItsOwnBytesAlone() throws {
    let zero = Fact(
      kind: 0, version: 0, flags: [], actor: .system, sequence: .genesis, subject: .ledger,
      revision: Revision(0), occurredOn: CivilDay(daysSince1970: 0),
      recordedAt: Instant(microseconds: 0), about: nil, wordsDigest: .zero, payload: Payload())
    #expect(zero.bytes == [UInt8](repeating: 0, count: 128))
    let ones = try #require(Digest([UInt8](repeating: 255, count: 32)))
    let changes: [(Range<Int>, (inout Fact) -> Void)] = [
      (0..<2, { $0.kind = .max }),
      (2..<3, { $0.version = .max }),
      (3..<4, { $0.flags = Fact.Flags(rawValue: .max) }),
      (4..<8, { $0.actor = StaffNumber(.max) }),
      (8..<16, { $0.sequence = SequenceNumber(.max) }),
      (16..<24, { $0.subject = Subject(rawValue: .max) }),
      (24..<28, { $0.revision = Revision(.max) }),
      (28..<32, { $0.occurredOn = CivilDay(daysSince1970: -1) }),
      (32..<40, { $0.recordedAt = Instant(microseconds: -1) }),
      (40..<48, { $0.about = SequenceNumber(.max) }),
      (48..<80, { $0.wordsDigest = ones }),
      (80..<128, { $0.payload = Payload(stored: [UInt8](repeating: 255, count: 48)) }),
    ]
    for (range, change) in changes {
      var fact = zero
      change(&fact)
      let expected = (0..<128).map { range.contains($0) ? UInt8(255) : 0 }
      #expect(fact.bytes == expected, "bytes \(range)")
      #expect(Fact(stored: fact.bytes) == fact, "bytes \(range)")
    }
  }

  @Test func flagsHaveTheBitsOfTheTable() {
    #expect(Fact.Flags.assumed.rawValue == 1)
    #expect(Fact.Flags.correction.rawValue == 2)
    #expect(Fact.Flags.sensitive.rawValue == 4)
    #expect(Fact.Flags.imported.rawValue == 8)
  }

  @Test func randomFactsComeBack() throws {
    try withSeed { generator in
      for _ in 0..<2_000 {
        let fact = generator.fact()
        let bytes = fact.bytes
        try #require(bytes.count == Fact.byteCount)
        let read = try #require(Fact(stored: bytes))
        try #require(read == fact)
        try #require(read.bytes == bytes)
      }
    }
  }

  @Test func randomBytesComeBack() throws {
    try withSeed { generator in
      for _ in 0..<2_000 {
        let bytes = generator.bytes(128)
        try #require(Fact(stored: bytes)?.bytes == bytes)
      }
    }
  }

  @Test(arguments: [0, 1, 127, 129, 256])
  func otherLengthsAreNoFact(_ count: Int) {
    #expect(Fact(stored: [UInt8](repeating: 0, count: count)) == nil)
  }

  @Test func noReferenceIsStoredAsZero() throws {
    var fact = try Self.example()
    fact.about = nil
    #expect(fact.bytes[40..<48].allSatisfy { $0 == 0 })
    #expect(try #require(Fact(stored: fact.bytes)).about == nil)
  }
}
