internal import Facts
public import PublicWords

/// What the words of a report must be before it goes out: a narrative that claims nothing but the
/// figures, and words that name nobody.
public struct PublicWordsGate: Sendable {
  /// Everything that speaks against publishing, in the order of the report.
  public let objections: [Objection]

  public enum Objection: Sendable, Hashable, CustomStringConvertible {
    case narrative(Narrative.Fault)
    /// Something that may say who somebody is, and whose words they are: `7/2024 summary`.
    case words(String, Finding)

    /// Whether somebody may decide that it is all right: a name may be no name, a count is a count.
    public var canBeOverruled: Bool {
      if case .words = self { true } else { false }
    }

    public var description: String {
      switch self {
      case .narrative(let fault): fault.description
      case .words(let place, let finding):
        "\(place): \(finding.kind.rawValue) at characters \(finding.place.lowerBound + 1) to "
          + "\(finding.place.upperBound)"
      }
    }
  }

  /// Whether the report may go out.
  public enum Verdict: Sendable, Hashable {
    case open
    /// Somebody answers for the words that were objected to; the reason is recorded.
    case overruled(reason: String)
    case refused
  }

  public init(_ report: GRMReport, narrative: Narrative? = nil, names: KnownNames) {
    let linter = Linter(names)
    var objections: [Objection] = []
    if let narrative {
      let figures = report.json
      objections += narrative.faults(against: figures).map { .narrative($0) }
      for (place, paragraph) in narrative.paragraphs(with: figures).enumerated() {
        objections += linter.findings(in: paragraph).map {
          .words("narrative, paragraph \(place + 1)", $0)
        }
      }
    }
    for line in report.lines {
      for (field, words) in [("summary", line.summary), ("actions", line.actions)] {
        guard let words else { continue }
        objections += linter.findings(in: words).map { .words("\(line.number) \(field)", $0) }
      }
    }
    self.objections = objections
  }

  /// - Parameter reason: why the words that were objected to may stand; nil where nobody says so.
  public func verdict(overruling reason: String? = nil) -> Verdict {
    if objections.isEmpty { return .open }
    guard let reason, !reason.isEmpty, objections.allSatisfy(\.canBeOverruled) else {
      return .refused
    }
    return .overruled(reason: reason)
  }
}

extension PublicWordsGate.Objection {
  public var json: JSON {
    switch self {
    case .narrative(let fault):
      ["objection": "narrative", "overrulable": false, "says": JSON(fault.description)]
    case .words(let place, let finding):
      [
        "objection": "words", "overrulable": true, "where": JSON(place),
        "kind": JSON(finding.kind.rawValue), "from": .integer(finding.place.lowerBound),
        "to": .integer(finding.place.upperBound),
      ]
    }
  }
}
