import Facts
import LedgerTesting
import WorkingDays

extension SeededGenerator {
  mutating func digest() -> Digest { Digest(bytes(32)) ?? .zero }

  /// Any fact that can be stored, sensible or not.
  mutating func fact() -> Fact {
    var payload = Payload()
    for offset in stride(from: 0, to: Payload.byteCount, by: 4) {
      payload.set(integer: UInt32(truncatingIfNeeded: next()), at: offset)
    }
    return Fact(
      kind: UInt16(truncatingIfNeeded: next()), version: UInt8(truncatingIfNeeded: next()),
      flags: Fact.Flags(rawValue: UInt8(truncatingIfNeeded: next())),
      actor: StaffNumber(UInt32(truncatingIfNeeded: next())), sequence: SequenceNumber(next()),
      subject: Subject(rawValue: next()), revision: Revision(UInt32(truncatingIfNeeded: next())),
      occurredOn: CivilDay(daysSince1970: Int32(truncatingIfNeeded: next())),
      recordedAt: Instant(microseconds: Int64(bitPattern: next())),
      about: chance(50) ? nil : SequenceNumber(next() | 1), wordsDigest: digest(),
      payload: payload)
  }
}

// Expectations take no spans, so the tests read from arrays.

extension Fact {
  init?(stored bytes: [UInt8]) { self.init(bytes.raw) }
}

extension Payload {
  init(stored bytes: [UInt8]) { self.init(bytes.raw, at: 0) }
}
