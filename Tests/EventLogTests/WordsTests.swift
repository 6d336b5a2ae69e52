import EventLog
import Facts
import LedgerTesting
import Testing

/// Words in the clear: SD-JWT disclosures (RFC 9901), committed to by the fact.
@Suite struct WordsTests {
  static let texts = [
    "", "plain", "\"quoted\" \\ and / slashed", "line\nbreak\u{0}\u{1F}", "Иргэний гомдол", "👩‍👩‍👧",
    "a,[b]{c}", String(repeating: "long ", count: 2_000),
  ]

  @Test func openAndPublicWordsAreReadBack() throws {
    try withTemporaryLog { made throws in
      for (index, text) in Self.texts.enumerated() {
        let words = [WordField(.name, text), WordField(.summary, text)]
        _ = try made.log.append([draft(subject(1), words)])
        let stored = try #require(try made.log.words(UInt64(index), subject(1)))
        #expect(stored.fields.map(\.content) == words.map { .text($0) })
        #expect(stored.fields.map(\.wordClass) == [.open, .public])
        #expect(stored[.name] == text && stored[.summary] == text && stored[.person] == nil)
      }
    }
  }

  @Test func aFactWithoutWordsCommitsToNone() throws {
    try withTemporaryLog { made throws in
      _ = try made.log.append([draft(subject(1))])
      #expect(try made.log.words(0, subject(1)) == nil)
      #expect(try made.log.fact(0)?.wordsDigest == .zero)
    }
  }

  /// The example of RFC 9901 section 4.2.1, so that the test's own reading is checked too.
  @Test func theExampleOfTheStandardIsRead() throws {
    let text = Array("WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0".utf8)
    #expect(try RawWords.disclosed(text) == ["_26bc4LT-ac6q2KI6cBW5es", "family_name", "Möbius"])
    let digest = Digest.sha256(of: text)
    let url = digest.base64.replacing("+", with: "-").replacing("/", with: "_")
    #expect(url.replacing("=", with: "") == "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0")
  }

  @Test func eachFieldIsADisclosureAndItsDigest() throws {
    try withTemporaryLog { made throws in
      for (index, text) in Self.texts.enumerated() {
        _ = try made.log.append([
          draft(subject(1), [WordField(.summary, text), WordField(.referredTo, text)])
        ])
        let record = try #require(try made.log.rawWords(UInt64(index)))
        let fields = try RawWords.fields(record)
        #expect(fields.map(\.wordClass) == [1, 1] && fields.map(\.state) == [0, 0])
        for (field, name) in zip(fields, ["summary", "referred_to"]) {
          let array = try RawWords.disclosed(field.bytes)
          #expect(array.count == 3 && array[1] == name && array[2] == text)
          // 128 bits are 22 characters of base64.
          #expect(array[0].utf8.count >= 22)
          #expect(field.digest == ReferenceMerkle.sha256(field.bytes))
        }
        #expect(try Self.wordsDigest(fields) == made.log.fact(UInt64(index))?.wordsDigest.bytes)
      }
    }
  }

  /// SHA-256 over the raw digests of the fields, sorted bytewise, one after another.
  private static func wordsDigest(_ fields: [RawField]) -> [UInt8] {
    let sorted = fields.map(\.digest).sorted { $0.lexicographicallyPrecedes($1) }
    return ReferenceMerkle.sha256(Array(sorted.joined()))
  }

  @Test func theDigestDoesNotDependOnTheOrderOfTheFields() throws {
    try withTemporaryLog { made throws in
      let words = [WordName.summary, .reason, .actions, .name, .person, .contact].map {
        WordField($0, "text")
      }
      for _ in 0..<20 { _ = try made.log.append([draft(subject(1), words)]) }
      for sequence in 0..<UInt64(20) {
        let fields = try RawWords.fields(try #require(try made.log.rawWords(sequence)))
        #expect(
          try Self.wordsDigest(fields.reversed()) == made.log.fact(sequence)?.wordsDigest.bytes)
        let stored = try #require(try made.log.words(sequence, subject(1)))
        #expect(stored.digest.bytes == Self.wordsDigest(fields))
      }
    }
  }

  @Test func theSameTextTwiceHasTwoSalts() throws {
    try withTemporaryLog { made throws in
      let words = [WordField(.summary, "the same"), WordField(.summary, "the same")]
      _ = try made.log.append([draft(subject(1), words), draft(subject(1), words)])
      let digests = try (0..<2).flatMap { sequence in
        try RawWords.fields(try #require(try made.log.rawWords(sequence))).map(\.digest)
      }
      #expect(Set(digests).count == 4)
    }
  }

  @Test func changedWordsAreBroken() throws {
    try withTemporaryLog { made throws in
      _ = try made.log.append([draft(subject(1), [WordField(.summary, "what was said")])])
      let record = try #require(try made.log.rawWords(0))
      for place in 41..<record.count {
        var changed = record
        changed[place] ^= 1
        try made.log.setRawWords(changed, 0)
        let words = try made.log.words(0, subject(1))
        #expect(words?.fields.map(\.content) == [.broken], "byte \(place)")
      }
      try made.log.setRawWords(record, 0)
    }
  }

  /// Words that fit their own digest but are not those of the fact: only the fact's digest tells.
  @Test func exchangedWordsDoNotFitTheFact() throws {
    try withTemporaryLog { made throws in
      _ = try made.log.append([
        draft(subject(1), [WordField(.summary, "one")]),
        draft(subject(1), [WordField(.summary, "two")]),
      ])
      let first = try #require(try made.log.rawWords(0))
      try made.log.setRawWords(try #require(try made.log.rawWords(1)), 0)
      let stored = try #require(try made.log.words(0, subject(1)))
      #expect(try stored.digest != made.log.fact(0)?.wordsDigest)
      #expect(try made.log.faults() == ["words of 0"])
      try made.log.setRawWords(first, 0)
    }
  }

  @Test func aRecordThatCannotBeTakenApartIsDamaged() throws {
    try withTemporaryLog { made throws in
      _ = try made.log.append([draft(subject(1), [WordField(.summary, "text")])])
      let record = try #require(try made.log.rawWords(0))
      var longer = record
      longer[5] = 0xFF
      var strange = record
      strange[2] = 9
      for bytes in [
        Array(record.dropLast()), record + [0], [2] + record.dropFirst(), longer, strange,
      ] {
        try made.log.setRawWords(bytes, 0)
        #expect(throws: EventLogError.self) { try made.log.words(0, subject(1)) }
      }
      try made.log.setRawWords(record, 0)
    }
  }
}
