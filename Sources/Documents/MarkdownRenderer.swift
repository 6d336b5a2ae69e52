/// Renders a document as Markdown with tables (GitHub Flavored Markdown 0.29).
public struct MarkdownRenderer {
  public init() {}

  /// - Throws: what going through a table's rows throws, and what the sink throws.
  public func render(_ document: Document, to sink: @escaping TextSink) throws {
    let output = ChunkedOutput(sink)
    try output.write("# \(Self.escaped(document.title))\n\n")
    try output.write(Self.terms(document.facts))
    for section in document.sections {
      try output.write("\n## \(Self.escaped(section.title))\n")
      for block in section.blocks {
        try output.write("\n")
        try write(block, to: output)
      }
    }
    try output.flush()
  }

  private func write(_ block: Document.Block, to output: ChunkedOutput) throws {
    switch block {
    case .paragraph(let text): try output.write(Self.escaped(text) + "\n")
    case .list(let items):
      try output.write(items.map { "- \(Self.escaped($0))\n" }.joined())
    case .terms(let terms): try output.write(Self.terms(terms))
    case .tiles(let tiles):
      try output.write(
        tiles.map { tile in
          let basis = tile.basis.isEmpty ? "" : " (\(Self.escaped(tile.basis)))"
          return "- \(Self.escaped(tile.name)): **\(Self.escaped(tile.figure))**\(basis)\n"
        }.joined())
    case .table(let table): try write(table, to: output)
    case .pictures(let pictures):
      for (index, picture) in pictures.enumerated() {
        if index > 0 { try output.write("\n") }
        try output.write("\(Self.escaped(picture.title)):\n\n")
        try output.write(Self.fenced(picture.lines.joined(separator: "\n")))
      }
    case .verbatim(let text): try output.write(Self.fenced(text))
    }
  }

  private func write(_ table: Table, to output: ChunkedOutput) throws {
    try output.write(Self.row(table.columns.map(\.title)))
    try output.write(
      "|" + table.columns.map { $0.content == .number ? "---:|" : "---|" }.joined() + "\n")
    try table.rows.walk { cells in
      try output.write(Self.row(cells.map { $0 == .nothing ? "—" : $0.text }))
    }
  }

  private static func row(_ cells: [String]) -> String {
    "|" + cells.map { " \(escaped($0)) |" }.joined() + "\n"
  }

  private static func terms(_ terms: [Document.Term]) -> String {
    terms.map { "- **\(escaped($0.name))**: \(escaped($0.text))\n" }.joined()
  }

  /// A fence that is longer than any in the text.
  private static func fenced(_ text: String) -> String {
    var fence = "```"
    while text.contains(fence) { fence += "`" }
    let body = text.hasSuffix("\n") ? text : text + "\n"
    return "\(fence)\n\(body)\(fence)\n"
  }

  /// A text in which nothing can be taken for Markdown or HTML; line ends become spaces.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "~":
        escaped += "\\"
        escaped.unicodeScalars.append(scalar)
      case "&": escaped += "&amp;"
      case "\n", "\r": escaped += " "
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
