internal import Documents
public import EngagementCounts
public import EventLog
public import Grievances
public import KPICounts
public import Projection
internal import ResolutionTimes
internal import WorkingDays

/// The KPIs of SEP section 7 for a period: consultations, frequency of engagement, grievances received
/// and resolved within the prescribed time, their types, and press material.
public struct KPISheet: Sendable {
  public let period: Period
  public let reading: Reading
  public let figures: PeriodFigures
  public let engagement: EngagementCounts.Figures
  public let steps: [KPICounts.Step: Int]
  /// The first day on which anything was received.
  let firstReceived: CivilDay?

  /// Replays the log with the period's cut.
  /// - Parameter known: the number of facts that are known.
  public init(_ period: Period, known: UInt64, from log: EventLog) throws {
    let counts = Fold<KPICounts>()
    let times = Fold<ResolutionTimes>()
    let engagements = Fold<EngagementCounts>()
    reading = try Replay.run(
      log, cut: Cut(known: known, through: period.through), window: Window(from: period.from),
      into: [counts, times, engagements])
    self.period = period
    let countCells = try counts.view().cells()
    figures = PeriodFigures(period, countCells, try times.view().cells())
    steps = KPICounts.steps(countCells)
    firstReceived = KPICounts.firstReceived(countCells)
    engagement = EngagementCounts.figures(try engagements.view().cells(), in: period)
  }

  private var activities: Int { engagement.events.values.reduce(0, +) }

  private func count(_ kind: EngagementCounts.Kind) -> Int { engagement.events[kind] ?? 0 }

  func lines(_ language: Language) -> [KPILine] {
    KPILine.lines(figures, engagement, language)
  }

  public var json: JSON {
    let limit = figures.withinLimit
    return [
      "period": period.json, "cut": reading.json,
      "consultations": [
        "held": .integer(count(.consultation)), "participants": .integer(engagement.participants),
        "women": .integer(engagement.women), "men": .integer(engagement.men),
        "others": .integer(engagement.others),
      ],
      "engagement": [
        "events": .integer(activities), "months": .integer(period.months),
        "per_month": JSON(EngagementCounts.frequency(activities, in: period)),
      ],
      "press": .integer(count(.press)), "disclosures": .integer(count(.disclosure)),
      "received": .integer(figures.counts.received),
      "resolved_within_limit": ["count": .integer(limit.yes), "of": .integer(limit.of)],
      "by_type": .object(
        GrievanceType.reportOrder.map {
          JSON.Member(key: $0.name, value: .integer(figures.counts.byType[$0] ?? 0))
        }),
      "steps": steps.json,
    ]
  }

  /// A row a KPI: name, value, denominator.
  public var csvRows: [[String]] {
    [["kpi", "value", "of", "from", "to"]]
      + lines(.english).map {
        [$0.name, $0.value.description, $0.of, "\(period.from)", "\(period.through)"]
      }
  }
}

extension [KPICounts.Step: Int] {
  /// Every step, also those that were never taken.
  var json: JSON {
    .object(
      KPICounts.Step.allCases.map {
        JSON.Member(key: $0.name, value: .integer(self[$0] ?? 0))
      })
  }
}
