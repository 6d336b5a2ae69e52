public import Facts
public import Grievances
public import WorkingDays

/// All that will ever be recorded about one grievance, in the order in which it will be recorded.
///
/// A life knows neither its number nor its place in a log: both are given to `draft`, since others
/// are recorded in between.
public struct GrievanceLife: Sendable {
  /// The year in which it is registered, and so the year of its number.
  public let year: UInt16
  public internal(set) var steps: [Step]

  /// One thing to be recorded.
  public struct Step: Sendable {
    public enum Action: Sendable, Hashable {
      case record(Event)
      /// Restates the fact of an earlier step.
      case correct(step: Int, Event)
      /// Undoes the fact of an earlier step.
      case retract(step: Int)
    }

    public var action: Action
    public var occurredOn: CivilDay
    public var recordedOn: CivilDay
    /// The place of `recordedOn` among the working days of the history.
    var recorded: Int
    public var actor: StaffNumber
    /// A made-up public summary, where there is one.
    var summary: UInt8?
  }

  /// The fact that a step is to become.
  /// - Parameter positions: where the facts of the earlier steps stand in the log; none may be 0,
  ///   for no fact can be about the genesis.
  public func draft(
    ofStep index: Int, number: GrievanceNumber, positions: [SequenceNumber]
  ) -> Draft {
    let step = steps[index]
    var flags: Fact.Flags = []
    let event: Event
    let about: SequenceNumber?
    switch step.action {
    case .record(let recorded): (event, about) = (recorded, nil)
    case .correct(let original, let restated):
      (event, about) = (restated, positions[original])
      flags.insert(.correction)
    case .retract(let mistake): (event, about) = (.retracted, positions[mistake])
    }
    if !event.assumed.isEmpty { flags.insert(.assumed) }
    return Draft(
      kind: event.kind.rawValue, version: Event.payloadVersion, flags: flags, actor: step.actor,
      subject: number.subject, occurredOn: step.occurredOn, about: about, payload: event.payload,
      words: step.summary.map { [WordField(.summary, Summaries[$0])] } ?? [])
  }
}

extension GrievanceLife {
  /// The whole life of one grievance.
  ///
  /// Costs some milliseconds, nearly all for the calendar; for many take a `SimulatedHistory`.
  /// - Parameter day: its registration is recorded on this day, or the next working day.
  public static func random(
    seed: UInt64, registrationRecordedOn day: CivilDay, profile: HistoryProfile = .fiveYears
  ) -> GrievanceLife {
    let row = WorkingDayRow(profile, .knownBeforehand)
    var planner = LifePlanner(profile, row, SeededRandom(seed: seed))
    return planner.life(recordedAt: row.place(onOrAfter: day)).cut(before: row.count)
  }

  /// The facts of a life about which others are silent: one after another from a position on.
  /// - Parameter start: at least 1.
  public func drafts(number: UInt32, startingAt start: SequenceNumber) -> [Draft] {
    let positions = steps.indices.map { SequenceNumber(start.rawValue + UInt64($0)) }
    return steps.indices.map { index in
      draft(
        ofStep: index, number: GrievanceNumber(year: year, number: number), positions: positions)
    }
  }

  /// Puts what was planned, cause before effect, into the order of recording.
  init(year: UInt16, plan: [Step]) {
    let order = plan.indices.sorted { (plan[$0].recorded, $0) < (plan[$1].recorded, $1) }
    var place = Array(repeating: 0, count: plan.count)
    for (new, old) in order.enumerated() { place[old] = new }
    self.year = year
    steps = order.map { old in
      var step = plan[old]
      switch step.action {
      case .record: break
      case .correct(let original, let event):
        step.action = .correct(step: place[original], event)
      case .retract(let mistake): step.action = .retract(step: place[mistake])
      }
      return step
    }
  }

  /// Leaves out what would be recorded after the end of the history.
  func cut(before end: Int) -> GrievanceLife {
    var life = self
    life.steps = Array(steps.prefix { $0.recorded < end })
    return life
  }
}
