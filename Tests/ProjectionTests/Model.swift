import EventLog
import Facts
import Grievances
import WorkingDays

/// The ledger as a plain program would keep it: an array of facts for each subject, read anew for
/// every question. It shares with the engine nothing but the reading of one payload.
struct Model {
  let known: Int
  let through: CivilDay
  private var facts: [Subject: [(fact: Fact, event: Event)]] = [:]

  /// What a cut sees of a log.
  init(_ log: EventLog, known: Int, through: CivilDay) throws {
    self.known = known
    self.through = through
    var facts: [Subject: [(fact: Fact, event: Event)]] = [:]
    try log.read { snapshot in
      try snapshot.forEachFact { fact in
        guard fact.sequence.rawValue < UInt64(known) else { return false }
        if let event = try? Event(fact) { facts[fact.subject, default: []].append((fact, event)) }
        return true
      }
    }
    self.facts = facts
  }

  /// One thing that happened, as it is to be read.
  struct Happening {
    var day: CivilDay
    var place: UInt64
    var event: Event
    /// The fact that the words stand with; 0 where there are none.
    var words: UInt64
  }

  /// What is left of a subject's facts: originals that are not retracted, each as its last standing
  /// correction says, in the order of their days.
  func happenings(_ subject: Subject, through last: CivilDay? = nil) -> [Happening] {
    let all = facts[subject] ?? []
    func isRetracted(_ fact: Fact) -> Bool {
      all.contains { $0.event == .retracted && $0.fact.about == fact.sequence }
    }
    var happenings: [Happening] = []
    for (fact, event) in all {
      let isOriginal = fact.flags.rawValue & 2 == 0 && event != .retracted
      guard isOriginal, !isRetracted(fact) else { continue }
      let corrections = all.filter {
        $0.fact.flags.rawValue & 2 != 0 && $0.fact.about == fact.sequence && !isRetracted($0.fact)
      }
      let worded = ([(fact, event)] + corrections).last { !$0.0.wordsDigest.isZero }
      let (standing, told) = corrections.last ?? (fact, event)
      happenings.append(
        Happening(
          day: standing.occurredOn, place: fact.sequence.rawValue, event: told,
          words: worded?.0.sequence.rawValue ?? 0))
    }
    return happenings.filter { $0.day <= last ?? .distantFuture }
      .sorted { $0.day == $1.day ? $0.place < $1.place : $0.day < $1.day }
  }

  /// The grievances of which anything is to be seen, in order.
  var grievances: [Subject] {
    facts.keys.filter { $0.kind == .grievance && !happenings($0, through: through).isEmpty }
      .sorted()
  }

  /// How a grievance stands at the end of the cut.
  func life(_ subject: Subject) -> Life {
    Life(happenings(subject, through: through))
  }

  /// How it stood at the end of an earlier day, as known at the cut.
  func life(_ subject: Subject, through day: CivilDay) -> Life {
    Life(happenings(subject, through: min(day, through)))
  }

  /// The policy in force for a received day.
  func limit(_ received: CivilDay) -> Limit {
    var best: (from: CivilDay, place: UInt64, limit: Limit)?
    for happening in happenings(.policy) {
      guard case .policyAdopted(let policy) = happening.event,
        policy.effectiveFrom <= received
      else { continue }
      let isLater =
        best.map { ($0.from, $0.place) < (policy.effectiveFrom, happening.place) } ?? true
      if isLater { best = (policy.effectiveFrom, happening.place, policy.resolution) }
    }
    return best?.limit ?? Policy.standard.resolution
  }
}

/// One grievance's life, told by walking through what happened.
struct Life: Equatable {
  var received = CivilDay.distantPast
  var registered: Registered?
  var status = Status.resolving
  var stage = 1
  var resolvedOn: CivilDay?
  var staff: UInt32?
  /// Stage, day entered, day left.
  var stages: [StageTime] = []

  struct StageTime: Equatable {
    var stage: Int
    var from: CivilDay
    var to: CivilDay?
  }

  init(_ happenings: [Model.Happening]) {
    for happening in happenings { take(happening.event, happening.day) }
  }

  private mutating func take(_ event: Event, _ day: CivilDay) {
    switch event {
    case .registered(let registered):
      received = day
      self.registered = registered
      stages = [StageTime(stage: 1, from: day)]
    case .eligibilityAssessed(let assessed):
      if !assessed.isRelated {
        status = .unrelated
        stages[stages.count - 1].to = day
      } else if Int(assessed.handledAt.rawValue) > stage {
        enter(Int(assessed.handledAt.rawValue), day)
      }
    case .assigned(let assigned): staff = assigned.staff.rawValue
    case .escalated(let escalated): enter(Int(escalated.stage.rawValue), day)
    case .resolved:
      status = .resolved
      resolvedOn = day
      stages[stages.count - 1].to = day
    case .reopened:
      status = .resolving
      resolvedOn = nil
      stages[stages.count - 1].to = nil
    default: break
    }
  }

  private mutating func enter(_ stage: Int, _ day: CivilDay) {
    stages[stages.count - 1].to = day
    stages.append(StageTime(stage: stage, from: day))
    self.stage = stage
  }
}
