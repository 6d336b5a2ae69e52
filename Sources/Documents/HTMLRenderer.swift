internal import Mustache

/// Renders a document as one HTML file that needs nothing else: no script, no font, no picture file.
///
/// The page and its blocks are Mustache templates, which escape by themselves; the rows of tables go
/// straight through the one escaping writer, so that a long table is never held.
public struct HTMLRenderer {
  private let templates: PageTemplates

  public init() { templates = .standard }

  /// - Throws: what going through a table's rows throws, and what the sink throws.
  public func render(_ document: Document, to sink: @escaping TextSink) throws {
    let output = ChunkedOutput(sink)
    let page = templates.frame(
      "page",
      [
        "language": document.language.rawValue, "title": document.title,
        "style": PageStyle.text(for: document), "facts": Self.terms(document.facts),
        "contents": document.sections.enumerated().map { index, section in
          ["anchor": Self.anchor(index), "title": section.title]
        },
        "isLong": document.sections.count > 3,
        "isSpread": document.tables.contains(where: \.isBroad),
      ])
    try output.write(page.before)
    var tables = 0
    var pictures = 0
    for (index, section) in document.sections.enumerated() {
      let frame = templates.frame(
        "section", ["anchor": Self.anchor(index), "title": section.title])
      try output.write(frame.before)
      for block in section.blocks {
        switch block {
        case .table(let table):
          tables += 1
          try write(table, numbered: tables, to: output)
        case .pictures(let group):
          let drawn = group.map { picture in
            pictures += 1
            return Self.draw(picture, numbered: pictures)
          }
          try output.write(templates.render("pictures", ["pictures": drawn]))
        default: try output.write(simple(block))
        }
      }
      try output.write(frame.after)
    }
    try output.write(page.after)
    try output.flush()
  }

  private func simple(_ block: Document.Block) -> String {
    switch block {
    case .paragraph(let text): templates.render("paragraph", ["text": text])
    case .list(let items): templates.render("list", ["items": items])
    case .terms(let terms): templates.render("terms", ["terms": Self.terms(terms)])
    case .verbatim(let text): templates.render("verbatim", ["text": text])
    case .tiles(let tiles):
      templates.render(
        "tiles",
        ["tiles": tiles.map { ["figure": $0.figure, "name": $0.name, "basis": $0.basis] }])
    case .table, .pictures: ""
    }
  }

  private static func anchor(_ section: Int) -> String { "s\(section + 1)" }

  private static func terms(_ terms: [Document.Term]) -> [[String: String]] {
    terms.map { term in
      var values = ["name": term.name, "text": term.text]
      values["link"] = term.link
      return values
    }
  }

  private static func draw(_ picture: any Picture, numbered number: Int) -> [String: String] {
    var canvas = Canvas(identifier: "p\(number)")
    picture.draw(on: &canvas)
    return [
      "title": picture.title, "drawing": canvas.svg(picture.title, picture.summary).text,
    ]
  }

  private func write(_ table: Table, numbered number: Int, to output: ChunkedOutput) throws {
    let frame = templates.frame(
      "table",
      [
        "name": "t\(number)", "caption": table.caption, "style": Self.style(of: table),
        "columns": table.columns.map {
          ["title": $0.title, "class": PageStyle.name(of: $0.content)]
        },
      ])
    try output.write(frame.before)
    let classes = table.columns.map { " class=\"\(PageStyle.name(of: $0.content))\"" }
    try table.rows.walk { cells in
      var row = "<tr>"
      for (column, cell) in cells.enumerated() {
        Self.append(cell, classes[column], isHead: column == 0, to: &row)
      }
      try output.write(row + "</tr>\n")
    }
    try output.write(frame.after)
  }

  private static func style(of table: Table) -> String {
    let styles = [
      (table.isWide, "wide"), (table.isBroad, "broad"), (table.isLong, "long"),
    ]
    return styles.filter(\.0).map(\.1).joined(separator: " ")
  }

  /// The first cell of a row is what the row is about.
  private static func append(
    _ cell: Table.Cell, _ style: String, isHead: Bool, to row: inout String
  ) {
    row += isHead ? "<th scope=\"row\"" : "<td"
    row += style
    switch cell {
    case .foreign(let text, let language):
      row += " lang=\"\(language.rawValue)\">"
      row += Markup.escaped(text)
    case .nothing: row += ">—"
    default:
      row += ">"
      row += Markup.escaped(cell.text)
    }
    row += isHead ? "</th>" : "</td>"
  }
}
