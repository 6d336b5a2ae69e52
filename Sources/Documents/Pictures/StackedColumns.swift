/// Counts by group, such as months, each column made of series laid one on the other.
public struct StackedColumns: Picture {
  public let title: String
  public let summary: String
  /// The names of the series, the lowest first.
  let series: [String]
  let groups: [Group]

  public struct Group: Sendable, Hashable {
    public let name: String
    /// A count a series.
    public let counts: [Int]

    public init(_ name: String, _ counts: [Int]) {
      self.name = name
      self.counts = counts
    }

    var total: Int { counts.reduce(0, +) }
  }

  public init(_ title: String, summary: String, series: [String], _ groups: [Group]) {
    self.title = title
    self.summary = summary
    self.series = series
    self.groups = groups
  }

  public func draw(on canvas: inout Canvas) {
    let ticks = Scale.ticks(upTo: groups.map(\.total).max() ?? 0)
    let (left, top, height) = (30.0, 16.0, 170.0)
    let unit = height / Double(ticks.last ?? 1)
    for tick in ticks {
      let y = top + height - unit * Double(tick)
      canvas.line(tick == 0 ? .axis : .grid, x1: left, y1: y, x2: Canvas.width, y2: y)
      canvas.text(String(tick), x: left - 6, y: y + 4, anchor: .end)
    }
    let step = (Canvas.width - left) / Double(max(groups.count, 1))
    let width = min(36, step * 0.7)
    // Names that would run into each other are left out in turn.
    let longest = 7 * Double(groups.map(\.name.count).max() ?? 1) + 4
    let stride = max(1, Int((longest / step).rounded(.up)))
    for (index, group) in groups.enumerated() {
      let middle = left + step * (Double(index) + 0.5)
      var y = top + height
      for (place, count) in group.counts.enumerated() where count > 0 {
        y -= unit * Double(count)
        canvas.box(
          x: middle - width / 2, y: y, width: width, height: unit * Double(count), series: place)
      }
      if group.total > 0 {
        canvas.text(String(group.total), x: middle, y: y - 4, anchor: .middle, isStrong: true)
      }
      if index % stride == 0 {
        canvas.text(group.name, x: middle, y: top + height + 16, anchor: .middle)
      }
    }
    canvas.legend(series)
  }

  public var lines: [String] {
    let width = groups.map(\.name.count).max() ?? 0
    let largest = max(1, groups.map(\.total).max() ?? 1)
    let columns = groups.map { group in
      let parts = group.counts.enumerated().map { place, count in
        String(
          repeating: Series.character(place),
          count: largest <= 40 ? count : (count * 40 + largest - 1) / largest)
      }
      return "\(group.name.padded(to: width))  \(parts.joined()) \(group.total)"
    }
    let legend = series.enumerated().map { "\(Series.character($0)) \($1)" }
    return columns + [legend.joined(separator: "   ")]
  }
}
