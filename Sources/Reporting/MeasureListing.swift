internal import Documents
internal import Facts
internal import Grievances
public import Projection

/// What can be asked for: every measure of every view.
public struct MeasureListing {
  private let views: [AnyProjection]

  public init(_ views: [AnyProjection]) { self.views = views }

  private struct Line {
    let view: String
    let measure: MeasureDescription
    let names: [String]
  }

  private var lines: [Line] {
    views.flatMap { view in
      let attributes = views.describing(view)?.attributes ?? []
      return view.measures.map {
        Line(view: view.name, measure: $0, names: $0.names(with: attributes))
      }
    }
  }

  private var rows: [[String]] {
    lines.map { line in
      [
        line.view, line.measure.name, line.names.joined(separator: ", "), line.measure.day ?? "",
        line.measure.unit ?? "",
      ]
    }
  }

  public var text: String {
    var table = TextTable([
      ("view", .left), ("measure", .left), ("by", .left), ("day", .left),
      ("distribution of", .left),
    ])
    for row in rows { table.add(row) }
    let traits = Trait.allCases.map(\.rawValue).joined(separator: " or ")
    return table.text
      + "Where the keys are at hand, every measure about grievances also by \(traits), one at a time.\n"
  }

  /// An object a measure, one a line.
  public var json: String {
    lines.map { line -> String in
      let json: JSON = [
        "view": .string(line.view), "measure": .string(line.measure.name),
        "by": .array(line.names.map { .string($0) }), "day": JSON(line.measure.day),
        "unit": JSON(line.measure.unit),
      ]
      return json.text + "\n"
    }.joined()
  }

  public var csvRows: [[String]] { [["view", "measure", "by", "day", "unit"]] + rows }
}
