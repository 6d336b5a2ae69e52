public import Documents
internal import Grievances
internal import KPICounts
internal import Projection
internal import WorkingDays

/// Lays a report out in one language; its sections stand in the files beside this one. Computes no
/// figure.
struct ReportLayout {
  let report: GRMReport
  let language: Language
  let appendix: ReportAppendix

  func text(_ label: Label, _ values: String...) -> String {
    label.text(language, values)
  }

  /// This period, the one before and all of it, each with its heading.
  var columns: [(label: Label, figures: PeriodFigures?)] {
    [
      (.thisPeriod, report.figures), (.previousPeriod, report.previous), (.total, report.total),
    ]
  }

  var document: Document {
    let period = report.period
    return Document(
      language, title: text(period.months == 6 ? .semiannualTitle : .reportTitle),
      facts: [
        Document.Term(text(.project), report.project),
        Document.Term(text(.period), period.title(language)),
        Document.Term(text(.asOf), report.reading.cutText(language)),
      ],
      sections: [glance, aims] + narrative + [
        received, addressed, stages, deadlines, numbers, engagement, changes, promises, appeal,
        seal,
      ] + remarks)
  }

  func section(_ label: Label, _ blocks: [Document.Block]) -> Document.Section {
    Document.Section(text(label), blocks)
  }

  func column(_ label: Label, _ content: Table.Column.Content = .word) -> Table.Column {
    Table.Column(text(label), content)
  }

  /// Counts by something, for each of the columns; blank where there is no data.
  func counts(
    _ caption: Label, _ head: Label, _ rows: [(Label, (PeriodFigures) -> Int)]
  ) -> Document.Block {
    let figures = columns.map(\.figures)
    return .table(
      Table(
        text(caption), [column(head)] + columns.map { column($0.label, .number) },
        Table.Rows(
          rows.map { label, value in
            [.text(text(label))] + figures.map { $0.map { .count(value($0)) } ?? .nothing }
          })))
  }
}

extension GRMReport {
  /// The report for people.
  /// - Parameter appendix: what it says beyond its figures, where it is published.
  public func document(
    in language: Language, _ appendix: ReportAppendix = .draft
  ) -> Document {
    ReportLayout(report: self, language: language, appendix: appendix).document
  }
}
