public import Facts
internal import Grievances
public import WorkingDays

/// The random history of a whole office, one working day after another, as facts to be recorded.
///
///     var history = SimulatedHistory(seed: 7, facts: 5_000, startingAt: SequenceNumber(22))
///     while let day = history.nextDay() { try log.append(day.drafts) }
///
/// Each day holds what the office records on it, of grievances new and old in random order. Every
/// fact is one that `decide` admits at its place; the shares of what happens are those of a profile.
/// Same seed, number and profile: same history, on every machine. What is held in memory grows with
/// the cases open at a time, not with the facts.
public struct SimulatedHistory: Sendable {
  /// What is recorded on one day.
  public struct Day: Sendable {
    public let day: CivilDay
    /// In the order in which they must be appended; often none.
    public let drafts: [Draft]
  }

  /// The number of grievances registered so far.
  public var grievances: Int { numbers.count }

  private let profile: HistoryProfile
  private let row: WorkingDayRow
  private let pace: Pace
  private let decisions: OfficeDecisions
  private var random: SeededRandom
  private var place = 0
  private var position: UInt64
  /// The number of facts of all lives begun so far, up to the end.
  private var planned: Int
  private var numbers = NumberBook()
  private var cases = OpenCases()
  /// For each place of the row, whose next step is recorded then, once for each step.
  private var agenda: [[Int]]
  private var decisionPositions: [Int: SequenceNumber] = [:]

  /// - Parameters:
  ///   - facts: how many facts to make: at least so many, and at most as many more as one grievance
  ///     has; never fewer than the few decisions about the calendar.
  ///   - startingAt: the position that the first of them will take, at least 1. The ledger before it
  ///     may hold no grievance of these years.
  public init(
    seed: UInt64, facts: Int, startingAt start: SequenceNumber,
    profile: HistoryProfile = .fiveYears
  ) {
    precondition(start > .genesis, "the first fact of a log is its genesis")
    var random = SeededRandom(seed: seed)
    self.profile = profile
    row = WorkingDayRow(profile, .knownBeforehand)
    decisions = OfficeDecisions(profile, row, &random)
    planned = decisions.count
    pace = Pace(facts: max(facts, 0), profile, row, &random)
    self.random = random
    position = start.rawValue
    agenda = Array(repeating: [], count: row.count)
  }

  /// The next working day; nil after the last.
  public mutating func nextDay() -> Day? {
    guard place < row.count else { return nil }
    while planned < pace.target(at: place) { beginLife() }
    var drafts = decisionDrafts()
    var due: [Int] = []
    swap(&due, &agenda[place])
    random.shuffle(&due)
    drafts.reserveCapacity(drafts.count + due.count)
    for place in due {
      guard let draft = cases.step(place, at: SequenceNumber(position), &numbers) else { continue }
      drafts.append(draft)
      position += 1
    }
    defer { place += 1 }
    return Day(day: row[place], drafts: drafts)
  }

  /// A grievance whose registration is recorded today.
  private mutating func beginLife() {
    var planner = LifePlanner(profile, row, random.fork())
    let life = planner.life(recordedAt: place).cut(before: row.count)
    let slot = cases.add(OpenCase(life))
    for step in life.steps { agenda[step.recorded].append(slot) }
    planned += life.steps.count
  }

  private mutating func decisionDrafts() -> [Draft] {
    (decisions.steps[place] ?? []).map { step in
      defer { position += 1 }
      let event: Event
      var about: SequenceNumber?
      var words: [WordField] = []
      switch step.action {
      case .decide(let number, let decided):
        event = decided
        decisionPositions[number] = SequenceNumber(position)
        words = [WordField(.name, "Day off by decision")]
      case .retract(let number):
        event = .retracted
        about = decisionPositions[number]
      }
      return Draft(
        kind: event.kind.rawValue, version: Event.payloadVersion, actor: StaffNumber(1),
        subject: .calendar, occurredOn: step.occurredOn, about: about, payload: event.payload,
        words: words)
    }
  }
}
