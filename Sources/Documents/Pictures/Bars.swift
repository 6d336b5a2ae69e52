/// Named counts as horizontal bars.
public struct Bars: Picture {
  public let title: String
  public let summary: String
  let bars: [Bar]

  public struct Bar: Sendable, Hashable {
    public let name: String
    public let count: Int

    public init(_ name: String, _ count: Int) {
      self.name = name
      self.count = count
    }
  }

  public init(_ title: String, summary: String, _ bars: [Bar]) {
    self.title = title
    self.summary = summary
    self.bars = bars
  }

  private var largest: Int { max(1, bars.map(\.count).max() ?? 1) }

  public func draw(on canvas: inout Canvas) {
    let row = 34.0
    let room = Canvas.width - 48
    canvas.line(
      .axis, x1: 0, y1: 0, x2: 0, y2: row * Double(bars.count))
    for (index, bar) in bars.enumerated() {
      let top = row * Double(index)
      let width = room * Double(bar.count) / Double(largest)
      canvas.text(bar.name, x: 6, y: top + 13)
      canvas.box(x: 0, y: top + 18, width: width, height: 11)
      canvas.text(String(bar.count), x: width + 6, y: top + 28, isStrong: true)
    }
  }

  public var lines: [String] {
    let width = bars.map(\.name.count).max() ?? 0
    return bars.map { bar in
      let filled = (bar.count * 40 + largest - 1) / largest
      let drawn = String(repeating: Series.character(0), count: filled)
      return "\(bar.name.padded(to: width))  \(drawn) \(bar.count)"
    }
  }
}
