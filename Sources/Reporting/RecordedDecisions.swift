internal import EventLog
internal import Facts
internal import Grievances
internal import WorkingDays

/// What the ledger's facts say about the calendar besides the days: the name of each decision, when it
/// was announced and recorded, how well it is attested.
struct RecordedDecisions: Sendable {
  struct Decision: Sendable {
    let fact: Fact
    let name: String?
    /// Where it was announced.
    let source: String?
    let announcedOn: CivilDay?
    let confidence: Confidence?
  }

  /// By the position of the fact that recorded it.
  private var decisions: [UInt64: Decision] = [:]
  /// When the statute in force was adopted.
  private(set) var statuteAdoptedAt = Instant(microseconds: 0)

  /// Reads the facts about the calendar among the first so many of the log, and their open words.
  init(_ snapshot: borrowing Snapshot, known: UInt64) throws {
    for entry in try snapshot.entries(about: .calendar) {
      let sequence = entry.fact.sequence
      guard sequence.rawValue < known else { continue }
      if case .calendarAdopted = entry.event { statuteAdoptedAt = entry.fact.recordedAt }
      guard entry.event.calendarDecision != nil else { continue }
      // A correction stands in the place of what it corrects, and keeps its name unless it has one.
      let origin = entry.isCorrection ? entry.fact.about ?? sequence : sequence
      let former = decisions[origin.rawValue]
      decisions[origin.rawValue] = Decision(
        fact: entry.fact,
        name: try snapshot.text(.name, of: sequence, about: .calendar) ?? former?.name,
        source: try snapshot.text(.source, of: sequence, about: .calendar) ?? former?.source,
        announcedOn: entry.event.announcedOn, confidence: entry.event.confidence)
    }
  }

  subscript(_ origin: UInt64) -> Decision? { decisions[origin] }

  /// What makes a day off is called.
  func name(_ reason: DayOffReason) -> String {
    switch reason {
    case .statute(let rule): rule.name.rawValue
    case .decision(let origin, let name):
      name ?? decisions[origin]?.name ?? "decision in fact \(origin)"
    }
  }

  /// How well what makes a day off is attested; nil where nobody said.
  func confidence(_ reason: DayOffReason) -> Confidence? {
    switch reason {
    case .statute(let rule): rule.confidence
    case .decision(let origin, _): decisions[origin]?.confidence
    }
  }

  /// When the ledger learnt of what makes a day off.
  func recordedAt(_ reason: DayOffReason) -> Instant {
    switch reason {
    case .statute: statuteAdoptedAt
    case .decision(let origin, _): decisions[origin]?.fact.recordedAt ?? statuteAdoptedAt
    }
  }
}
