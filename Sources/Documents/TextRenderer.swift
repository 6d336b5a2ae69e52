/// Renders a document as text for a terminal.
public struct TextRenderer {
  private let style: TextStyle

  public init(_ style: TextStyle = .plain) { self.style = style }

  /// - Throws: what going through a table's rows throws, and what the sink throws.
  public func render(_ document: Document, to sink: @escaping TextSink) throws {
    let output = ChunkedOutput(sink)
    try output.write(style.heading(document.title))
    try output.write(Self.terms(document.facts))
    for section in document.sections {
      try output.write("\n" + style.heading(section.title))
      for (index, block) in section.blocks.enumerated() {
        if index > 0 { try output.write("\n") }
        try write(block, to: output)
      }
    }
    try output.flush()
  }

  /// The whole text; for documents that are short.
  public func text(_ document: Document) throws -> String {
    var text = ""
    try render(document) { text += $0 }
    return text
  }

  private func write(_ block: Document.Block, to output: ChunkedOutput) throws {
    switch block {
    case .paragraph(let text): try output.write(Self.wrapped(text))
    case .list(let items):
      for item in items { try output.write(Self.wrapped(item, first: "- ", rest: "  ")) }
    case .terms(let terms): try output.write(Self.terms(terms))
    case .tiles(let tiles):
      try output.write(
        Self.terms(
          tiles.map {
            Document.Term($0.name, $0.basis.isEmpty ? $0.figure : "\($0.figure) (\($0.basis))")
          }))
    case .table(let table): try write(table, to: output)
    case .pictures(let pictures):
      for (index, picture) in pictures.enumerated() {
        if index > 0 { try output.write("\n") }
        try output.write(([picture.title] + picture.lines).joined(separator: "\n") + "\n")
      }
    case .verbatim(let text): try output.write(text.hasSuffix("\n") ? text : text + "\n")
    }
  }

  /// Aligned columns, which takes two walks; sentences stand below their row.
  private func write(_ table: Table, to output: ChunkedOutput) throws {
    let short = table.columns.indices.filter { table.columns[$0].content != .sentences }
    let long = table.columns.indices.filter { table.columns[$0].content == .sentences }
    let alignments = short.map { place -> TextTable.Alignment in
      table.columns[place].content == .number ? .right : .left
    }
    let titles = short.map { table.columns[$0].title }
    var widths = titles.map(\.count)
    try table.rows.walk { cells in
      for (column, place) in short.enumerated() {
        widths[column] = max(widths[column], cells[place].text.count)
      }
    }
    try output.write(TextTable.line(titles, alignments, widths) + "\n")
    try output.write(TextTable.rule(widths) + "\n")
    try table.rows.walk { cells in
      try output.write(TextTable.line(short.map { cells[$0].text }, alignments, widths) + "\n")
      for place in long where cells[place] != .nothing {
        try output.write("     \(table.columns[place].title): \(cells[place].text)\n")
      }
    }
  }

  private static func terms(_ terms: [Document.Term]) -> String {
    let width = min(50, terms.map(\.name.count).max() ?? 0)
    return terms.map { term in
      guard !term.text.isEmpty else { return term.name + "\n" }
      let name = "\(term.name):".padded(to: width + 2)
      let rest = String(repeating: " ", count: width + 2)
      // A name that is too long for the column stands on a line of its own.
      return term.name.count > width
        ? name + "\n" + wrapped(term.text, first: rest, rest: rest)
        : wrapped(term.text, first: name, rest: rest)
    }.joined()
  }

  /// Lines of a hundred characters at most, parted at spaces.
  private static func wrapped(_ text: String, first: String = "", rest: String = "") -> String {
    var lines = ""
    var line = first
    var isFresh = true
    for word in text.split(separator: " ") {
      if !isFresh, line.count + word.count + 1 > 100 {
        lines += line + "\n"
        line = rest
        isFresh = true
      }
      line += isFresh ? word : " \(word)"
      isFresh = false
    }
    while line.utf8.last == UInt8(ascii: " ") { line.removeLast() }
    return lines + line + "\n"
  }
}
