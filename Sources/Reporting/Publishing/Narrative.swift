/// What the office writes to go with a report, and the figures that it claims.
///
/// A number of the text is tied to the figure that it states: `16{received} people wrote, and
/// {by_status.resolved} were answered`. The first is compared with the figure, the second is put in.
/// What is in the braces is a place in the report's JSON, with points between the keys. Numbers that state
/// no figure (`\30`) have a backslash in front; days, years and registered numbers need none. Any other number
/// is an objection, for nobody could check it.
public struct Narrative: Sendable {
  private let pieces: [Piece]

  private enum Piece: Sendable, Hashable {
    case text(String)
    case claim(number: String, figure: String, line: Int)
    case figure(String, line: Int)
    case loose(number: String, line: Int)
  }

  /// What is wrong with a claim.
  public enum Fault: Sendable, Hashable, CustomStringConvertible {
    case differs(number: String, figure: String, is: String, line: Int)
    case noSuchFigure(String, line: Int)
    case loose(number: String, line: Int)

    public var description: String {
      switch self {
      case .differs(let number, let figure, let value, let line):
        "line \(line) of the narrative says \(number) where \(figure) is \(value)"
      case .noSuchFigure(let figure, let line):
        "line \(line) of the narrative names \(figure), which is no figure of the report; take a "
          + "place in its JSON, such as by_status.resolved"
      case .loose(let number, let line):
        "line \(line) of the narrative has the number \(number), which is tied to no figure; write "
          + "\(number){received} for a figure, or \\\(number) where it states none"
      }
    }
  }

  public init(_ text: String) {
    var pieces: [Piece] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if index > 0 { pieces.append(.text("\n")) }
      pieces += Self.pieces(of: line, line: index + 1)
    }
    self.pieces = pieces
  }

  private static func pieces(of text: Substring, line: Int) -> [Piece] {
    let pattern =
      /\\(?<plain>[0-9]+)|(?<tied>[0-9]+(?:\.[0-9]+)?)?\{(?<figure>[a-z0-9_.\-]+)\}|(?<number>[0-9][0-9.,\/\-]*)/
    var pieces: [Piece] = []
    var rest = text.startIndex
    for match in text.matches(of: pattern) {
      pieces.append(.text(String(text[rest..<match.range.lowerBound])))
      rest = match.range.upperBound
      if let plain = match.plain {
        pieces.append(.text(String(plain)))
      } else if let figure = match.figure {
        pieces.append(
          match.tied.map { .claim(number: String($0), figure: String(figure), line: line) }
            ?? .figure(String(figure), line: line))
      } else if let number = match.number {
        pieces.append(
          saysNoCount(number) ? .text(String(number)) : .loose(number: String(number), line: line))
      }
    }
    pieces.append(.text(String(text[rest...])))
    return pieces
  }

  /// A day, a year, a registered number.
  private static func saysNoCount(_ number: Substring) -> Bool {
    let bare = number.trimmingSuffix { ".,-".contains($0) }
    return bare.wholeMatch(
      of: /(19|20)[0-9]{2}|[0-9]{4}-[0-9]{2}(-[0-9]{2})?|[0-9]+\/(19|20)[0-9]{2}/)
      != nil
  }
}

extension Narrative {
  /// What the narrative claims that the figures do not say.
  public func faults(against figures: JSON) -> [Fault] {
    pieces.compactMap { piece in
      switch piece {
      case .text: nil
      case .loose(let number, let line): .loose(number: number, line: line)
      case .figure(let figure, let line):
        figures.number(at: figure) == nil ? .noSuchFigure(figure, line: line) : nil
      case .claim(let number, let figure, let line):
        if let value = figures.number(at: figure) {
          value == number ? nil : .differs(number: number, figure: figure, is: value, line: line)
        } else {
          .noSuchFigure(figure, line: line)
        }
      }
    }
  }

  /// The paragraphs as they are printed.
  public func paragraphs(with figures: JSON) -> [String] {
    let text = pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .loose(let number, _), .claim(let number, _, _): number
      case .figure(let figure, _): figures.number(at: figure) ?? "{\(figure)}"
      }
    }.joined()
    return text.split(separator: "\n\n").map { paragraph in
      paragraph.split(separator: "\n").joined(separator: " ")
    }.filter { !$0.isEmpty }
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while isLeft: (Character) -> Bool) -> Substring {
    var end = endIndex
    while end > startIndex, isLeft(self[index(before: end)]) { formIndex(before: &end) }
    return self[..<end]
  }
}

extension JSON {
  /// The number at a place such as `by_status.resolved`, as it is written; nil where there is none.
  func number(at path: String) -> String? {
    var value = self
    for key in path.split(separator: ".") {
      guard case .object(let members) = value,
        let member = members.first(where: { $0.key == key })
      else { return nil }
      value = member.value
    }
    switch value {
    case .integer(let number): return String(number)
    case .decimal(let number): return number.description
    default: return nil
    }
  }
}
