internal import Audit
internal import Documents
internal import Facts
internal import Grievances
internal import Projection
internal import Reporting

/// How the explanation of a figure is printed.
struct FigureExplanationLayout {
  private let explanation: FigureExplanation
  /// As the report prints it.
  private let value: JSON

  /// - Throws: `Failure` where what the grievances add is not what the report prints.
  init(_ explanation: FigureExplanation, in report: GRMReport) throws {
    self.explanation = explanation
    let path = explanation.figure.path
    let found = path.split(separator: ".").reduce(report.json) { $0[String($1)] ?? .null }
    // Of a list, the figure is how long it is.
    if case .array(let elements) = found, !explanation.figure.isDerived {
      value = .integer(elements.count)
    } else {
      value = found
    }
    guard explanation.sum.map({ JSON.integer($0) == value }) ?? true else {
      throw Failure(
        .ourFault,
        "the grievances behind \(path) do not add up to what the report prints; please report this")
    }
  }

  var json: JSON {
    let reading = explanation.reading
    return [
      "figure": JSON(explanation.figure.path), "value": value,
      "derived": .bool(explanation.figure.isDerived),
      "period": ["from": JSON(explanation.period.from), "to": JSON(explanation.period.through)],
      "cut": [
        "sequence": JSON(reading.last.map { Int(clamping: $0.rawValue) }),
        "through": JSON(reading.cut.through), "root": JSON(reading.root.base64),
      ],
      "grievances": .array(
        explanation.shares.map { share in
          [
            "number": JSON(share.number), "adds": .integer(share.amount),
            "facts": .array(share.facts.map { FactListing($0).json }),
          ]
        }),
    ]
  }

  func text(_ style: TextStyle) -> String {
    let reading = explanation.reading
    var text = style.heading("\(explanation.figure.path) is \(value.text)")
    text += "Period: \(explanation.period.from) to \(explanation.period.through)\n"
    let last = reading.last.map { "fact \($0)" } ?? "no fact"
    text += "As of:  \(last), through \(reading.cut.through), root \(reading.root.base64)\n\n"
    guard !explanation.shares.isEmpty else { return text + "No grievance counts in it.\n" }
    var table = TextTable([
      ("number", .left), (explanation.figure.isDerived ? "value" : "adds", .right),
      ("seq", .right), ("day", .left), ("fact", .left), ("details", .left),
    ])
    for share in explanation.shares {
      for (index, fact) in share.facts.enumerated() {
        let cells = FactListing(fact).cells
        table.add(
          (index == 0 ? [share.number.description, String(share.amount)] : ["", ""])
            + [cells[0], cells[2], cells[4], cells[6]])
      }
    }
    return text + table.text
  }
}
