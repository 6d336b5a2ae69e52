internal import Documents
internal import Facts
internal import Grievances
internal import KPICounts
internal import Projection
internal import ResolutionTimes
internal import WorkingDays

// What was resolved, and how long it took.

extension ReportLayout {
  /// As many rows as a picture can show.
  private static let pictured = 60

  var addressed: Document.Section {
    let count = text(.addressedText, String(report.figures.counts.addressed))
    guard !report.lines.isEmpty else {
      return section(.addressedTitle, [.paragraph(text(.noAddressed))])
    }
    var blocks: [Document.Block] = [
      .paragraph("\(count) \(text(.daysCounted))"), .table(lineTable),
    ]
    if let remark = assumedRemark { blocks.append(.paragraph(remark)) }
    blocks += [.paragraph(statistics), .pictures([distribution, timelines])]
    return section(.addressedTitle, blocks)
  }

  private var lineTable: Table {
    Table(
      text(.addressedTable),
      [
        column(.number), column(.receivedOn, .day), column(.type), column(.channel),
        column(.summary, .sentences), column(.actions, .sentences), column(.resolvedOn, .day),
        column(.days, .number),
      ],
      Table.Rows(report.lines, row))
  }

  private func row(_ line: GRMReport.Line) -> [Table.Cell] {
    func marked(_ text: String, _ field: AssumedFields) -> Table.Cell {
      .text(line.assumed.contains(field) ? text + "*" : text)
    }
    return [
      .text(line.number.description), marked(line.receivedOn.description, .receivedOn),
      marked(text(line.type.label), .type), marked(text(line.channel.label), .channel),
      words(line.summary), words(line.actions),
      marked(line.resolvedOn.description, .resolvedOn),
      .count(line.workingDays),
    ]
  }

  private func words(_ words: String?) -> Table.Cell {
    words.map { .words($0, in: language) } ?? .text(text(.noWords))
  }

  private var assumedRemark: String? {
    let all = report.lines.reduce(into: AssumedFields()) { $0.formUnion($1.assumed) }
    let fields: [(AssumedFields, Label)] = [
      (.receivedOn, .receivedOn), (.type, .type), (.channel, .channel),
      (.resolvedOn, .resolvedOn),
    ]
    let names = fields.filter { all.contains($0.0) }.map { text($0.1) }
    return names.isEmpty ? nil : text(.assumedRemark, names.joined(separator: ", "))
  }

  private var statistics: String {
    let days = report.figures.workingDays
    return text(
      .statistics, String(days.total), days.mean.map { "\($0)" } ?? "—",
      days.median.map { "\($0)" } ?? "—", days.ninetiethPercentile.map { "\($0)" } ?? "—",
      days.maximum.map { "\($0)" } ?? "—", String(days.count))
  }

  private var distribution: Histogram {
    let days = report.figures.workingDays
    let told = days.histogram.sorted { $0.key < $1.key }.prefix(20).map {
      text(.daysOften, String($0.value), String($0.key))
    }
    // A limit in calendar days has no place on an axis of working days.
    let limits = report.figures.withinLimit.limits
    let limit = limits.count == 1 && limits[0].basis == .working ? limits[0] : nil
    return Histogram(
      text(.distribution),
      summary: text(
        .distributionSummary, String(days.count), told.joined(separator: ", ")),
      days.histogram,
      limit: limit.map {
        Histogram.Limit(Int($0.days), text(.limitMark, $0.title(language)))
      })
  }

  private var timelines: Spans {
    let shown = longest
    let isWhole = shown.count == report.lines.count
    let title =
      isWhole
      ? text(.timelinesTitle)
      : text(.timelinesTitle) + ": "
        + text(.timelinesLongest, String(shown.count), String(report.lines.count))
    return Spans(
      title, summary: text(.timelinesSummary, String(shown.count)),
      from: min(report.period.from, shown.map(\.receivedOn).min() ?? report.period.from),
      through: report.period.through, series: Stage.allCases.map { text($0.label) },
      shown.map { line in
        Spans.Row(
          line.number.description,
          line.stages.map {
            Spans.Part(series: Int($0.stage.rawValue) - 1, from: $0.from, to: $0.to)
          })
      })
  }

  /// All where there is room; else those that took the longest, in the order of their numbers.
  private var longest: [GRMReport.Line] {
    guard report.lines.count > Self.pictured else { return report.lines }
    let places = report.lines.indices.sorted {
      (report.lines[$0].workingDays, $1) > (report.lines[$1].workingDays, $0)
    }
    return places.prefix(Self.pictured).sorted().map { report.lines[$0] }
  }
}
