public import EventLog
public import Facts
internal import Grievances
internal import Projection
internal import WorkingDays

/// The complainant's receipt with its roadmap: what happens next, by when, and where to appeal
/// (World Bank guidance on grievance redress). Names nobody.
public struct GrievanceReceipt: Sendable {
  private let number: GrievanceNumber
  private let project: String
  private let known: UInt64
  private let roadmap: Roadmap

  private static let grsAddress = "http://www.worldbank.org/GRS"
  private static let panelAddress = "www.inspectionpanel.org"

  /// Reads one grievance's facts. Costs one look-up for each, and the rules.
  /// - Parameter known: the number of facts that are seen.
  /// - Throws: `Refusal.notRegistered` where nothing about it is visible.
  public init(
    _ number: GrievanceNumber, project: String, in log: EventLog, known: UInt64
  ) throws {
    let (entries, rules) = try log.read { snapshot in
      (try snapshot.entries(about: number.subject), try snapshot.rules(known: known))
    }
    let history = History.effective(entries, cut: Cut(known: known))
    guard let roadmap = Roadmap(history, rules) else {
      throw Refusal.notRegistered(number.subject)
    }
    self.number = number
    self.project = project
    self.known = known
    self.roadmap = roadmap
  }

  /// One thing that happens next.
  private struct Step {
    let name: String
    let label: ReceiptLabel
    let day: CivilDay?
  }

  private var steps: [Step] {
    var steps: [Step] = []
    if roadmap.standing.isOpen {
      if roadmap.acknowledgedOn == nil, let day = roadmap.acknowledgeBy {
        steps.append(Step(name: "acknowledgement", label: .acknowledgement, day: day))
      }
      if !roadmap.standing.isAssessed {
        steps.append(Step(name: "assessment", label: .assessment, day: roadmap.resolveBy))
      }
      if let day = roadmap.meetBy {
        steps.append(Step(name: "meeting", label: .meeting, day: day))
      }
      // A stage that may last longer than the whole says nothing more.
      if let day = roadmap.stageBy, day < roadmap.resolveBy {
        steps.append(Step(name: "stage", label: .stageEnd, day: day))
      }
      if let day = roadmap.answerPromisedOn {
        steps.append(Step(name: "promised-answer", label: .promisedAnswer, day: day))
      }
      steps.append(Step(name: "answer", label: .answer, day: roadmap.resolveBy))
    }
    steps += roadmap.promises.map { promise in
      Step(
        name: promise.isAgreement ? "agreement" : "promise",
        label: promise.isAgreement ? .agreement : .promise, day: promise.dueOn)
    }
    // Soonest first; of the same day in the order above.
    return steps.enumerated().sorted { left, right in
      let days = (left.element.day ?? .distantFuture, right.element.day ?? .distantFuture)
      return (days.0, left.offset) < (days.1, right.offset)
    }.map(\.element)
  }
}

extension GrievanceReceipt {
  public var json: JSON {
    [
      "number": JSON(number), "project": JSON(project),
      "status": JSON(roadmap.standing.status.name),
      "stage": .integer(Int(roadmap.standing.stage.rawValue)),
      "received_on": JSON(roadmap.receivedOn), "registered_on": JSON(roadmap.registeredOn),
      "acknowledged_on": JSON(roadmap.acknowledgedOn),
      "acknowledge_by": JSON(roadmap.acknowledgeBy),
      "resolved_on": JSON(roadmap.resolvedOn), "duplicate_of": JSON(roadmap.original),
      "limit": roadmap.limit.json, "extended_by": .integer(roadmap.extendedBy),
      "answer_by": JSON(roadmap.resolveBy),
      "next": .array(steps.map { ["step": JSON($0.name), "by": JSON($0.day)] }),
      "appeal": [
        ["body": "grs", "address": JSON(Self.grsAddress)],
        ["body": "inspection-panel", "address": JSON(Self.panelAddress)],
        ["body": "court", "address": .null],
      ],
      "cut": ["sequence": .integer(Int(clamping: known) - 1)],
    ]
  }

  public func text(_ language: ReceiptLanguage) -> String {
    func label(_ label: ReceiptLabel) -> String { label.text(language) }
    var lines = [label(.title), ""]
    func add(_ name: ReceiptLabel, _ value: String) { lines.append("\(label(name)): \(value)") }
    add(.project, project)
    add(.number, number.description)
    add(.received, roadmap.receivedOn.description)
    add(.status, label(roadmap.standing.status.label))
    let stage = roadmap.standing.stage
    add(.stage, "\(stage.name) (\(label(stage.label)))")
    if let day = roadmap.acknowledgedOn { add(.acknowledged, day.description) }
    if let day = roadmap.resolvedOn { add(.resolved, day.description) }
    if let original = roadmap.original { add(.duplicate, original.description) }
    if roadmap.standing.isOpen {
      let days = label(roadmap.limit.basis == .working ? .workingDays : .calendarDays)
      add(.limit, "\(roadmap.limit.days) \(days)")
      if roadmap.extendedBy > 0 { add(.extended, "\(roadmap.extendedBy) \(days)") }
    }
    lines += ["", label(.next)]
    lines += steps.isEmpty ? ["  - " + label(.nothingDue)] : steps.map { line($0, language) }
    lines += [
      "", label(.appeal),
      "  - \(label(.grs)): \(Self.grsAddress)",
      "  - \(label(.panel)): \(Self.panelAddress)",
      "  - \(label(.courts))", "",
    ]
    add(.asOf, String(Int(clamping: known) - 1))
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ step: Step, _ language: ReceiptLanguage) -> String {
    let by = ReceiptLabel.by.text(language)
    let when =
      switch (step.day, language) {
      case (nil, _): ReceiptLabel.dayOpen.text(language)
      case (let day?, .english): "\(by) \(day)"
      // In Mongolian the word follows the day.
      case (let day?, .mongolian): "\(day) \(by)"
      }
    return "  - \(step.label.text(language)): \(when)"
  }
}

extension Status {
  fileprivate var label: ReceiptLabel {
    switch self {
    case .resolving: .resolving
    case .unrelated: .unrelated
    case .resolved: .isResolved
    case .withdrawn: .withdrawn
    case .duplicate: .isDuplicate
    }
  }
}

extension Stage {
  fileprivate var label: ReceiptLabel {
    switch self {
    case .local: .local
    case .unit: .unit
    case .committee: .committee
    case .authority: .authority
    }
  }
}
