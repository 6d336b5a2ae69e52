public import Facts
internal import Grievances
public import WorkingDays

/// A moment of the ledger's own history: what was known up to a fact, a day or an instant.
public enum When: Sendable, Hashable {
  case sequence(SequenceNumber)
  /// The end of a day in the ledger's time zone.
  case day(CivilDay)
  case instant(Instant)

  /// Reads a sequence (`71`), a day (`2024-06-30`) or an RFC 3339 instant.
  public init?(_ text: String) {
    if text.utf8.allSatisfy({ (48...57).contains($0) }), let number = UInt64(text) {
      self = .sequence(SequenceNumber(number))
    } else if let day = CivilDay(text) {
      self = .day(day)
    } else if let instant = Instant(rfc3339: text) {
      self = .instant(instant)
    } else {
      return nil
    }
  }
}

extension Ledger {
  /// The number of facts that were known at a moment; all of them where none is given.
  /// - Throws: `LedgerError.whenBeyondEnd` for a sequence that the ledger does not hold.
  public func known(_ when: When?) throws -> UInt64 {
    try log.read { snapshot in
      switch when {
      case nil: return snapshot.size
      case .sequence(let sequence):
        guard sequence.rawValue < snapshot.size else {
          throw LedgerError.whenBeyondEnd(sequence.rawValue, size: snapshot.size)
        }
        return sequence.rawValue + 1
      case .day(let day):
        return try snapshot.firstPosition(recordedAfter: identity.zone.end(of: day))
      case .instant(let instant): return try snapshot.firstPosition(recordedAfter: instant)
      }
    }
  }
}
