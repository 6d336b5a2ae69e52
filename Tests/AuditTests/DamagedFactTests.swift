import Audit
import EventLog
import Facts
import Foundation
import LMDB
import LedgerTesting
import Testing

/// Facts that were changed behind the log's back: each is found, and named.
@Suite struct DamagedFactTests {
  @Test func aFlippedBitInAFullTileIsFoundAndItsTileNamed() throws {
    let sample = try SampleLedger()
    try sample.damage { transaction, tables in
      try transaction.change(300, in: tables.facts) { $0[100] ^= 4 }
    }
    let result = try sample.verify()
    #expect(!result.isSound)
    #expect(result.failed.isSuperset(of: ["facts-match-root"]))
    #expect(!result.failed.contains("tiles"))
    let changed = Finding.factsChanged(first: 256, last: 511)
    #expect(result.faults.contains { $0.finding == changed && $0.sequence?.rawValue == 256 })
  }

  /// Whatever the bit, the root tells; the environment variable SEED brings other bits.
  @Test func anyFlippedBitIsFound() throws {
    var generator = SeededGenerator()
    let sample = try SampleLedger(grievances: 100)
    let size = try sample.verify().facts
    for _ in 0..<200 {
      let position = UInt64.random(in: 0..<size, using: &generator)
      let byte = Int.random(in: 0..<Fact.byteCount, using: &generator)
      let bit = UInt8(1) << UInt8.random(in: 0..<8, using: &generator)
      func flip() throws {
        try sample.damage { transaction, tables in
          try transaction.change(position, in: tables.facts) { $0[byte] ^= bit }
        }
      }
      try flip()
      let result = try sample.verify()
      #expect(result.failed.contains("facts-match-root"), "\(position) \(byte) \(bit)")
      try flip()
    }
    #expect(try sample.verify().isSound)
  }

  @Test func swappedFactsAreNamed() throws {
    let sample = try SampleLedger()
    try sample.damage { transaction, tables in
      let (first, second) = try (
        transaction.bytes(40, in: tables.facts), transaction.bytes(41, in: tables.facts)
      )
      try transaction.put(40, second.raw, in: tables.facts)
      try transaction.put(41, first.raw, in: tables.facts)
    }
    let result = try sample.verify()
    #expect(result.failed.isSuperset(of: ["facts-match-root", "sequence", "subject-index"]))
    #expect(result.faults(of: .sequence).map(\.sequence?.rawValue) == [40, 41])
    #expect(result.faults(of: .sequence).map(\.byte) == [8, 8])
  }

  @Test func aMissingFactIsNamedAndOthersAreStillChecked() throws {
    let sample = try SampleLedger()
    try sample.damage { transaction, tables in
      try transaction.delete(77, in: tables.facts)
      try transaction.change(500, in: tables.facts) { $0[127] = 1 }
    }
    let result = try sample.verify()
    #expect(
      result.faults(of: .sequence).map(\.finding) == [.factsMissing(first: 77, last: 77)])
    #expect(result.faults(of: .payloads).map(\.sequence?.rawValue) == [500])
    let changed = result.faults(of: .factsMatchRoot).compactMap(\.sequence?.rawValue)
    #expect(changed == [0, 256])
  }

  @Test func aCutTailIsNamed() throws {
    let sample = try SampleLedger(grievances: 10)
    let size = try sample.verify().facts
    try sample.damage { transaction, tables in
      try transaction.delete(size - 1, in: tables.facts)
      try transaction.delete(size - 2, in: tables.facts)
    }
    let result = try sample.verify()
    #expect(result.facts == size - 2)
    #expect(result.failed.isSuperset(of: ["facts-match-root", "sequence", "subject-index"]))
    #expect(
      result.faults(of: .sequence).map(\.finding)
        == [.factsMissing(first: size - 2, last: size - 1)])
  }

  @Test func aFactBeyondTheEndIsNamed() throws {
    let sample = try SampleLedger(grievances: 10)
    let size = try sample.verify().facts
    try sample.damage { transaction, tables in
      let bytes = try transaction.bytes(size - 1, in: tables.facts)
      try transaction.put(size, bytes.raw, in: tables.facts)
    }
    let result = try sample.verify()
    #expect(result.failed == ["sequence"])
    #expect(result.faults.map(\.finding) == [.factBeyondEnd(size: size)])
  }

  @Test func aRecordOfAnotherSizeIsNamed() throws {
    let sample = try SampleLedger(grievances: 10)
    try sample.damage { transaction, tables in
      try transaction.change(30, in: tables.facts) { $0.removeLast() }
    }
    let result = try sample.verify()
    #expect(result.faults(of: .sequence).map(\.finding) == [.recordSize(bytes: 127)])
    #expect(result.failed.contains("facts-match-root"))
  }

  @Test func fieldsOutOfOrderAreNamedWithTheirByte() throws {
    let sample = try SampleLedger(grievances: 30)
    let first = try sample.positions(of: 10)
    let second = try sample.positions(of: 20)
    try sample.damage { transaction, tables in
      // A revision that skips one, a moment in the past, a payload of no stage, a flag without
      // cause, an answer to a fact yet to come.
      try transaction.change(first[1], in: tables.facts) { $0[24] += 1 }
      try transaction.change(first[2], in: tables.facts) { $0[38] = 0 }
      try transaction.change(second[2], in: tables.facts) { $0[80] = 9 }
      try transaction.change(second[1], in: tables.facts) { $0[3] ^= 1 }
      try transaction.change(second[0], in: tables.facts) { $0[41] = 2 }
    }
    let result = try sample.verify()
    func places(_ check: Check.Name) -> Set<String> {
      Set(result.faults(of: check).map { "\($0.sequence?.rawValue ?? 0):\($0.byte ?? 0)" })
    }
    #expect(places(.revisions).contains("\(first[1]):24"))
    #expect(places(.recordedAt) == ["\(first[2]):32"])
    #expect(
      places(.payloads) == ["\(second[2]):80", "\(second[1]):3", "\(second[0]):40"])
  }

  @Test func theListOfFaultsIsCutAndTheNumberIsNot() throws {
    let sample = try SampleLedger(grievances: 400)
    try sample.damage { transaction, tables in
      for position in 100..<1_200 as Range<UInt64> {
        try transaction.change(position, in: tables.facts) { $0[9] ^= 0x80 }
      }
    }
    let result = try sample.verify()
    #expect(result.faults.count == 1_000)
    #expect(result.faultCount >= 1_100)
    #expect(result.checks.first { $0.name == .sequence }?.faults == 1_100)
  }
}
