public import Documents
public import EventLog
public import Grievances
internal import KPICounts
internal import Projection
internal import WorkingDays

/// The KPI sheet of a period beside those of the periods of the same kind before it.
public struct KPITrend: Sendable {
  /// How many earlier periods are shown at most.
  private static let depth = 3

  let project: String
  /// The oldest first; the last is the period that was asked for.
  let sheets: [KPISheet]
  let sheet: KPISheet

  /// Replays the log for each period with its own end as its cut, all with what is known now.
  /// - Parameter known: the number of facts that are known.
  public init(_ project: String, _ period: Period, known: UInt64, from log: EventLog) throws {
    sheet = try KPISheet(period, known: known, from: log)
    var earlier: [KPISheet] = []
    var current = period
    while earlier.count < Self.depth, let preceding = current.preceding {
      guard let coversFrom = sheet.reading.coversFrom ?? sheet.firstReceived,
        preceding.through >= coversFrom
      else { break }
      earlier.append(try KPISheet(preceding, known: known, from: log))
      current = preceding
    }
    sheets = earlier.reversed() + [sheet]
    self.project = project
  }

  public var json: JSON {
    sheet.json.with(["earlier": .array(sheets.dropLast().map(\.json))])
  }

  /// A row a KPI and period.
  public var csvRows: [[String]] {
    sheet.csvRows + sheets.dropLast().reversed().flatMap { $0.csvRows.dropFirst() }
  }

  public func document(in language: Language) -> Document {
    func column(_ label: Label, _ content: Table.Column.Content = .word) -> Table.Column {
      Table.Column(label.text(language), content)
    }
    let periods = sheets.map { Table.Column($0.period.name, .number) }
    let trend = sheets.count > 1 ? [column(.trend)] : []
    let table = Table(
      Label.kpiTable.text(language),
      [column(.indicator)] + periods + trend + [column(.of)],
      Table.Rows(rows(language)))
    var blocks: [Document.Block] = [.table(table)]
    if sheets.count > 1 { blocks.append(.paragraph(Label.trendText.text(language))) }
    blocks.append(.pictures([byType(language)]))
    return Document(
      language, title: Label.kpiTitle.text(language),
      facts: [
        Document.Term(Label.project.text(language), project),
        Document.Term(Label.period.text(language), sheet.period.title(language)),
      ] + sheet.reading.terms(language),
      sections: [Document.Section(Label.kpiTable.text(language), blocks)])
  }

  private func rows(_ language: Language) -> [[Table.Cell]] {
    let columns = sheets.map { $0.lines(language) }
    return sheet.lines(language).indices.map { place in
      let lines = columns.map { $0[place] }
      let last = lines[lines.count - 1]
      let values = lines.map { Table.Cell.figure($0.value.description) }
      let trend =
        lines.count > 1
        ? [Table.Cell.text(Self.trend(lines[lines.count - 2].value, last.value, language))] : []
      return [.text(last.name)] + values + trend + [.text(last.of)]
    }
  }

  private static func trend(
    _ before: Decimal4, _ now: Decimal4, _ language: Language
  ) -> String {
    if now.tenThousandths > before.tenThousandths { return "↑ \(Label.up.text(language))" }
    if now.tenThousandths < before.tenThousandths { return "↓ \(Label.down.text(language))" }
    return "→ \(Label.same.text(language))"
  }

  private func byType(_ language: Language) -> StackedColumns {
    let groups = sheets.map { sheet in
      StackedColumns.Group(
        sheet.period.name,
        GrievanceType.reportOrder.map { sheet.figures.counts.byType[$0] ?? 0 })
    }
    let told = zip(sheets, groups).map { "\($1.name) \($0.figures.counts.received)" }
    return StackedColumns(
      "\(Label.received.text(language)): \(Label.byType.text(language))",
      summary: Label.barsSummary.text(language, told.joined(separator: ", ")),
      series: GrievanceType.reportOrder.map { $0.label.text(language) }, groups)
  }
}

extension Period {
  /// `2024`, `2024-H1`, `2024-Q2`, `2024-05`, or both days of a free range.
  var name: String {
    guard preceding != nil else { return "\(from)..\(through)" }
    switch months {
    case 12: return String(from.year)
    case 6: return "\(from.year)-H\((from.month + 5) / 6)"
    case 3: return "\(from.year)-Q\((from.month + 2) / 3)"
    default: return String(from.description.dropLast(3))
    }
  }
}
