public import Facts
public import Grievances
internal import Ledger
internal import LedgerTesting
public import Projection
internal import WorkingDays

/// One thing that happened, as a test tells it.
public struct Told: Sendable {
  let subject: Subject
  let day: CivilDay
  let event: Event

  /// Something that happened to the grievance with a number in the year of the day.
  public static func happened(_ number: UInt32, on day: String, _ event: Event) -> Told {
    let day = CivilDay.of(day)
    let number = GrievanceNumber(year: UInt16(clamping: day.year), number: number)
    return Told(subject: number.subject, day: day, event: event)
  }

  /// A grievance was received and registered on a day.
  public static func registered(
    _ number: UInt32, on day: String, channel: Channel = .email,
    type: GrievanceType = .complaint, aimag: UInt8 = 0
  ) -> Told {
    let on = CivilDay.of(day)
    return happened(
      number, on: day,
      .registered(
        Registered(
          receivedUntil: on, registeredOn: on, channel: channel, type: type,
          complainant: .notKnown, aimag: aimag)))
  }

  /// Something that happened about anything else.
  public static func happened(about subject: Subject, on day: String, _ event: Event) -> Told {
    Told(subject: subject, day: .of(day), event: event)
  }
}

/// Facts given, in the order in which they are recorded; ask what a projection folds from them.
public func given(_ told: Told...) -> Given { Given(told: told) }

/// Facts given as a list, such as the lives of several grievances one after another.
public func given(_ told: [Told]) -> Given { Given(told: told) }

/// Facts for a projection to fold.
public struct Given: Sendable {
  let told: [Told]

  /// Records the facts in a new ledger, by its rules, and folds them.
  /// - Throws: `Refusal` where the rules do not allow one of them.
  public func folded<P: Projection>(_ projection: P.Type) throws -> FoldedView<P> {
    let last = told.map(\.day).max() ?? .of("2024-01-15")
    let made = try TemporaryLedger(since: last)
    for told in told {
      let command = Command(
        .record(told.event), subject: told.subject, day: told.day, today: made.ledger.today)
      _ = try made.ledger.record(command)
    }
    return FoldedView(
      view: try Replay.view(of: P.self, made.log),
      year: UInt16(clamping: told.first?.day.year ?? 2_024))
  }
}

/// What a projection made of the facts given.
public struct FoldedView<P: Projection> {
  public let view: View<P>
  let year: UInt16

  /// The row of the grievance with a number in the year of the first fact.
  public func row(of number: UInt32) -> P.Row? {
    view.row(of: GrievanceNumber(year: year, number: number).subject)
  }

  /// The row of anything that has one.
  public func row(of subject: Subject) -> P.Row? { view.row(of: subject) }

  /// The figures of a measure, as `grm kpi --view` gives them; by what the view says itself.
  public func groups(
    _ measure: String, in period: Period? = nil, by groups: [String] = [],
    every: TrendInterval? = nil, where filters: [(name: String, value: String)] = [],
    share: [(name: String, value: String)] = []
  ) throws -> [MeasureQuery.Group] {
    try figures(measure, in: period, by: groups, every: every, where: filters, share: share).groups
  }

  /// The numbers of the grievances behind the figures of a measure.
  public func grievances(
    _ measure: String, in period: Period? = nil,
    where filters: [(name: String, value: String)] = []
  ) throws -> [UInt32] {
    let figures = try figures(measure, in: period, where: filters, listing: true)
    return (figures.subjects ?? []).compactMap { GrievanceNumber($0)?.number }
  }

  private func figures(
    _ measure: String, in period: Period?, by groups: [String] = [],
    every: TrendInterval? = nil, where filters: [(name: String, value: String)],
    share: [(name: String, value: String)] = [], listing: Bool = false
  ) throws -> KPIFigures {
    let query = try MeasureQuery(
      P.measures.measure(named: measure), attributes: P.attributes, period: period, by: groups,
      every: every, where: filters, share: share)
    return try view.figures(query, listing: listing)
  }

  /// The sum of the cells of a measure that a condition picks.
  public func sum(_ measure: UInt16, where condition: (Cell) -> Bool = { _ in true }) throws -> Int
  {
    try view.cells().sum(measure, where: condition)
  }
}
