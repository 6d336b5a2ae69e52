public import EventLog
internal import Facts
internal import GrievanceRegister
internal import Grievances
public import Projection
internal import PublicWords
internal import WorkingDays

/// A measure of grievances by one personal characteristic of the complainants: by half-year at the
/// finest, and withheld wherever too few people stand behind it.
///
/// The largest and the ninetieth percentile are single grievances, which public lists show beside
/// their numbers; so they are left out, and mean and median are whole days.
public struct TraitFigures {
  let trait: Trait
  let figures: KPIFigures
  let lines: [Line]

  /// The grievances of one value in one period.
  struct Line {
    let period: Period
    let value: String
    /// nil is withheld.
    let shown: Shown?
  }

  struct Shown {
    let count: Int
    /// Whole days; nil where nothing is measured.
    let mean: Int?
    let median: Int?
  }

  /// Why a question may not be answered by a personal characteristic; nil where it may.
  public static func objection(to query: MeasureQuery) -> String? {
    let isLongEnough = query.period.map(TraitBreakdown.allows)
    let isTrend = query.every.map { [.halfYear, .year].contains($0) }
    guard isLongEnough ?? true, isTrend ?? true, isLongEnough ?? isTrend ?? false else {
      return "by a personal characteristic only half-years and years are shown; take "
        + "--period 2024-H1 or --every half-year"
    }
    if query.measure.day == nil, query.period?.months != 6 {
      return "by a personal characteristic, \(query.measure.name) is shown for a half-year; take "
        + "--period 2024-H1"
    }
    return nil
  }

  /// Opens the traits of whoever stands behind some figures.
  /// - Parameter figures: with their contributions, not grouped.
  public init(_ trait: Trait, of figures: KPIFigures, from log: EventLog) throws {
    self.trait = trait
    self.figures = figures
    let through = figures.query.period?.through ?? .distantFuture
    let register = try Replay.view(
      of: GrievanceRegister.self, log, cut: Cut(known: figures.position, through: through))
    let people = try log.read { snapshot in
      try (figures.contributions ?? []).map { part in
        let traits = try register.row(of: part.subject).flatMap {
          try snapshot.traits(of: part.subject, $0)
        }
        return Complaint(traits: traits, counts: part.counts)
      }
    }
    lines = Self.periods(figures, people).flatMap { period in
      Self.lines(trait, people, figures.query, in: period)
    }
  }

  /// What one grievance adds, and what is known of whoever it comes from.
  private struct Complaint {
    let traits: Traits?
    let counts: [Tally.Count]

    func counts(_ query: MeasureQuery, in period: Period) -> [Tally.Count] {
      counts.filter { query.lies($0.cell, in: period) }
    }
  }

  private static func periods(_ figures: KPIFigures, _ complaints: [Complaint]) -> [Period] {
    let query = figures.query
    guard let every = query.every else { return query.period.map { [$0] } ?? [] }
    let days = complaints.flatMap(\.counts).map(\.cell.day).filter { $0 != .distantFuture }
    guard let first = query.period?.from ?? days.min(),
      let last = query.period?.through ?? days.max()
    else { return [] }
    return every.periods(from: first, through: last)
  }

  private static func lines(
    _ trait: Trait, _ complaints: [Complaint], _ query: MeasureQuery, in period: Period
  ) -> [Line] {
    let isShown = publishable(trait, complaints, query, in: period)
    return trait.names.indices.map { place in
      let counts = complaints.filter { trait.places($0.traits).contains(place) }
        .flatMap { $0.counts(query, in: period) }
      return Line(
        period: period, value: trait.names[place],
        shown: isShown[place] ? Shown(counts, of: query.measure) : nil)
    }
  }

  /// Whether enough people stand behind each value; of a year, also in each of its halves.
  private static func publishable(
    _ trait: Trait, _ complaints: [Complaint], _ query: MeasureQuery, in period: Period
  ) -> [Bool] {
    func people(_ period: Period) -> [Int?] {
      var people = PeopleByTrait(trait)
      for complaint in complaints where !complaint.counts(query, in: period).isEmpty {
        people.count(complaint.traits)
      }
      return people.publishable
    }
    let halves = period.months == 12 ? period.halves.map(people) : []
    return SmallCells.publishable(people(period), madeOf: halves).map { $0 != nil }
  }
}

extension TraitFigures.Shown {
  fileprivate init(_ counts: [Tally.Count], of measure: MeasureDescription) {
    var distribution = Distribution()
    for count in counts { distribution.add(Int(count.cell.bucket), count: Int(count.weight)) }
    count = distribution.count
    mean = measure.unit == nil ? nil : distribution.mean?.rounded
    median = measure.unit == nil ? nil : distribution.median?.rounded
  }
}
