import EventLog
import Facts
import Foundation
import LMDB
import LedgerTesting
import Testing

/// Confidential words: sealed with the subject's key from the first byte.
@Suite struct SealedWordsTests {
  private static let secret = "Дорж овогтой Болд, утас 99112233"
  private static let words = [
    WordField(.name, "an open name"), WordField(.summary, "a public summary"),
    WordField(.person, secret), WordField(.statement, secret), WordField(.traits, secret),
  ]

  private func withWords(_ body: (TemporaryLog) throws -> Void) throws {
    try withTemporaryLog { made throws in
      _ = try made.log.append([draft(subject(1), Self.words), draft(subject(2), Self.words)])
      try body(made)
    }
  }

  @Test func withTheKeyAndTheWishTheyAreRead() throws {
    try withWords { made throws in
      let stored = try #require(try made.log.words(0, subject(1), unsealing: true))
      #expect(stored.fields.map(\.content) == Self.words.map { .text($0) })
      #expect(
        stored.fields.map(\.wordClass)
          == [.open, .public, .confidential, .confidential, .confidential])
    }
  }

  @Test func withoutTheWishTheyStaySealed() throws {
    try withWords { made throws in
      let stored = try #require(try made.log.words(0, subject(1)))
      #expect(stored.fields.dropFirst(2).allSatisfy { $0.content == .sealed })
      #expect(stored[.summary] == "a public summary" && stored[.person] == nil)
    }
  }

  @Test func aCopyWithoutKeysReadsTheRestAlone() throws {
    try withWords { made throws in
      let root = try made.log.root
      let copy = try TemporaryFolder()
      try copy.copy(["log.mdb"], from: made.folder.path)
      let log = try EventLog.open(in: copy.path, options: TemporaryLog.options(made.clock))
      defer { log.close() }
      let stored = try #require(try log.words(0, subject(1), unsealing: true))
      #expect(stored[.name] == "an open name" && stored[.summary] == "a public summary")
      #expect(stored.fields.dropFirst(2).allSatisfy { $0.content == .sealed })
      #expect(try stored.digest == log.fact(0)?.wordsDigest)
      #expect(try log.root == root)
      #expect(throws: EventLogError.keyMissing(subject: subject(1))) {
        try log.append([draft(subject(1), Self.words)])
      }
      #expect(throws: EventLogError.keyMissing(subject: subject(3))) {
        try log.append([draft(subject(3), [WordField(.contact, "x")])])
      }
      _ = try log.append([draft(subject(1), [WordField(.summary, "still possible")])])
      #expect(!FileManager.default.fileExists(atPath: copy.file("keys.mdb")))
    }
  }

  /// Not as text, and not as the base64 of a disclosure that begins anywhere in three bytes.
  @Test func theFilesDoNotHoldTheText() throws {
    try withWords { made throws in
      for name in ["log.mdb", "keys.mdb"] {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: made.folder.file(name)))
        for needle in Self.traces(of: Self.secret) {
          #expect(bytes.range(of: needle) == nil, "\(name)")
        }
        let clear = Self.traces(of: "a public summary").contains { bytes.range(of: $0) != nil }
        #expect(clear == (name == "log.mdb"), "\(name)")
      }
    }
  }

  private static func traces(of text: String) -> [Data] {
    let bytes = Array(text.utf8)
    // The base64 of a text that lies inside another: without the characters that mix with others.
    let encoded = (0..<3).map { shift in
      let padded = Data([UInt8](repeating: 0, count: shift) + bytes)
      return Data(padded.base64EncodedString().utf8.dropFirst(4).prefix(8 + bytes.count / 2))
    }
    return [Data(bytes)] + encoded
  }

  @Test func eachSubjectHasAKeyOfItsOwn() throws {
    try withWords { made throws in
      let first = try RawWords.fields(try #require(try made.log.rawWords(0)))
      let second = try RawWords.fields(try #require(try made.log.rawWords(1)))
      #expect(first.dropFirst(2).allSatisfy { $0.wordClass == 2 && $0.state == 1 })
      #expect(first[2].bytes != second[2].bytes)
      // Asked for under another subject, the key at hand is not the one.
      let stored = try #require(try made.log.words(0, subject(2), unsealing: true))
      #expect(stored.fields.dropFirst(2).allSatisfy { $0.content == .broken })
    }
  }

  @Test func aSealedFieldIsNotTakenForAnother() throws {
    try withWords { made throws in
      let record = try #require(try made.log.rawWords(0))
      let fields = try RawWords.fields(record)
      let start = 1 + fields.prefix(2).reduce(0) { $0 + 40 + $1.bytes.count }
      let end = start + 40 + fields[2].bytes.count
      for place in (start + 8)..<end {
        var changed = record
        changed[place] ^= 0x80
        try made.log.setRawWords(changed, 0)
        let stored = try #require(try made.log.words(0, subject(1), unsealing: true))
        #expect(stored.fields[2].content == .broken, "byte \(place)")
        #expect(stored.fields[3].content == .text(Self.words[3]))
      }
      try made.log.setRawWords(record, 0)
    }
  }

  @Test func theKeysAreTheirOwnersAlone() throws {
    try withWords { made throws in
      let attributes = try FileManager.default.attributesOfItem(
        atPath: made.folder.file("keys.mdb"))
      let mode = try #require(attributes[.posixPermissions] as? Int)
      #expect(mode == 0o600)
    }
  }

  @Test func theKeyIsTheSameAfterReopening() throws {
    let folder = try TemporaryFolder()
    let clock = TestClock(.of("2024-01-15"))
    for round in 0..<3 {
      let options = TemporaryLog.options(clock, UInt64(round))
      let log =
        round == 0
        ? try EventLog.create(in: folder.path, options: options)
        : try EventLog.open(in: folder.path, options: options)
      defer { log.close() }
      _ = try log.append([draft(subject(1), [WordField(.person, "person \(round)")])])
      for earlier in 0...round {
        let stored = try log.words(UInt64(earlier), subject(1), unsealing: true)
        #expect(stored?[.person] == "person \(earlier)")
      }
    }
  }

  /// Erasing is destroying the key: the list of digests outlives it, and so does the seal.
  @Test func withTheKeyDestroyedTheDigestsStillFit() throws {
    try withWords { made throws in
      let keys = try #require(made.log.keyEnvironment)
      defer { keys.close() }
      let table = try #require(try keys.table("keys", keys: .bytes, create: false))
      try keys.write { transaction in
        var place: [UInt8] = []
        place.appendBigEndian(subject(1).rawValue)
        let existed = try transaction.delete(place.raw, in: table)
        #expect(existed)
      }
      let stored = try #require(try made.log.words(0, subject(1), unsealing: true))
      #expect(stored.fields.dropFirst(2).allSatisfy { $0.content == .sealed })
      #expect(try stored.digest == made.log.fact(0)?.wordsDigest)
      let other = try #require(try made.log.words(1, subject(2), unsealing: true))
      #expect(other[.person] == Self.secret)
    }
  }
}
