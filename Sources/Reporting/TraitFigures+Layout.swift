public import Documents
internal import Grievances
internal import Projection

extension TraitFigures {
  private var isTrend: Bool { figures.query.every != nil }
  private var isDistribution: Bool { figures.query.measure.unit != nil }

  private var titles: [String] {
    (isTrend ? ["period"] : []) + [trait.rawValue, "count"]
      + (isDistribution ? ["mean", "median"] : [])
  }

  private func cells(_ line: Line, withheld: String) -> [String] {
    let labels = (isTrend ? [line.period.description] : []) + [line.value]
    guard let shown = line.shown else {
      return labels + Array(repeating: withheld, count: titles.count - labels.count)
    }
    func text(_ value: Int?) -> String { value.map { String($0) } ?? "" }
    return labels + [String(shown.count)]
      + (isDistribution ? [text(shown.mean), text(shown.median)] : [])
  }

  public func text(of view: String, _ style: TextStyle = .plain) -> String {
    let labels = isTrend ? 2 : 1
    var table = TextTable(titles.enumerated().map { ($1, $0 < labels ? .left : .right) })
    for line in lines { table.add(cells(line, withheld: Label.withheld.text(.english))) }
    return style.heading(figures.query.heading(of: view)) + table.text
      + Label.withheldText.text(.english) + "\nAs of: \(figures.asOf)\n"
  }

  /// A count of null is withheld.
  public func json(of view: String) -> JSON {
    let groups = lines.map { line -> JSON in
      let period: [JSON.Member] =
        isTrend ? [JSON.Member(key: "period", value: .string(line.period.description))] : []
      let days: [JSON.Member] =
        isDistribution
        ? [
          JSON.Member(key: "mean", value: JSON(line.shown?.mean)),
          JSON.Member(key: "median", value: JSON(line.shown?.median)),
        ] : []
      return .object(
        period + [
          JSON.Member(key: trait.rawValue, value: .string(line.value)),
          JSON.Member(key: "count", value: JSON(line.shown?.count)),
        ] + days)
    }
    return figures.frame(of: view).with(["groups": .array(groups)])
  }

  /// A row a value; what is withheld is empty.
  public var csvRows: [[String]] { [titles] + lines.map { cells($0, withheld: "") } }
}
