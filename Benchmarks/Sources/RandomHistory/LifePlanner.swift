internal import Facts
internal import Grievances
internal import WorkingDays

/// Thinks up the life of one grievance, cause before effect, in working days.
///
/// What is about the standing of a grievance (assessed, escalated, resolved, reopened) is recorded
/// in the order in which it happened, however late: that keeps every history that ever stands in
/// the log admissible. Assignments and corrections are recorded whenever they are.
struct LifePlanner {
  let profile: HistoryProfile
  let row: WorkingDayRow
  var random: SeededRandom

  var plan: [GrievanceLife.Step] = []
  var year: UInt16 = 0
  /// The place of the working day on which the latest thing happened.
  var today = 0
  /// Nothing about the grievance is recorded before this place of the row.
  var registered = 0
  /// The same for what is about its standing.
  var recorded = 0
  var stage = Stage.local
  /// The steps that resolved the grievance.
  var resolutions: [Resolution] = []

  /// A resolution, and the days between which it may be corrected to have happened.
  struct Resolution {
    let step: Int
    let earliest: CivilDay
    var latest: CivilDay?
  }

  init(_ profile: HistoryProfile, _ row: WorkingDayRow, _ random: SeededRandom) {
    self.profile = profile
    self.row = row
    self.random = random
  }

  /// The life of a grievance whose registration is recorded on a working day of the row.
  mutating func life(recordedAt place: Int) -> GrievanceLife {
    receive(recordedAt: place)
    live()
    correctRegistration()
    correctResolutions()
    return GrievanceLife(year: year, plan: plan)
  }

  private mutating func live() {
    if random.happens(.percent(40)) { assign() }
    if random.happens(profile.neverAssessed) { return }
    pass(Self.beforeAssessment)
    let isRelated = !random.happens(profile.unrelated)
    stage = isRelated && random.happens(.percent(60)) ? .unit : .local
    stand(.eligibilityAssessed(EligibilityAssessed(isRelated: isRelated, handledAt: stage)))
    guard isRelated else {
      if random.happens(.percent(50)) { assign() }
      return
    }
    handle()
    if random.happens(profile.neverResolved) { return }
    resolve()
    if random.happens(profile.reopened) { reopen() }
  }

  /// Works through the stages until one settles it.
  private mutating func handle() {
    work()
    while let higher = Stage(rawValue: stage.rawValue + 1), random.happens(Self.escalation(stage)) {
      stage = higher
      pass(5...20)
      stand(.escalated(Escalated(stage: stage)))
      work()
    }
  }

  private mutating func work() {
    for _ in 0..<random.draw(1...4) {
      pass(0...3)
      assign()
    }
  }

  private mutating func reopen() {
    pass(5...60)
    // A correction of the resolution may not move it past this.
    resolutions[resolutions.count - 1].latest = row[today]
    stand(.reopened)
    pass(0...3)
    assign()
    if let higher = Stage(rawValue: stage.rawValue + 1), random.happens(.percent(40)) {
      stage = higher
      pass(1...10)
      stand(.escalated(Escalated(stage: stage)))
      work()
    }
    if random.happens(profile.neverResolved) { return }
    resolve()
  }

  private mutating func resolve() {
    if random.happens(profile.resolutionRetracted) { resolveByMistake() }
    let earliest = row[today]
    pass(random.draw(Self.untilResolution))
    stand(.resolved(Resolved(stage: stage)))
    resolutions.append(Resolution(step: plan.count - 1, earliest: earliest))
  }

  /// A share of the grievances of a stage that go on to the next.
  private static func escalation(_ stage: Stage) -> Share {
    switch stage {
    case .local: .percent(70)
    case .unit: .percent(35)
    case .committee: .percent(12)
    case .authority: Share(perMille: 0)
    }
  }

  private static let beforeAssessment = 0...5
  private static let untilResolution = Mix<ClosedRange<Int>>(
    [(1...12, 70), (13...25, 20), (26...60, 8)], last: 61...200, weight: 2)
}
