import Audit
import EventLog
import Facts
import Foundation
import LMDB
import Testing

/// What is kept beside the facts, changed behind the log's back: each is found, and named.
@Suite struct DamagedTableTests {
  let sample: SampleLedger
  init() throws { sample = try SampleLedger() }

  /// A fact with words: the first grievance's registration.
  private func registration() throws -> UInt64 {
    try #require(try sample.positions(of: 1).first)
  }

  private func key(_ number: UInt32, _ revision: UInt32) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendBigEndian(GrievanceNumber(year: 2024, number: number).subject.rawValue)
    bytes.appendBigEndian(revision)
    return bytes
  }

  @Test func aRemovedIndexEntryIsNamed() throws {
    let key = key(1, 1)
    try sample.damage { transaction, tables in
      try transaction.delete(key.raw, in: tables.subjects)
    }
    let result = try sample.verify()
    #expect(result.failed == ["subject-index"])
    let subject = GrievanceNumber(year: 2024, number: 1).subject
    #expect(result.faults.map(\.finding) == [.notIndexed(subject, Revision(1))])
    #expect(result.faults.first?.sequence?.rawValue == (try registration()) + 1)
  }

  @Test func aForgedIndexEntryIsNamed() throws {
    let key = key(999, 0)
    try sample.damage { transaction, tables in
      try transaction.put(key.raw, [9, 0, 0, 0, 0, 0, 0, 0].raw, in: tables.subjects)
    }
    let result = try sample.verify()
    #expect(result.failed == ["subject-index"])
    #expect(result.faults.map(\.sequence?.rawValue) == [9])
  }

  @Test func indexEntriesThatPointElsewhereAreNamed() throws {
    let (first, second) = (key(1, 0), key(2, 0))
    try sample.damage { transaction, tables in
      let one = try transaction.get(first.raw, in: tables.subjects)?.array ?? []
      let other = try transaction.get(second.raw, in: tables.subjects)?.array ?? []
      try transaction.put(first.raw, other.raw, in: tables.subjects)
      try transaction.put(second.raw, one.raw, in: tables.subjects)
    }
    let result = try sample.verify()
    #expect(result.failed == ["subject-index"])
    // Two facts that the index has elsewhere, and two entries without their fact.
    #expect(result.faultCount == 4)
  }

  @Test func anIndexEntryOfTheWrongSizeIsNamedAndNothingTraps() throws {
    let key = key(3, 0)
    try sample.damage { transaction, tables in
      try transaction.put(key.raw, [1, 2].raw, in: tables.subjects)
    }
    let result = try sample.verify()
    #expect(result.failed == ["subject-index"])
    #expect(result.faults.contains { $0.finding == .brokenEntries(count: 1) })
  }

  @Test func changedWordsAreNamed() throws {
    let position = try registration()
    try sample.damage { transaction, tables in
      try transaction.change(position, in: tables.words) { $0[60] ^= 1 }
    }
    let result = try sample.verify()
    #expect(result.failed == ["words"])
    #expect(result.faults.map(\.finding) == [.fieldDiffers(field: 0)])
    #expect(result.faults.map(\.sequence?.rawValue) == [position])
  }

  @Test func aChangedSealedFieldIsFoundWithTheKey() throws {
    let position = try registration()
    try sample.damage { transaction, tables in
      try transaction.change(position, in: tables.words) { $0[$0.count - 20] ^= 1 }
    }
    #expect(try sample.verify(opensSealed: false).isSound)
    #expect(try sample.verify().faults.map(\.finding) == [.fieldDiffers(field: 1)])
  }

  @Test func aChangedFieldDigestIsNamed() throws {
    let position = try registration()
    try sample.damage { transaction, tables in
      try transaction.change(position, in: tables.words) { $0[10] ^= 1 }
    }
    let findings = try sample.verify().faults.map(\.finding)
    #expect(findings == [.wordsDigestDiffers, .fieldDiffers(field: 0)])
  }

  @Test func aFieldMovedToAnotherClassIsNamed() throws {
    let position = try registration()
    try sample.damage { transaction, tables in
      try transaction.change(position, in: tables.words) { $0[1] = 0 }
    }
    #expect(try sample.verify().faults.map(\.finding) == [.fieldClassDiffers(field: 0)])
  }

  @Test func anErasedFieldIsCountedAndItsRemainsAreAFault() throws {
    let position = try registration()
    try sample.damage { transaction, tables in
      try transaction.change(position, in: tables.words) { $0[2] = 2 }
    }
    #expect(try sample.verify().faults.map(\.finding) == [.fieldNotErased(field: 0)])
    try sample.damage { transaction, tables in
      try transaction.change(position, in: tables.words) { bytes in
        let length = Int(bytes[5]) + Int(bytes[6]) << 8
        bytes.replaceSubrange(5..<9, with: [0, 0, 0, 0])
        bytes.removeSubrange(41..<41 + length)
      }
    }
    let result = try sample.verify()
    #expect(result.isSound, "\(result.faults)")
    #expect(result.count(.words, "erased") == 1)
  }

  @Test func removedAndBrokenWordsAreNamed() throws {
    let position = try registration()
    try sample.damage { transaction, tables in
      try transaction.delete(position, in: tables.words)
      try transaction.change(position + 3, in: tables.words) { $0.removeLast() }
    }
    let result = try sample.verify()
    #expect(result.failed == ["words"])
    #expect(result.faults.map(\.finding) == [.wordsMissing, .wordsBroken])
    #expect(result.faults.map(\.byte) == [48, nil])
  }

  @Test func wordsThatNoFactCommitsToAreNamed() throws {
    let position = try registration()
    try sample.damage { transaction, tables in
      let words = try transaction.bytes(position, in: tables.words)
      try transaction.put(position + 1, words.raw, in: tables.words)
    }
    let result = try sample.verify()
    #expect(result.failed == ["words"])
    #expect(result.faults.map(\.finding) == [.wordsNotCommittedTo])
    #expect(result.faults.map(\.sequence?.rawValue) == [position + 1])
  }

  @Test func aChangedTileIsToldFromChangedFacts() throws {
    try sample.damage { transaction, tables in
      try transaction.change(1, in: tables.tiles) { $0[0] ^= 1 }
    }
    let result = try sample.verify()
    #expect(result.failed == ["tiles"])
    #expect(result.faults.map(\.finding) == [.tileDiffers(first: 256, last: 511)])
  }

  @Test func missingAndUnfoundedTilesAreNamed() throws {
    try sample.damage { transaction, tables in
      let tile = try transaction.bytes(0, in: tables.tiles)
      try transaction.delete(0, in: tables.tiles)
      try transaction.put(7, tile.raw, in: tables.tiles)
    }
    let result = try sample.verify()
    #expect(result.failed == ["tiles"])
    #expect(
      result.faults.map(\.finding)
        == [.tileMissing(first: 0, last: 255), .tileNotFull(tile: 7)])
  }

  @Test func aChangedRootIsNamed() throws {
    try sample.damage { transaction, tables in
      try transaction.changeHead(tables) { $0[16] ^= 1 }
    }
    let result = try sample.verify()
    #expect(result.failed == ["facts-match-root"])
    #expect(result.faultCount == 1)
  }

  @Test func aChangedFrontierAndALastMomentAreNamed() throws {
    try sample.damage { transaction, tables in
      try transaction.changeHead(tables) { bytes in
        bytes[50] ^= 1
        bytes[8] ^= 1
      }
    }
    let result = try sample.verify()
    #expect(result.failed == ["facts-match-root", "recorded-at"])
    #expect(Set(result.faults.map(\.finding)) == [.frontierDiffers, .lastMomentDiffers])
  }

  @Test func noFaultSaysWhatTheWordsAre() throws {
    let position = try registration()
    try sample.damage { transaction, tables in
      try transaction.change(position, in: tables.words) { $0[60] ^= 1 }
      try transaction.change(position + 2, in: tables.words) { $0[1] = 2 }
    }
    let result = try sample.verify()
    #expect(result.faultCount == 2)
    for fault in result.faults {
      let sentence = "\(fault)"
      #expect(!sentence.contains("Somebody") && !sentence.contains("Told"))
      #expect(sentence.hasPrefix("fact \(fault.sequence?.description ?? "")"))
    }
  }
}
