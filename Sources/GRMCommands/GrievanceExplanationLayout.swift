internal import Audit
internal import Documents
internal import Facts
internal import Grievances
internal import Reporting
internal import ResolutionTimes
internal import WorkingDays

/// How the explanation of a grievance is printed.
struct GrievanceExplanationLayout {
  private let explanation: GrievanceExplanation
  private let calendar: CalendarListing

  init(_ explanation: GrievanceExplanation, _ calendar: CalendarListing) {
    self.explanation = explanation
    self.calendar = calendar
  }

  var json: JSON {
    let standing = explanation.standing
    let policy = explanation.policy
    return [
      "number": JSON(explanation.number), "status": JSON(standing.status.name),
      "stage": .integer(Int(standing.stage.rawValue)),
      "decided_by": FactListing(explanation.decidedBy).json,
      "received_on": JSON(explanation.receivedOn),
      "working_days": explanation.count.map(json) ?? .null,
      "clocks": .array(explanation.clocks.map(\.json)),
      "policy": [
        "fact": policy.fact.map { FactListing($0).json } ?? .null,
        "resolution": [
          "days": .integer(Int(policy.policy.resolution.days)),
          "basis": JSON(policy.policy.resolution.basis.name),
        ],
      ],
      "calendar": .array(explanation.calendar.map { FactListing($0).json }),
      "facts": .array(explanation.facts.map { FactListing($0).json }),
      "cut": [
        "sequence": .integer(Int(clamping: explanation.cut.known) - 1), "through": .null,
        "root": JSON(explanation.root.base64),
      ],
    ]
  }

  private func json(_ count: GrievanceExplanation.DayCount) -> JSON {
    [
      "after": JSON(count.after), "through": JSON(count.through),
      "end": JSON("\(count.end)"), "count": .integer(count.workingDays),
      "days": calendar.proofJSON(from: count.after, to: count.through),
    ]
  }

  func text(_ style: TextStyle) -> String {
    let standing = explanation.standing
    var text = style.heading(
      "\(explanation.number) is \(standing.status.name), at stage \(standing.stage.name)")
    text += "By fact \(line(explanation.decidedBy))\n\n"
    text += explanation.count.map { countText($0, style) } ?? ""
    var clocks = ResolutionTimes.Clock.table
    for clock in explanation.clocks { clocks.add(clock.cells) }
    text += style.heading("Clocks") + clocks.text + "\n"
    text += policyText + calendarText + "\n"
    var table = TextTable(FactListing.columns)
    for fact in explanation.facts { table.add(FactListing(fact).cells) }
    text += style.heading("Facts that stand") + table.text
    return text + "As of fact \(explanation.cut.known - 1), root \(explanation.root.base64)\n"
  }

  private func countText(
    _ count: GrievanceExplanation.DayCount, _ style: TextStyle
  ) -> String {
    let end =
      switch count.end {
      case .resolved: "resolved"
      case .deadline: "last day for an answer"
      }
    return style.heading(
      "\(count.workingDays) working days: received \(count.after), \(end) \(count.through)")
      + calendar.proofText(from: count.after, to: count.through)
      + "The day of receipt does not count.\n\n"
  }

  private var policyText: String {
    let limit = explanation.policy.policy.resolution
    let source = explanation.policy.fact.map { "fact \(line($0))" } ?? "the standard policy"
    return "Judged by: \(limit.days) \(limit.basis.name) days from receipt, \(source)\n"
  }

  private var calendarText: String {
    explanation.calendar.map { "Days by: fact \(line($0))\n" }.joined()
  }

  private func line(_ fact: Fact) -> String {
    let listing = FactListing(fact)
    let summary = listing.summary
    return "\(fact.sequence), \(listing.cells[4]) on \(fact.occurredOn)"
      + (summary.isEmpty ? "" : " (\(summary))")
  }
}
