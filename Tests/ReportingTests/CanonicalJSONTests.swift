import LedgerTesting
import Projection
import Reporting
import Testing

/// JSON in one way only (RFC 8785).
@Suite struct CanonicalJSONTests {
  /// The example of RFC 8785 section 3.2.2, as far as its numbers have four decimal places at most.
  @Test func theExampleOfTheRFC() throws {
    let value: JSON = [
      "numbers": [
        .decimal(Decimal4(tenThousandths: 45_000)), .decimal(Decimal4(tenThousandths: 20)),
      ],
      "string": "\u{20ac}$\u{000F}\u{000a}A'\u{0042}\u{0022}\u{005c}\\\"/",
      "literals": [.null, true, false],
    ]
    #expect(
      try value.canonical()
        == #"{"literals":[null,true,false],"numbers":[4.5,0.002],"#
        + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#)
  }

  /// RFC 8785 section 3.2.3: by UTF-16 code units, so that what needs two of them comes before U+FB33.
  @Test func keysAreSortedByTheirUTF16CodeUnits() throws {
    let value: JSON = [
      "\u{20ac}": "Euro Sign", "\r": "Carriage Return",
      "\u{fb33}": "Hebrew Letter Dalet With Dagesh", "1": "One",
      "\u{1f600}": "Emoji: Grinning Face", "\u{0080}": "Control",
      "\u{00f6}": "Latin Small Letter O With Diaeresis",
    ]
    let expected = [
      "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign",
      "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh",
    ]
    let text = try value.canonical()
    let places = try expected.map { try #require(text.range(of: "\"\($0)\"")).lowerBound }
    #expect(places == places.sorted())
    #expect(text.hasPrefix(#"{"\r":"Carriage Return","1":"One","#))
  }

  /// Of RFC 8785 appendix B, what is an integer that a double holds exactly, or has four places.
  @Test(arguments: [
    (JSON.integer(0), "0"), (.integer(9_007_199_254_740_991), "9007199254740991"),
    (.integer(-9_007_199_254_740_991), "-9007199254740991"),
    (.decimal(Decimal4(tenThousandths: 2_222)), "0.2222"),
    (.decimal(Decimal4(tenThousandths: 1)), "0.0001"),
    (.decimal(Decimal4(tenThousandths: -15_000)), "-1.5"),
    (.decimal(Decimal4(tenThousandths: 30_000)), "3"),
    (.decimal(Decimal4(tenThousandths: 999_999_999_999_999)), "99999999999.9999"),
  ])
  func numbersAreTheShortestTextOfTheirDouble(_ value: JSON, _ text: String) throws {
    #expect(try value.canonical() == text)
    // What the language itself holds to be the shortest text, but for the point of a whole number.
    let double = try #require(Double(text))
    let shortest = "\(double)"
    if !shortest.contains("e") { #expect(shortest == text || shortest == "\(text).0") }
  }

  @Test(arguments: [
    JSON.integer(9_007_199_254_740_992), .integer(.min),
    .decimal(Decimal4(tenThousandths: 1_000_000_000_000_000)),
    ["deep": [["x": .integer(.max)]]],
  ])
  func aNumberThatAReaderCouldNotHoldIsRefused(_ value: JSON) {
    #expect(throws: JSON.NotCanonical.number) { try value.canonical() }
  }

  @Test func aKeyThatStandsTwiceIsRefused() {
    #expect(throws: JSON.NotCanonical.repeatedKey) {
      try (["a": 1, "b": 2, "a": 1] as JSON).canonical()
    }
  }

  /// Composed or not, they are other keys, whatever Swift holds of them as texts.
  @Test func keysAreToldApartByTheirCodeUnits() throws {
    #expect(
      try (["\u{e9}": 1, "e\u{301}": 2] as JSON).canonical() == "{\"e\u{301}\":2,\"\u{e9}\":1}")
  }

  @Test func whatWasWrittenIsReadBack() throws {
    try withSeed { generator in
      for _ in 0..<500 {
        let value = Self.value(&generator, depth: 4)
        let text = try value.canonical()
        let read = try #require(JSON(canonical: text), "\(text)")
        try #require(read.canonical() == text)
      }
    }
  }

  private static func value(_ generator: inout SeededGenerator, depth: Int) -> JSON {
    func text() -> String {
      let scalars: [Unicode.Scalar] = [
        "a", "\u{0}", "\"", "\\", "\u{1f}", "ө", "\u{2028}", "😀", "/",
      ]
      let count = Int.random(in: 0...6, using: &generator)
      return String(
        String.UnicodeScalarView(
          (0..<count).compactMap { _ in scalars.randomElement(using: &generator) }))
    }
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &generator) {
    case 0: return .null
    case 1: return .bool(generator.chance(50))
    case 2:
      return .integer(
        Int.random(in: -9_007_199_254_740_991...9_007_199_254_740_991, using: &generator))
    case 3:
      return .decimal(
        Decimal4(tenThousandths: Int.random(in: -99_999_999...99_999_999, using: &generator)))
    case 4: return .string(text())
    case 5:
      return .array((0..<3).map { _ in value(&generator, depth: depth - 1) })
    default:
      return JSON.object([]).with([
        "\(text())1": value(&generator, depth: depth - 1),
        "\(text())2": value(&generator, depth: depth - 1),
      ])
    }
  }

  @Test(arguments: [
    "", "{", "[1,]", #"{"b":1,"a":2}"#, #"{"a":1, "b":2}"#, #"{"a":1,"a":1}"#, "01", "1.0", "1e2",
    "0.00001", "-0", "1 ", #""\u0041""#, #""\/""#, "9007199254740992", "nul", "[1]\n",
  ])
  func anythingElseIsNotCanonical(_ text: String) {
    #expect(JSON(canonical: text) == nil)
  }
}
