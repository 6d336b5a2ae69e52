internal import EventLog
internal import Facts
internal import Grievances
internal import Projection

/// What was recorded between two states of the log, by whether it is about a grievance or about how all
/// are read.
struct LateFacts {
  private var aboutGrievances: [Subject: [Fact]] = [:]
  /// The facts about the calendar and the policy.
  private(set) var rules: [Fact] = []
  private let all: Rules
  /// The rules as they would be without one of these facts.
  private let less: [SequenceNumber: Rules]

  init(from before: UInt64, to after: UInt64, in log: EventLog) throws {
    var (grievances, rules): ([Subject: [Fact]], [Fact]) = ([:], [])
    (all, less) = try log.read { snapshot in
      try snapshot.forEachFact(from: SequenceNumber(before)) { fact in
        guard fact.sequence.rawValue < after else { return false }
        switch fact.subject.kind {
        case .grievance: grievances[fact.subject, default: []].append(fact)
        case .calendar, .policy: rules.append(fact)
        default: break
        }
        return true
      }
      let calendar = try snapshot.entries(about: .calendar)
      let policy = try snapshot.entries(about: .policy)
      func without(_ fact: Fact?) throws -> Rules {
        try Rules(
          calendar: calendar.filter { $0.fact.sequence != fact?.sequence },
          policy: policy.filter { $0.fact.sequence != fact?.sequence }, known: after)
      }
      return try (
        without(nil),
        Dictionary(uniqueKeysWithValues: rules.map { ($0.sequence, try without($0)) })
      )
    }
    aboutGrievances = grievances
    self.rules = rules
  }

  /// What was recorded about a grievance, in the order of the log.
  func about(_ subject: Subject) -> [Fact] { aboutGrievances[subject] ?? [] }

  /// The rules as they are known at the later state, or as they would be without a fact.
  func rules(without fact: Fact?) -> Rules { fact.flatMap { less[$0.sequence] } ?? all }
}
