/// A table in aligned columns for the terminal.
public struct TextTable {
  public enum Alignment: Sendable { case left, right }

  private let alignments: [Alignment]
  private var rows: [[String]]

  /// - Parameter header: the titles; a column's cells are aligned as its title is.
  public init(_ header: [(title: String, Alignment)]) {
    alignments = header.map(\.1)
    rows = [header.map(\.title)]
  }

  public mutating func add(_ cells: [String]) { rows.append(cells) }

  /// The lines, the titles underlined.
  public var text: String {
    let widths = alignments.indices.map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    var lines = rows.map { Self.line($0, alignments, widths) }
    lines.insert(Self.rule(widths), at: 1)
    return lines.joined(separator: "\n") + "\n"
  }

  /// What stands below the titles.
  static func rule(_ widths: [Int]) -> String {
    widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
  }

  static func line(_ cells: [String], _ alignments: [Alignment], _ widths: [Int]) -> String {
    var line = ""
    for (column, cell) in cells.enumerated() {
      if column > 0 { line += "  " }
      line +=
        alignments[column] == .left
        ? cell.padded(to: widths[column]) : cell.paddedLeft(to: widths[column])
    }
    while line.utf8.last == UInt8(ascii: " ") { line.removeLast() }
    return line
  }
}

/// How a heading is set off: on a terminal in bold, elsewhere plainly.
public struct TextStyle: Sendable {
  /// Whether bold letters and colours are shown.
  public let isBold: Bool

  public init(isTerminal: Bool) { isBold = isTerminal }

  public static let plain = TextStyle(isTerminal: false)

  /// Struck through on a terminal: a fact that no longer stands.
  public func struck(_ text: String) -> String { isBold ? "\u{1B}[9m\(text)\u{1B}[29m" : text }

  /// A title in a line of its own.
  public func heading(_ text: String) -> String {
    isBold ? "\u{1B}[1m\(text)\u{1B}[0m\n" : "\(text)\n"
  }
}
