import Testing
import WorkingDays

/// A day that a test knows to exist.
func day(_ text: String) throws -> CivilDay {
  try #require(CivilDay(text), "no such day: \(text)")
}

/// The known decisions, with origins 100, 101 and so on.
let knownDecisions = KnownDecisions.mongolia.enumerated().map {
  (decision: $1.decision, origin: UInt64(100 + $0))
}

/// The statute alone.
let plainCalendar = WorkingCalendar(statute: .version1)

/// The statute and the known decisions.
let knownCalendar = WorkingCalendar(statute: .version1, decisions: knownDecisions)
