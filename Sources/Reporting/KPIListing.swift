public import Documents
internal import Facts
public import Projection

/// The answer to a question about any view's measure, as a table, as JSON and as CSV.
public struct KPIListing {
  private let view: String
  private let figures: KPIFigures

  public init(_ figures: KPIFigures, of view: String) {
    self.figures = figures
    self.view = view
  }

  private var query: MeasureQuery { figures.query }

  private var titles: [String] {
    query.titles + (query.measure.unit == nil ? ["count"] : Self.statistics)
  }

  private static let statistics = ["count", "mean", "median", "p90", "max"]

  private func cells(_ group: MeasureQuery.Group) -> [String] {
    guard let distribution = group.distribution else { return group.labels + [String(group.count)] }
    func text(_ value: (some CustomStringConvertible)?) -> String { value?.description ?? "" }
    return group.labels + [
      String(group.count), text(distribution.mean), text(distribution.median),
      text(distribution.ninetiethPercentile), text(distribution.maximum),
    ]
  }

  public func text(_ style: TextStyle = .plain) -> String {
    let measure = query.measure
    let labels = query.titles.count
    var table = TextTable(
      titles.enumerated().map { ($1, $0 < labels ? .left : .right) })
    for group in figures.groups { table.add(cells(group)) }
    let unit = measure.unit.map { " (\($0))" } ?? ""
    var text = style.heading("\(view): \(measure.name)\(unit)\(span)") + table.text
    if let subjects = figures.subjects {
      text += "\n" + style.heading("behind these figures: \(subjects.count)")
      for subject in subjects { text += "\(subject)\n" }
    }
    return text + "As of: \(asOf)\n"
  }

  private var span: String {
    guard let period = query.period, let day = query.measure.day else { return "" }
    return ", \(day) \(period.from) to \(period.through)"
  }

  private var asOf: String {
    "\(figures.position) facts" + (query.period.map { ", through \($0.through)" } ?? "")
  }

  public var json: JSON {
    let groups = figures.groups.map { group in
      let labels = zip(query.titles, group.labels).map {
        JSON.Member(key: $0, value: .string($1))
      }
      let count = JSON.Member(key: "count", value: .integer(group.count))
      return JSON.object(labels + [count] + (group.distribution.map(Self.members) ?? []))
    }
    return [
      "view": .string(view), "measure": .string(query.measure.name),
      "unit": JSON(query.measure.unit), "period": query.period?.json ?? .null,
      "cut": [
        "sequence": JSON(figures.position == 0 ? nil : Int(clamping: figures.position) - 1),
        "through": JSON(query.period?.through),
      ],
      "groups": .array(groups),
      "grievances": figures.subjects.map { .array($0.map { .string($0.description) }) } ?? .null,
    ]
  }

  private static func members(_ distribution: Distribution) -> [JSON.Member] {
    let bars = distribution.histogram.sorted { $0.key < $1.key }
    return [
      JSON.Member(key: "mean", value: JSON(distribution.mean)),
      JSON.Member(key: "median", value: JSON(distribution.median)),
      JSON.Member(key: "p90", value: JSON(distribution.ninetiethPercentile)),
      JSON.Member(key: "max", value: JSON(distribution.maximum)),
      JSON.Member(
        key: "histogram",
        value: .array(bars.map { ["days": .integer($0.key), "count": .integer($0.value)] })),
    ]
  }

  /// A row a group; where the subjects were asked for, a row a subject.
  public var csvRows: [[String]] {
    if let subjects = figures.subjects { return [["number"]] + subjects.map { [$0.description] } }
    return [titles] + figures.groups.map(cells)
  }
}

/// What can be asked for: every measure of every view.
public struct MeasureListing {
  private let views: [AnyProjection]

  public init(_ views: [AnyProjection]) { self.views = views }

  private var rows: [[String]] {
    views.flatMap { view in
      view.measures.map { measure in
        [
          view.name, measure.name, measure.dimensions.map(\.name).joined(separator: ", "),
          measure.day ?? "", measure.unit ?? "",
        ]
      }
    }
  }

  public var text: String {
    var table = TextTable([
      ("view", .left), ("measure", .left), ("by", .left), ("day", .left),
      ("distribution of", .left),
    ])
    for row in rows { table.add(row) }
    return table.text
  }

  /// An object a measure, one a line.
  public var json: String {
    views.flatMap { view in
      view.measures.map { measure -> String in
        let json: JSON = [
          "view": .string(view.name), "measure": .string(measure.name),
          "by": .array(measure.dimensions.map { .string($0.name) }), "day": JSON(measure.day),
          "unit": JSON(measure.unit),
        ]
        return json.text + "\n"
      }
    }.joined()
  }

  public var csvRows: [[String]] { [["view", "measure", "by", "day", "unit"]] + rows }
}
