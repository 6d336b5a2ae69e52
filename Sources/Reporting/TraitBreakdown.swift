public import Documents
public import EventLog
internal import Facts
internal import GrievanceRegister
public import Grievances
internal import Projection
internal import PublicWords
internal import WorkingDays

/// How many people with a personal characteristic complained: by one characteristic at a time, by
/// half-year at the finest, small numbers withheld.
public struct TraitBreakdown: Sendable {
  let trait: Trait
  let project: String
  let period: Period
  let reading: Reading
  /// People who complained in the period.
  let people: Int
  /// People by the trait's values, those of whom it is not known last; nil is withheld.
  let counts: [Int?]

  /// Whether a period is long enough to be broken down.
  public static func allows(_ period: Period) -> Bool {
    period.preceding != nil && [6, 12].contains(period.months)
  }

  /// Replays the log with the period's cut and opens the traits of its complainants.
  /// - Parameter known: the number of facts that are known.
  public init(
    _ trait: Trait, _ project: String, _ period: Period, known: UInt64, from log: EventLog
  ) throws {
    let register = Fold<GrievanceRegister>()
    reading = try Replay.run(log, cut: Cut(known: known, through: period.through), into: [register])
    let view = try register.view()
    let counted = try Self.people(trait, view, in: period, log)
    people = counted.people
    let halves =
      period.months == 12
      ? try period.halves.map { try Self.people(trait, view, in: $0, log).publishable } : []
    counts = SmallCells.publishable(counted.publishable, madeOf: halves)
    self.trait = trait
    self.project = project
    self.period = period
  }

  private static func people(
    _ trait: Trait, _ view: View<GrievanceRegister>, in period: Period, _ log: EventLog
  ) throws -> PeopleByTrait {
    var people = PeopleByTrait(trait)
    try log.read { snapshot in
      for (subject, row) in zip(view.subjects, view.rows)
      where period.contains(row.receivedOn) && row.standing.status != .duplicate {
        people.count(try snapshot.traits(of: subject, row))
      }
    }
    return people
  }
}

extension TraitBreakdown {
  public var json: JSON {
    [
      "period": period.json, "cut": reading.json, "people": .integer(people),
      "by_\(trait.rawValue)": .object(
        zip(trait.names, counts).map { JSON.Member(key: $0, value: JSON($1)) }),
    ]
  }

  public func document(in language: Language) -> Document {
    let labels = trait.values.map(\.label) + [.notKnown]
    let caption = (trait == .gender ? Label.byGender : .byGroup).text(language)
    let rows: [[Table.Cell]] = zip(labels, counts).map { label, count in
      [
        .text(label.text(language)),
        count.map { .count($0) } ?? .text(Label.withheld.text(language)),
      ]
    }
    return Document(
      language, title: Label.breakdownTitle.text(language),
      facts: [
        Document.Term(Label.project.text(language), project),
        Document.Term(Label.period.text(language), period.title(language)),
        Document.Term(Label.people.text(language), String(people)),
      ] + reading.terms(language),
      sections: [
        Document.Section(
          caption,
          [
            .table(
              Table(
                caption,
                [
                  Table.Column(Label.indicator.text(language)),
                  Table.Column(Label.people.text(language), .number),
                ], Table.Rows(rows))),
            .paragraph(Label.withheldText.text(language)),
          ])
      ])
  }
}
