/// How the parts of a picture are told apart: by colour, by pattern, and on a terminal by character.
enum Series {
  private static let colours = ["#0b5a86", "#8a5300", "#2c6b39", "#7b3b78", "#566069"]
  private static let characters: [Character] = ["█", "▒", "░", "▓", "·"]

  static func index(_ series: Int) -> Int { series % colours.count }
  static func colour(_ series: Int) -> String { colours[index(series)] }
  static func character(_ series: Int) -> Character { characters[index(series)] }

  /// The first series is plain.
  static func hasPattern(_ series: Int) -> Bool { index(series) > 0 }

  /// The patterns under a picture's own names, so that pictures can stand in one page.
  static func patterns(_ identifier: String) -> Markup {
    let strokes = ["", "M0 6L6 0", "M0 3H6", "M0 6L6 0M0 0L6 6", "M3 0V6"]
    var markup = Markup()
    markup.open("defs")
    for (index, path) in strokes.enumerated() where !path.isEmpty {
      markup.open(
        "pattern",
        [
          "id": "\(identifier)-\(index)", "width": "6", "height": "6",
          "patternUnits": "userSpaceOnUse",
        ])
      markup.empty(
        "path",
        [
          "d": path, "stroke": "#ffffff", "stroke-width": "1.2", "fill": "none",
          "class": "pattern",
        ])
      markup.close("pattern")
    }
    markup.close("defs")
    return markup
  }
}
