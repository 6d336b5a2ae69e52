public import EventLog
public import Facts
public import Grievances
internal import Projection

/// Which facts changed the figures of a period's report between two states of the log.
///
/// A fact is a cause where, without it, a grievance would add something else to the figure than it
/// does. So late facts, corrections, retractions and links are found in the same way as declared
/// holidays and adopted policies, which change grievances that nothing was recorded about.
public struct ChangeCauses {
  private let log: EventLog
  private let before: ReportParts
  private let after: ReportParts
  /// The number of facts at the later state.
  private let known: UInt64
  /// What was recorded between the two.
  private let late: LateFacts

  /// A fact that changed a figure, and through which grievances.
  public struct Cause: Sendable {
    public let fact: Fact
    public let grievances: [GrievanceNumber]
  }

  /// Replays the log up to four times.
  public init(
    _ period: Period, from before: UInt64, to after: UInt64, in log: EventLog
  ) throws {
    self.log = log
    known = after
    self.before = try ReportParts(of: period, known: before, from: log)
    self.after = try ReportParts(of: period, known: after, from: log)
    late = try LateFacts(from: before, to: after, in: log)
  }

  /// The facts that changed what stands at a path of the report, in the order of the log.
  public func causes(of path: String) throws -> [Cause] {
    let aspect = Aspect(path)
    guard let period = (after[aspect.part] ?? before[aspect.part])?.period else { return [] }
    let changed = changed(aspect, period)
    if changed.isEmpty, (before[aspect.part] == nil) != (after[aspect.part] == nil) {
      return causesOfCoverage(period)
    }
    var found: [SequenceNumber: (fact: Fact, grievances: [GrievanceNumber])] = [:]
    for subject in changed {
      guard let number = GrievanceNumber(subject) else { continue }
      for fact in try causes(aspect, of: subject, in: period) {
        found[fact.sequence, default: (fact, [])].grievances.append(number)
      }
    }
    return found.values.map { Cause(fact: $0.fact, grievances: $0.grievances) }
      .sorted { $0.fact.sequence < $1.fact.sequence }
  }

  /// The facts that made a part of the report come or go in which all figures are 0: those about
  /// grievances received by its end, for by these the ledger is seen to cover it.
  private func causesOfCoverage(_ period: Period) -> [Cause] {
    let received = [before, after].flatMap { state in
      (state[.total] ?? state[.own])?.tallies.filter { $0.value.isReceived(by: period.through) }
        .keys.map { $0 } ?? []
    }
    return Set(received).flatMap { subject in
      late.about(subject).compactMap { fact in
        GrievanceNumber(subject).map { Cause(fact: fact, grievances: [$0]) }
      }
    }.sorted { $0.fact.sequence < $1.fact.sequence }
  }

  /// The grievances that add something else than before, in order.
  private func changed(_ aspect: Aspect, _ period: Period) -> [Subject] {
    if case .line(let number) = aspect.question { return [number.subject] }
    if case .promises(let number) = aspect.question { return [number.subject] }
    let (old, new) = (before[aspect.part], after[aspect.part])
    return Set((old?.tallies ?? [:]).keys).union((new?.tallies ?? [:]).keys).filter { subject in
      // Of a part that was not there, nothing counted.
      let was = old.map { aspect.view($0.tallies[subject] ?? GrievanceTallies(), in: $0.period) }
      let `is` = new.map { aspect.view($0.tallies[subject] ?? GrievanceTallies(), in: $0.period) }
      let none = aspect.view(GrievanceTallies(), in: period)
      return was ?? none != `is` ?? none
    }.sorted()
  }

  /// The facts without which a grievance would add something else. Where no single one makes the
  /// difference, all that may have made it together.
  private func causes(
    _ aspect: Aspect, of subject: Subject, in period: Period
  ) throws -> [Fact] {
    let candidates = late.about(subject) + late.rules
    return try log.read { snapshot in
      let with = try view(aspect, of: subject, in: period, without: nil, snapshot)
      let causes = try candidates.filter {
        try view(aspect, of: subject, in: period, without: $0, snapshot) != with
      }
      guard causes.isEmpty else { return causes }
      let own = late.about(subject)
      return own.isEmpty ? late.rules : own
    }
  }

  private func view(
    _ aspect: Aspect, of subject: Subject, in period: Period, without fact: Fact?,
    _ snapshot: borrowing Snapshot
  ) throws -> Aspect.View {
    let entries = try snapshot.entries(about: subject).filter { $0.fact.sequence != fact?.sequence }
    let history = History.effective(entries, cut: Cut(known: known, through: period.through))
    let tallies = GrievanceTallies(
      history, late.rules(without: fact), Window(from: period.from))
    return aspect.view(
      tallies, in: period, assumed: AssumedFields(history.map(\.event.assumed)))
  }
}
