public import Documents
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
    let label: Label
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
        ["body": "grs", "address": JSON(Appeal.grsAddress)],
        ["body": "inspection-panel", "address": JSON(Appeal.panelAddress)],
        ["body": "court", "address": .null],
      ],
      "cut": ["sequence": .integer(Int(clamping: known) - 1)],
    ]
  }

  /// The receipt for the complainant, on paper or on a screen.
  public func document(in language: Language) -> Document {
    func text(_ label: Label) -> String { label.text(language) }
    let next = steps.map { Document.Term($0.label.text(language), Self.when($0, language)) }
    return Document(
      language, title: text(.receiptTitle), facts: terms(language),
      sections: [
        Document.Section(
          text(.next), [next.isEmpty ? .paragraph(text(.nothingDue)) : .terms(next)]),
        Document.Section(text(.appeal), [.terms(Appeal.terms(language))]),
      ])
  }

  private func terms(_ language: Language) -> [Document.Term] {
    func term(_ name: Label, _ value: String) -> Document.Term {
      Document.Term(name.text(language), value)
    }
    let status = roadmap.standing.status
    var terms = [
      term(.project, project), term(.number, number.description),
      term(.receivedOn, roadmap.receivedOn.description),
      term(
        .status,
        (status == .unrelated ? Label.receiptUnrelated : status.label).text(language)),
      term(.stage, roadmap.standing.stage.title(language)),
    ]
    if let day = roadmap.acknowledgedOn { terms.append(term(.acknowledged, day.description)) }
    if let day = roadmap.resolvedOn { terms.append(term(.resolvedOn, day.description)) }
    if let original = roadmap.original { terms.append(term(.handledWith, original.description)) }
    if roadmap.standing.isOpen {
      terms.append(term(.receiptLimit, roadmap.limit.title(language)))
      if roadmap.extendedBy > 0 {
        let added = Limit(days: UInt16(clamping: roadmap.extendedBy), basis: roadmap.limit.basis)
        terms.append(term(.extended, added.title(language)))
      }
    }
    return terms + [term(.receiptAsOf, String(Int(clamping: known) - 1))]
  }

  private static func when(_ step: Step, _ language: Language) -> String {
    guard let day = step.day else { return Label.noDay.text(language) }
    return Label.by.text(language, day.description)
  }
}
