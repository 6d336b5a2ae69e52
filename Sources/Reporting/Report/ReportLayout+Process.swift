internal import Documents
internal import EngagementCounts
internal import Grievances
internal import KPICounts
internal import Projection
internal import ResolutionTimes
internal import StageTimelines
internal import WorkingDays

// How the mechanism worked: stages, deadlines, the public numbers, engagement.

extension ReportLayout {
  var stages: Document.Section {
    section(
      .stagesTitle,
      [
        .table(
          Table(
            text(.stagesTable),
            [
              column(.stage), column(.stageEnded, .number), column(.stageMedian, .number),
              column(.stageMaximum, .number), column(.stageOpen, .number),
            ],
            Table.Rows(
              report.stages.map { use in
                [
                  .text(use.stage.title(language)), .count(use.workingDays.count),
                  use.workingDays.median.map { .figure("\($0)") } ?? .nothing,
                  use.workingDays.maximum.map { .count($0) } ?? .nothing, .count(use.open),
                ]
              })))
      ])
  }

  var deadlines: Document.Section {
    let limit = report.figures.withinLimit
    let (kept, late) = report.acknowledgements
    return section(
      .deadlines,
      [
        .table(
          Table(
            text(.deadlineTable),
            [
              column(.deadline), column(.limit), column(.kept, .number), column(.late, .number),
              column(.openInTime, .number), column(.openOverdue, .number), column(.of, .number),
              column(.ofWhat),
            ],
            Table.Rows([
              [
                .text(text(.resolution)), .text(limit.limits.title(language)), .count(limit.yes),
                .count(limit.late), .count(limit.openInTime), .count(limit.openOverdue),
                .count(limit.of), .text(text(.ofOpenCases)),
              ],
              [
                .text(text(.acknowledgementGiven)), .text(acknowledgementLimit), .count(kept),
                .count(late), .nothing, .nothing, .count(kept + late),
                .text(text(.ofAcknowledged)),
              ],
            ])))
      ])
  }

  /// The limits in force for what was received in the period.
  private var acknowledgementLimit: String {
    let rules = report.reading.rules
    let days = [report.period.from, report.period.through]
    let limits = days.compactMap { rules.policy(receivedOn: $0).acknowledgement }
    return limits.count == 2 && limits[0] == limits[1]
      ? limits[0].title(language) : limits.title(language)
  }

  var numbers: Document.Section {
    section(
      .publicNumbers,
      [
        .table(NumbersLayout(language: language).table(report.months, of: .month)),
        .paragraph(text(.numbersText)),
      ])
  }

  var engagement: Document.Section {
    section(
      .engagement,
      [
        .table(
          Table(
            text(.kpiTable), [column(.indicator), column(.value, .number), column(.of)],
            Table.Rows(
              KPILine.lines(report.figures, report.engagement, language).map { line in
                [.text(line.name), .figure(line.value.description), .text(line.of)]
              })))
      ])
  }
}
