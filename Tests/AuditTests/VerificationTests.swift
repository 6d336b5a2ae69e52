import Audit
import EventLog
import Facts
import Foundation
import Grievances
import Synchronization
import Testing
import WorkingDays

/// What a verification says of ledgers that are as they should be.
@Suite struct VerificationTests {
  @Test func aSoundLedgerVerifies() throws {
    let sample = try SampleLedger()
    let result = try sample.verify()
    #expect(result.isSound, "\(result.faults)")
    #expect(result.warnings.isEmpty)
    #expect(result.checks.map(\.name) == Check.Name.allCases)
    #expect(result.checks.allSatisfy { $0.isOK })
    #expect(result.facts > 2 * 256)
    #expect(result.count(.factsMatchRoot, "facts") == result.facts)
    #expect(result.count(.subjectIndex, "entries") == result.facts)
    #expect(result.count(.tiles, "tiles") == 2)
    #expect(result.count(.words, "sealed") == 0)
  }

  @Test func theRootIsThatOfTheLogItself() throws {
    let sample = try SampleLedger(grievances: 5)
    let log = try EventLog.open(in: sample.directory)
    defer { log.close() }
    let result = try Verification.run(log)
    #expect(try log.read { $0.head.root } == result.root)
    #expect(try log.read { $0.size } == result.facts)
  }

  @Test func everySizeAroundATileVerifies() throws {
    let sample = try SampleLedger(grievances: 70)
    for size in 250...262 as ClosedRange<UInt64> {
      let result = try sample.verify()
      #expect(result.isSound, "\(size): \(result.faults)")
      #expect(result.count(.tiles, "tiles") == result.facts / 256)
      try sample.append([Self.reopening(1)])
    }
  }

  /// A fact that the log takes, whatever the rules of grievances say.
  static func reopening(_ number: UInt32) -> Draft {
    Draft(
      kind: EventKind.reopened.rawValue, version: 1, actor: .system,
      subject: GrievanceNumber(year: 2024, number: number).subject,
      occurredOn: SampleLedger.today, payload: Payload())
  }

  @Test func withoutKeysConfidentialFieldsAreCountedApart() throws {
    let sample = try SampleLedger(grievances: 20)
    let all = try #require(try sample.verify().count(.words, "checked"))
    let closed = try sample.verify(opensSealed: false)
    #expect(closed.isSound)
    #expect(closed.count(.words, "sealed") == 20)
    #expect(closed.count(.words, "checked") == all - 20)
    try FileManager.default.removeItem(atPath: "\(sample.directory)/keys.mdb")
    let without = try sample.verify()
    #expect(without.isSound)
    #expect(without.count(.words, "sealed") == 20)
  }

  @Test func unknownKindsAndVersionsAreWarnings() throws {
    let sample = try SampleLedger(grievances: 2)
    var kind = Self.reopening(1)
    kind.kind = 60_000
    var version = Self.reopening(2)
    version.version = 9
    try sample.append([kind, version])
    let result = try sample.verify()
    #expect(result.isSound, "\(result.faults)")
    #expect(result.count(.payloads, "unknown") == 2)
    #expect(
      result.warnings.map(\.reason) == [
        .unreadable(.unknownKind(60_000)),
        .unreadable(.unknownVersion(kind: EventKind.reopened.rawValue, version: 9)),
      ])
    #expect(result.warnings.map(\.sequence.rawValue) == [result.facts - 2, result.facts - 1])
  }

  /// Importing a register without rows appends nothing; it once moved the head's last moment, which
  /// then was no fact's.
  @Test func anAppendOfNothingLeavesTheLedgerSound() throws {
    let sample = try SampleLedger(grievances: 2)
    let before = try sample.verify()
    try sample.append([], seconds: 60)
    #expect(try sample.verify() == before)
  }

  @Test func progressEndsAtItsEnd() throws {
    let sample = try SampleLedger(grievances: 2)
    let log = try EventLog.open(in: sample.directory)
    defer { log.close() }
    let last = Mutex<[UInt64]>([])
    let result = try Verification.run(log) { done, total in last.withLock { $0 = [done, total] } }
    #expect(last.withLock { $0 } == [2 * result.facts, 2 * result.facts])
  }
}
