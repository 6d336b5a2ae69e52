/// How often each number of days occurs, with the limit marked.
public struct Histogram: Picture {
  public let title: String
  public let summary: String
  /// Days to how often they occur.
  let counts: [Int: Int]
  let limit: Limit?

  /// The last number of days that is in time, and what stands at its mark.
  public struct Limit: Sendable, Hashable {
    public let days: Int
    public let name: String

    public init(_ days: Int, _ name: String) {
      self.days = days
      self.name = name
    }
  }

  public init(_ title: String, summary: String, _ counts: [Int: Int], limit: Limit?) {
    self.title = title
    self.summary = summary
    self.counts = counts
    self.limit = limit
  }

  /// So many days to a bin that forty bins are enough.
  private var binWidth: Int {
    let last = max(counts.keys.max() ?? 0, limit?.days ?? 0)
    return last / 40 + 1
  }

  /// Counts by bin, the empty ones between included.
  private var bins: [Int] {
    let last = max(counts.keys.max() ?? 0, limit?.days ?? 0) / binWidth
    var bins = [Int](repeating: 0, count: last + 1)
    for (days, count) in counts where days >= 0 { bins[days / binWidth] += count }
    return bins
  }

  private func name(of bin: Int) -> String {
    binWidth == 1 ? String(bin) : "\(bin * binWidth)-\((bin + 1) * binWidth - 1)"
  }

  public func draw(on canvas: inout Canvas) {
    let bins = bins
    let ticks = Scale.ticks(upTo: bins.max() ?? 0)
    let (left, top, height) = (30.0, 28.0, 150.0)
    let unit = height / Double(ticks.last ?? 1)
    for tick in ticks {
      let y = top + height - unit * Double(tick)
      canvas.line(tick == 0 ? .axis : .grid, x1: left, y1: y, x2: Canvas.width, y2: y)
      canvas.text(String(tick), x: left - 6, y: y + 4, anchor: .end)
    }
    let step = (Canvas.width - left - 8) / Double(bins.count)
    let stride = max(1, Int((24 / step).rounded(.up)))
    for (bin, count) in bins.enumerated() {
      let x = left + step * Double(bin)
      let tall = unit * Double(count)
      if count > 0 {
        canvas.box(x: x + 1, y: top + height - tall, width: max(2, step - 2), height: tall)
      }
      if bin % stride == 0 {
        canvas.text(
          String(bin * binWidth), x: x + step / 2, y: top + height + 16, anchor: .middle)
      }
    }
    guard let limit else { return }
    let x = left + step * Double(limit.days + 1) / Double(binWidth)
    canvas.line(.limit, x1: x, y1: top - 12, x2: x, y2: top + height)
    canvas.text(
      limit.name, x: x, y: top - 16, anchor: x > Canvas.width / 2 ? .end : .start,
      isStrong: true)
  }

  public var lines: [String] {
    let bins = bins
    let largest = max(1, bins.max() ?? 1)
    let width = max(3, name(of: bins.count - 1).count)
    let mark = limit.map { ($0.days / binWidth, "---- \($0.name)") }
    var lines: [String] = []
    for (bin, count) in bins.enumerated() {
      if count > 0 {
        let filled = (count * 40 + largest - 1) / largest
        let drawn = String(repeating: Series.character(0), count: filled)
        lines.append("\(name(of: bin).paddedLeft(to: width))  \(drawn) \(count)")
      }
      if bin == mark?.0 { lines.append(mark?.1 ?? "") }
    }
    return lines
  }
}
