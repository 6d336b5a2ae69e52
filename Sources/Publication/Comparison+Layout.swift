internal import Audit
public import Documents
internal import Facts
internal import Grievances
internal import Projection
public import Reporting

extension Comparison {
  public var json: JSON {
    [
      "period": JSON(edition.period), "fact": .integer(Int(clamping: edition.fact.rawValue)),
      "restatements": .integer(edition.restatements),
      "rules": .integer(Int(edition.pinned.rules)),
      "published": edition.figures.json["cut"] ?? .null,
      "reproduced": true,
      "now": [
        "sequence": JSON(reading.last.map { Int(clamping: $0.rawValue) }),
        "root": JSON(reading.root.base64),
      ],
      "changed": .array(
        changes.map { changed in
          [
            "figure": JSON(changed.change.path), "before": changed.change.before,
            "after": changed.change.after, "because": .array(changed.causes.map(\.json)),
          ]
        }),
    ]
  }

  public func text(_ style: TextStyle = .plain) -> String {
    var text = style.heading("Report of \(edition.period), published as fact \(edition.fact)")
    text += "Made again from the \(edition.pinned.known) facts that it saw: the same to the byte\n"
    let now = reading.last.map { "fact \($0)" } ?? "no fact"
    guard !changes.isEmpty else { return text + "As of \(now): nothing has changed\n" }
    text += "As of \(now), \(changes.count) figures are not what was published\n\n"
    var table = TextTable([
      ("figure", .left), ("published", .right), ("now", .right), ("because of facts", .left),
    ])
    for changed in changes {
      table.add([
        changed.change.path, changed.change.before.cell, changed.change.after.cell,
        changed.causes.map(\.fact.sequence.description).joined(separator: " "),
      ])
    }
    return text + table.text + "\n" + causesText(style)
  }

  /// Each fact once, with all the grievances through which it changed something.
  private func causesText(_ style: TextStyle) -> String {
    var grievances: [Fact: Set<GrievanceNumber>] = [:]
    for cause in changes.flatMap(\.causes) {
      grievances[cause.fact, default: []].formUnion(cause.grievances)
    }
    var table = TextTable(FactListing.columns + [("changed", .left)])
    for (fact, numbers) in grievances.sorted(by: { $0.key.sequence < $1.key.sequence }) {
      table.add(
        FactListing(fact).cells + [numbers.sorted().map(\.description).joined(separator: " ")])
    }
    return style.heading("Because of") + table.text
  }
}

extension ChangeCauses.Cause {
  var json: JSON {
    FactListing(fact).json.with([
      "grievances": .array(grievances.map { JSON($0.description) })
    ])
  }
}

extension JSON {
  /// A figure as it stands in a table; a line of the report is too long for a cell.
  var cell: String {
    switch self {
    case .object: "(a line)"
    case .null: ""
    case .string(let value): value
    default: text
    }
  }
}
