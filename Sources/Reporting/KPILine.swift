internal import Documents
internal import EngagementCounts
internal import Grievances
internal import Projection
internal import ResolutionTimes

/// One indicator of SEP section 7: its name, its value and what the value is of.
struct KPILine {
  let name: String
  let value: Decimal4
  let of: String

  static func lines(
    _ figures: PeriodFigures, _ engagement: EngagementCounts.Figures, _ language: Language
  ) -> [KPILine] {
    func line(_ label: Label, _ value: Int, of: String = "") -> KPILine {
      KPILine(
        name: label.text(language), value: Decimal4(tenThousandths: value * 10_000), of: of)
    }
    func count(_ kind: EngagementCounts.Kind) -> Int { engagement.events[kind] ?? 0 }
    let limit = figures.withinLimit
    let events = engagement.events.values.reduce(0, +)
    let frequency = KPILine(
      name: Label.frequency.text(language),
      value: EngagementCounts.frequency(events, in: figures.period)
        ?? Decimal4(tenThousandths: 0),
      of: Label.frequencyBasis.text(language, String(events), String(figures.period.months)))
    let received = figures.counts.received
    return [
      line(.consultations, count(.consultation)),
      line(.participants, engagement.participants),
      line(.women, engagement.women), line(.men, engagement.men), frequency,
      line(.press, count(.press)), line(.disclosures, count(.disclosure)),
      line(.kpiReceived, received),
      line(.kpiWithin, limit.yes, of: Label.ofOpen.text(language, String(limit.of))),
    ]
      + GrievanceType.reportOrder.map { type in
        line(
          type.label, figures.counts.byType[type] ?? 0,
          of: Label.ofReceived.text(language, String(received)))
      }
  }
}
