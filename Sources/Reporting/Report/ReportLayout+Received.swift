internal import Documents
internal import Grievances
internal import KPICounts
internal import Projection
internal import ResolutionTimes
internal import WorkingDays

// What came in: the figures at a glance, what the words mean, and the summary tables.

extension ReportLayout {
  var glance: Document.Section {
    let figures = report.figures
    let limit = figures.withinLimit
    let resolved = figures.counts.byStatus[.resolved] ?? 0
    return section(
      .glance,
      [
        .tiles([
          Document.Tile(String(figures.counts.received), text(.numbersReceived), basis: ""),
          Document.Tile(
            String(figures.counts.related), text(.relatedCount),
            basis: text(.ofReceived, String(figures.counts.received))),
          Document.Tile(
            text(.ratio, String(resolved), String(figures.counts.related)), text(.numbersResolved),
            basis: text(.relatedCount)),
          Document.Tile(
            text(.ratio, String(limit.yes), String(limit.of)), text(.kpiWithin),
            basis: limit.limits.title(language)),
          Document.Tile(
            figures.workingDays.median.map { "\($0)" } ?? "—", text(.stageMedian),
            basis: text(.ratio, String(figures.workingDays.count), String(figures.counts.addressed))
          ),
        ])
      ])
  }

  var aims: Document.Section {
    section(
      .aims,
      [
        .paragraph(text(.aimsText)),
        .list([text(.aimHeard), text(.aimTimely), text(.aimChecked), text(.aimConfidential)]),
        .paragraph(text(.statusMeaning)),
        .terms(
          Status.reportOrder.map { Document.Term(text($0.label), text($0.meaning)) }),
      ])
  }

  /// None where the office wrote nothing.
  var narrative: [Document.Section] {
    guard let narrative = appendix.narrative else { return [] }
    return [
      section(
        .narrativeTitle,
        narrative.paragraphs(with: report.json).map { .paragraph($0) })
    ]
  }

  var received: Document.Section {
    let statuses = Status.reportOrder.map { status in
      (status.label, { (figures: PeriodFigures) in figures.counts.byStatus[status] ?? 0 })
    }
    let totals: [(Label, (PeriodFigures) -> Int)] = [
      (.receivedCount, { $0.counts.received }), (.relatedCount, { $0.counts.related }),
    ]
    return section(
      .received,
      [
        counts(.byStatus, .status, statuses + totals),
        counts(
          .byChannel, .channel,
          Channel.reportOrder.map { channel in
            (channel.label, { $0.counts.byChannel[channel] ?? 0 })
          }),
        counts(
          .byType, .type,
          GrievanceType.reportOrder.map { type in
            (type.label, { $0.counts.byType[type] ?? 0 })
          }),
        .paragraph(text(.noEarlierData)),
        .pictures([byMonth, byChannel, byType]),
        .paragraph(text(.ratioTitle) + ":"),
        .terms(ratios + [balance]),
      ])
  }

  /// Each ratio with its denominator.
  private var ratios: [Document.Term] {
    let counts = report.figures.counts
    let resolved = String(counts.byStatus[.resolved] ?? 0)
    return [
      Document.Term(text(.ratioRelated), text(.ratio, resolved, String(counts.related))),
      Document.Term(text(.ratioAll), text(.ratio, resolved, String(counts.received))),
    ]
  }

  private var balance: Document.Term {
    var line = Label.balanceText.text(
      language, KPICounts.Flow.allCases.map { String(report.balance[$0]) })
    if !report.balance.isEven { line += "  " + text(.balanceBroken) }
    return Document.Term(text(.balance), line)
  }

  private var byMonth: StackedColumns {
    let groups = report.months.map { month in
      StackedColumns.Group(
        String(month.period.from.description.dropLast(3)),
        Status.reportOrder.map { month.byStatus[$0] ?? 0 })
    }
    let told = zip(report.months, groups).map { month, group in
      "\(group.name) \(group.counts.reduce(0, +))"
    }
    return StackedColumns(
      text(.byMonthAndStatus),
      summary: text(.byMonthSummary, told.joined(separator: ", ")),
      series: Status.reportOrder.map { text($0.label) }, groups)
  }

  private func bars(_ title: Label, _ counts: [(Label, Int)]) -> Bars {
    let bars = counts.map { Bars.Bar(text($0.0), $0.1) }
    let told = bars.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
    return Bars(text(title), summary: text(.barsSummary, told), bars)
  }

  private var byChannel: Bars {
    bars(
      .byChannel,
      Channel.reportOrder.map { ($0.label, report.figures.counts.byChannel[$0] ?? 0) })
  }

  private var byType: Bars {
    bars(
      .byType,
      GrievanceType.reportOrder.map { ($0.label, report.figures.counts.byType[$0] ?? 0) })
  }
}
