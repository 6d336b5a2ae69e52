import Documents
import WorkingDays

/// A document with every kind of block, into which a text can be put everywhere.
enum SampleDocument {
  static func holding(_ text: String) -> Document {
    let table = Table(
      text,
      [
        Table.Column(text), Table.Column("day", .day), Table.Column("number", .number),
        Table.Column(text, .sentences), Table.Column("fifth"),
      ],
      Table.Rows([
        [
          .text(text), .day(CivilDay("2024-03-05")), .count(7), .foreign(text, .mongolian),
          .nothing,
        ]
      ]))
    let bars = Bars(text, summary: text, [Bars.Bar(text, 3), Bars.Bar("b", 0)])
    let columns = StackedColumns(
      text, summary: text, series: [text, "b"], [StackedColumns.Group(text, [1, 2])])
    let histogram = Histogram(
      text, summary: text, [0: 7, 1: 2], limit: Histogram.Limit(30, text))
    return Document(
      .english, title: text, facts: [Document.Term(text, text)],
      sections: [
        Document.Section(
          text,
          [
            .paragraph(text), .list([text]), .terms([Document.Term(text, text, link: text)]),
            .tiles([Document.Tile(text, text, basis: text)]), .table(table),
            .pictures([bars, columns, histogram, spans(text)]), .verbatim(text),
          ])
      ])
  }

  static func spans(_ text: String) -> Spans {
    let first = CivilDay("2024-01-01") ?? .distantPast
    return Spans(
      text, summary: text, from: first, through: first.advanced(by: 181), series: ["one", "two"],
      [
        Spans.Row(
          text,
          [
            Spans.Part(series: 0, from: first, to: first.advanced(by: 90)),
            Spans.Part(series: 1, from: first.advanced(by: 91), to: nil),
          ])
      ])
  }
}
