public import WorkingDays

/// What lasted from when to when: a row each, in parts that follow one another.
public struct Spans: Picture {
  public let title: String
  public let summary: String
  let from: CivilDay
  let through: CivilDay
  /// The names of the parts, such as stages.
  let series: [String]
  let rows: [Row]

  public struct Row: Sendable, Hashable {
    public let name: String
    public let parts: [Part]

    public init(_ name: String, _ parts: [Part]) {
      self.name = name
      self.parts = parts
    }
  }

  public struct Part: Sendable, Hashable {
    public let series: Int
    public let from: CivilDay
    /// nil while it lasts.
    public let to: CivilDay?

    public init(series: Int, from: CivilDay, to: CivilDay?) {
      self.series = series
      self.from = from
      self.to = to
    }
  }

  /// - Parameters:
  ///   - from: the first day of the axis, `through` its last; what lies outside is cut off there.
  public init(
    _ title: String, summary: String, from: CivilDay, through: CivilDay, series: [String],
    _ rows: [Row]
  ) {
    self.title = title
    self.summary = summary
    self.from = from
    self.through = through
    self.series = series
    self.rows = rows
  }

  private var days: Double { Double(max(1, through - from)) }

  /// A day's place on the axis, from 0 to 1.
  private func place(_ day: CivilDay) -> Double {
    Double(max(from, min(day, through)) - from) / days
  }

  private var months: [CivilDay] {
    let first = from.year * 12 + from.month - 1
    let last = through.year * 12 + through.month - 1
    return (first...last).compactMap {
      CivilDay(year: $0 / 12, month: $0 % 12 + 1, day: 1)
    }.filter { $0 >= from }
  }

  public func draw(on canvas: inout Canvas) {
    let (left, top, row) = (64.0, 20.0, 18.0)
    let room = Canvas.width - left - 8
    let bottom = top + row * Double(rows.count) + 4
    func x(_ day: CivilDay) -> Double { left + room * place(day) }
    let stride = max(1, Int((56 * Double(months.count) / room).rounded(.up)))
    for (index, month) in months.enumerated() {
      canvas.line(.grid, x1: x(month), y1: top - 4, x2: x(month), y2: bottom)
      if index % stride == 0 {
        canvas.text(Self.name(month), x: x(month), y: top - 8)
      }
    }
    canvas.line(.axis, x1: left, y1: bottom, x2: left + room, y2: bottom)
    for (index, line) in rows.enumerated() {
      let y = top + row * Double(index)
      canvas.text(line.name, x: left - 8, y: y + 13, anchor: .end)
      for part in line.parts {
        let end = part.to ?? through
        let width = x(end) - x(part.from)
        if width < 3 {
          canvas.dot(x: x(part.from), y: y + 9, series: part.series)
        } else {
          canvas.box(x: x(part.from), y: y + 4, width: width, height: 10, series: part.series)
        }
      }
    }
    canvas.legend(series)
  }

  private static func name(_ month: CivilDay) -> String { String(month.description.dropLast(3)) }

  public var lines: [String] {
    let width = rows.map(\.name.count).max() ?? 0
    let columns = 60
    func column(_ day: CivilDay) -> Int {
      min(columns - 1, Int((place(day) * Double(columns)).rounded(.down)))
    }
    let drawn = rows.map { row in
      var line = [Character](repeating: "·", count: columns)
      for part in row.parts {
        let sign = Character(String(part.series + 1))
        for place in column(part.from)...max(column(part.from), column(part.to ?? through)) {
          line[place] = sign
        }
      }
      return "\(row.name.padded(to: width))  \(String(line))"
    }
    let axis = "\(from)".padded(to: columns - 10) + "\(through)"
    let legend = series.enumerated().map { "\($0 + 1) \($1)" }.joined(separator: "   ")
    return ["".padded(to: width) + "  " + axis] + drawn + [legend]
  }
}
