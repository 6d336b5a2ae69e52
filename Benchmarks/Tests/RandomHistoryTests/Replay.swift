import Facts
import Grievances
import RandomHistory
import WorkingDays

/// A history put before the rules, fact after fact, in the order in which it would be recorded.
struct Replay {
  /// Every fact with the day on which it is recorded.
  private(set) var recorded: [(draft: Draft, on: CivilDay)] = []
  private(set) var histories: [Subject: [Entry]] = [:]
  private(set) var grievances = 0
  /// What went wrong, fact by fact.
  private(set) var objections: [String] = []

  private static let start = SequenceNumber(22)

  init(seed: UInt64, facts: Int, _ profile: HistoryProfile) throws {
    var history = SimulatedHistory(
      seed: seed, facts: facts, startingAt: Self.start, profile: profile)
    while let day = history.nextDay() {
      for draft in day.drafts { try take(draft, on: day.day) }
    }
    grievances = history.grievances
  }

  private mutating func take(_ draft: Draft, on day: CivilDay) throws {
    let position = SequenceNumber(Self.start.rawValue + UInt64(recorded.count))
    let known = histories[draft.subject] ?? []
    let command = try Command(leadingTo: draft, today: day)
    do {
      let decided = try decide(command, history: known, next: position)
      if decided != draft { objections.append("fact \(position): the rules give another draft") }
    } catch {
      objections.append("fact \(position) about \(draft.subject): \(error)")
    }
    recorded.append((draft, day))
    let entry = try Entry(provisional(draft, position, revision: known.count))
    histories[draft.subject, default: []].append(entry)
  }
}

extension Replay {
  func count(_ kind: EventKind) -> Int { recorded.count { $0.draft.kind == kind.rawValue } }

  var corrections: Int { recorded.count { $0.draft.flags.contains(.correction) } }

  /// Facts about grievances that were recorded so many working days after they happened.
  var late: Int {
    recorded.count { draft, day in
      GrievanceNumber(draft.subject) != nil && draft.about == nil
        && Self.calendar.workingDays(after: draft.occurredOn, through: day)
          >= HistoryProfile.lateFrom
    }
  }

  /// Facts that come after one of the same grievance that happened later.
  var outOfOrder: Int {
    histories.values.reduce(0) { sum, entries in
      var latest = CivilDay.distantPast
      return sum
        + entries.count { entry in
          guard !entry.isCorrection, entry.event != .retracted else { return false }
          defer { latest = max(latest, entry.fact.occurredOn) }
          return entry.fact.occurredOn < latest
        }
    }
  }

  private static let calendar = WorkingCalendar(
    statute: .current, decisions: KnownDecisions.mongolia.map { ($0.decision, origin: 0) })
}
