public import Documents
public import EventLog
public import Grievances
internal import KPICounts
internal import Projection
internal import WorkingDays

/// The numbers that the World Bank's guidance asks to be made public, by month or quarter: received,
/// resolved, not resolved, gone to mediation, referred.
public struct PublicNumbers: Sendable {
  public enum Step: String, CaseIterable, Sendable {
    case month, quarter

    var months: Int { self == .month ? 1 : 3 }
  }

  let project: String
  let period: Period
  let step: Step
  let reading: Reading
  let numbers: [KPICounts.PublicNumbers]

  /// Replays the log with the period's cut.
  /// - Parameter known: the number of facts that are known.
  public init(
    _ project: String, _ period: Period, by step: Step, known: UInt64, from log: EventLog
  ) throws {
    let counts = Fold<KPICounts>()
    reading = try Replay.run(log, cut: Cut(known: known, through: period.through), into: [counts])
    self.project = project
    self.period = period
    self.step = step
    numbers = KPICounts.publicNumbers(
      try counts.view().cells(), of: period.parts(ofMonths: step.months))
  }

  public func document(in language: Language) -> Document {
    Document(
      language, title: Label.numbersTitle.text(language),
      facts: [
        Document.Term(Label.project.text(language), project),
        Document.Term(Label.period.text(language), period.title(language)),
      ] + reading.terms(language),
      sections: [
        Document.Section(
          Label.numbersTable.text(language),
          [
            .table(NumbersLayout(language: language).table(numbers, of: step)),
            .paragraph(Label.numbersText.text(language)),
          ])
      ])
  }

  public var json: JSON {
    ["cut": reading.json, "step": JSON(step.rawValue), "numbers": .array(numbers.map(\.json))]
  }

  /// A row a month or quarter.
  public var csvRows: [[String]] {
    [
      [
        "from", "to", "received", "resolved", "not_resolved", "mediated", "referred",
        "date_uncertain",
      ]
    ]
      + numbers.map { numbers in
        [numbers.period.from.description, numbers.period.through.description]
          + [
            numbers.received, numbers.resolved, numbers.notResolved, numbers.mediated,
            numbers.referred, numbers.dateUncertain,
          ].map { String($0) }
      }
  }
}

extension KPICounts.PublicNumbers {
  var json: JSON {
    [
      "period": period.json, "received": .integer(received), "resolved": .integer(resolved),
      "not_resolved": .integer(notResolved), "mediated": .integer(mediated),
      "referred": .integer(referred), "date_uncertain": .integer(dateUncertain),
    ]
  }
}

/// The table of the public numbers, alone or in the report.
struct NumbersLayout {
  let language: Language

  func table(_ numbers: [KPICounts.PublicNumbers], of step: PublicNumbers.Step) -> Table {
    func column(_ label: Label) -> Table.Column {
      Table.Column(label.text(language), .number)
    }
    return Table(
      Label.numbersTable.text(language),
      [
        Table.Column((step == .month ? Label.month : .quarter).text(language), .day),
        column(.numbersReceived), column(.numbersResolved), column(.numbersOpen),
        column(.numbersMediated), column(.numbersReferred),
        column(.numbersUncertain),
      ],
      Table.Rows(numbers) { numbers in
        [.text(name(of: numbers.period, step))]
          + [
            numbers.received, numbers.resolved, numbers.notResolved, numbers.mediated,
            numbers.referred, numbers.dateUncertain,
          ].map { .count($0) }
      })
  }

  private func name(of period: Period, _ step: PublicNumbers.Step) -> String {
    switch step {
    case .month: String(period.from.description.dropLast(3))
    case .quarter: "\(period.from.year)-Q\((period.from.month + 2) / 3)"
    }
  }
}
