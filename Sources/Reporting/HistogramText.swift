internal import Projection

extension Distribution {
  /// The widest bar, in characters.
  private static let width = 40

  /// A line a bar, for people: the values, the bar, how often they occur.
  var barLines: [String] {
    let bars = bars()
    let largest = bars.map(\.count).max() ?? 0
    let names = bars.map { bar in
      bar.values.count == 1
        ? "\(bar.values.lowerBound)" : "\(bar.values.lowerBound)-\(bar.values.upperBound)"
    }
    let column = names.map(\.count).max() ?? 0
    return zip(names, bars).map { name, bar in
      let indent = String(repeating: " ", count: column - name.count)
      let length = largest == 0 ? 0 : (bar.count * Self.width + largest - 1) / largest
      let drawn = String(repeating: "█", count: length)
      return "  \(indent)\(name) │\(drawn)\(drawn.isEmpty ? "" : " ")\(bar.count)"
    }
  }
}
