/// What pictures are drawn on: shapes of SVG, in a width that fits a telephone.
///
/// Colours are classes of the style sheet, so that they follow light and dark; each shape also says
/// its colour for light, for programs that read no style sheet inside SVG. Series differ by pattern
/// too, so that no meaning hangs on colour.
public struct Canvas {
  static let width = 360.0
  /// Room that is left around the drawing.
  static let margin = 4.0

  private var shapes = Markup()
  /// How far down the drawing reaches.
  private(set) var height = 0.0
  private let identifier: String

  init(identifier: String) { self.identifier = identifier }

  enum Anchor: String { case start, middle, end }

  mutating func reach(_ y: Double) { height = max(height, y) }

  mutating func text(
    _ text: String, x: Double, y: Double, anchor: Anchor = .start, isStrong: Bool = false
  ) {
    shapes.element(
      "text",
      [
        "x": Self.number(x), "y": Self.number(y), "text-anchor": anchor.rawValue,
        "class": isStrong ? "strong" : "label",
      ], text)
    reach(y + 4)
  }

  /// A box of a series.
  mutating func box(x: Double, y: Double, width: Double, height: Double, series: Int = 0) {
    let place: KeyValuePairs = [
      "x": Self.number(x), "y": Self.number(y), "width": Self.number(width),
      "height": Self.number(height), "fill": Series.colour(series),
      "class": "fill\(Series.index(series))",
    ]
    shapes.empty("rect", place)
    if Series.hasPattern(series) {
      shapes.empty(
        "rect",
        [
          "x": Self.number(x), "y": Self.number(y), "width": Self.number(width),
          "height": Self.number(height),
          "fill": "url(#\(identifier)-\(Series.index(series)))",
        ])
    }
    reach(y + height)
  }

  /// A span that begins and ends on one day.
  mutating func dot(x: Double, y: Double, series: Int = 0) {
    shapes.empty(
      "circle",
      [
        "cx": Self.number(x), "cy": Self.number(y), "r": "4", "fill": Series.colour(series),
        "class": "fill\(Series.index(series))",
      ])
    reach(y + 4)
  }

  enum Stroke: String { case grid, axis, limit }

  mutating func line(_ stroke: Stroke, x1: Double, y1: Double, x2: Double, y2: Double) {
    let colour = stroke == .grid ? "#c9d1d6" : stroke == .axis ? "#5b6770" : "#a3261b"
    shapes.empty(
      "line",
      [
        "x1": Self.number(x1), "y1": Self.number(y1), "x2": Self.number(x2),
        "y2": Self.number(y2), "stroke": colour,
        "stroke-width": stroke == .limit ? "2" : "1",
        "stroke-dasharray": stroke == .limit ? "5 3" : "none", "class": stroke.rawValue,
      ])
    reach(max(y1, y2))
  }

  /// Names the series, below what is drawn, as many beside each other as fit.
  mutating func legend(_ names: [String]) {
    var x = 0.0
    var y = height + 16
    for (series, name) in names.enumerated() {
      let width = 18 + 7 * Double(name.count) + 12
      if x > 0, x + width > Self.width {
        x = 0
        y += 18
      }
      box(x: x, y: y - 10, width: 12, height: 12, series: series)
      text(name, x: x + 18, y: y)
      x += width
    }
  }

  /// The whole picture with its text alternative.
  func svg(_ title: String, _ summary: String) -> Markup {
    let titleName = "\(identifier)-title"
    let summaryName = "\(identifier)-desc"
    let box = [-Self.margin, -Self.margin, Self.width + 2 * Self.margin, height + 2 * Self.margin]
    var markup = Markup()
    markup.open(
      "svg",
      [
        "viewBox": box.map(Self.number).joined(separator: " "), "role": "img",
        "aria-labelledby": "\(titleName) \(summaryName)",
        "font-family": "Noto Sans, Segoe UI, Arial, sans-serif", "font-size": "12",
      ])
    markup.element("title", ["id": titleName], title)
    markup.element("desc", ["id": summaryName], summary)
    markup.append(Series.patterns(identifier))
    markup.append(shapes)
    markup.close("svg")
    return markup
  }

  /// A coordinate with one decimal at most, written the same on every machine.
  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }
}
