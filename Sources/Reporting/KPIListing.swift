public import Documents
internal import Facts
internal import Grievances
public import Projection

/// The answer to a question about any view's measure, as a table, as JSON and as CSV.
public struct KPIListing {
  private let view: String
  private let figures: KPIFigures
  /// Whether text and CSV show how often each value occurs; JSON always does.
  private let showsHistogram: Bool

  public init(_ figures: KPIFigures, of view: String, histogram: Bool = false) {
    self.figures = figures
    self.view = view
    showsHistogram = histogram
  }

  private var query: MeasureQuery { figures.query }

  private var titles: [String] {
    query.titles + ["count"] + (query.hasShare ? ["of these", "share"] : [])
      + (query.measure.unit == nil ? [] : Self.statistics)
  }

  private static let statistics = ["mean", "median", "p90", "max"]

  private func cells(_ group: MeasureQuery.Group) -> [String] {
    func text(_ value: (some CustomStringConvertible)?) -> String { value?.description ?? "" }
    let share = query.hasShare ? [String(group.part), text(group.share)] : []
    let statistics =
      group.distribution.map { distribution in
        [
          text(distribution.mean), text(distribution.median),
          text(distribution.ninetiethPercentile), text(distribution.maximum),
        ]
      } ?? []
    return group.labels + [String(group.count)] + share + statistics
  }

  public func text(_ style: TextStyle = .plain) -> String {
    let labels = query.titles.count
    var table = TextTable(
      titles.enumerated().map { ($1, $0 < labels ? .left : .right) })
    for group in figures.groups { table.add(cells(group)) }
    var text = style.heading(query.heading(of: view)) + table.text
    if showsHistogram { text += bars(style) }
    if let subjects = figures.subjects {
      text += "\n" + style.heading("behind these figures: \(subjects.count)")
      for subject in subjects { text += "\(subject)\n" }
    }
    return text + "As of: \(figures.asOf)\n"
  }

  private func bars(_ style: TextStyle) -> String {
    figures.groups.map { group in
      let name = group.labels.isEmpty ? "all" : group.labels.joined(separator: ", ")
      let lines = group.distribution?.barLines ?? []
      return "\n" + style.heading(name) + lines.map { $0 + "\n" }.joined()
    }.joined()
  }

  public var json: JSON {
    let groups = figures.groups.map { group in
      let labels = zip(query.titles, group.labels).map {
        JSON.Member(key: $0, value: .string($1))
      }
      let count = JSON.Member(key: "count", value: .integer(group.count))
      let share =
        query.hasShare
        ? [
          JSON.Member(key: "part", value: .integer(group.part)),
          JSON.Member(key: "share", value: JSON(group.share)),
        ] : []
      return JSON.object(labels + [count] + share + (group.distribution.map(Self.members) ?? []))
    }
    return figures.frame(of: view).with([
      "groups": .array(groups),
      "grievances": figures.subjects.map { .array($0.map { .string($0.description) }) } ?? .null,
    ])
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

  /// A row a group; where the subjects were asked for, a row a subject, and where the histogram was, a
  /// row for each value of a group.
  public var csvRows: [[String]] {
    if let subjects = figures.subjects { return [["number"]] + subjects.map { [$0.description] } }
    guard showsHistogram else { return [titles] + figures.groups.map(cells) }
    return [query.titles + ["days", "count"]]
      + figures.groups.flatMap { group in
        (group.distribution?.histogram.sorted { $0.key < $1.key } ?? []).map {
          group.labels + [String($0.key), String($0.value)]
        }
      }
  }
}

extension MeasureQuery {
  /// What was asked, for people.
  func heading(of view: String) -> String {
    let unit = measure.unit.map { " (\($0))" } ?? ""
    let span = period.map { period in
      let days = "\(period.from) to \(period.through)"
      return measure.day.map { ", \($0) \(days)" } ?? ", \(days)"
    }
    return "\(view): \(measure.name)\(unit)\(span ?? "")"
  }
}

extension KPIFigures {
  /// The cut, for people.
  var asOf: String {
    "\(position) facts" + (query.period.map { ", through \($0.through)" } ?? "")
  }

  /// What every answer in JSON begins with.
  func frame(of view: String) -> JSON {
    [
      "view": .string(view), "measure": .string(query.measure.name),
      "unit": JSON(query.measure.unit), "period": query.period?.json ?? .null,
      "cut": [
        "sequence": JSON(position == 0 ? nil : Int(clamping: position) - 1),
        "through": JSON(query.period?.through),
      ],
    ]
  }
}
