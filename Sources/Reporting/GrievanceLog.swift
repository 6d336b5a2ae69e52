public import Documents
public import EventLog
internal import Facts
public import GrievanceRegister
internal import Grievances
public import Projection
internal import WorkingDays

/// The grievance log (SEP Table 5): one line a grievance, in the order of their numbers.
///
/// Says whether a complainant is named, never who it is.
public struct GrievanceLog<Source: RowSource> where Source.P == GrievanceRegister {
  let source: Source
  let log: EventLog

  public init(_ source: Source, _ log: EventLog) {
    self.source = source
    self.log = log
  }

  private func forEachLine(_ body: (GrievanceLogLine) throws -> Void) throws {
    try log.read { snapshot in
      try source.forEachRow { subject, row in
        guard let number = GrievanceNumber(subject) else { return true }
        try body(
          GrievanceLogLine(
            number: number, row: row,
            summary: try snapshot.text(.summary, of: row.words.registered, about: subject),
            actions: try snapshot.text(.actions, of: row.words.resolved, about: subject)))
        return true
      }
    }
  }

  /// A JSON object a line.
  public func writeJSON(_ output: (String) throws -> Void) throws {
    try forEachLine { try output($0.json.text + "\n") }
  }

  /// The log for people, both levels with what was done and when it was closed.
  /// - Throws: where the root of the log cannot be read.
  public func document(in language: Language, project: String) throws -> Document {
    let known = source.position
    let root = try log.read { try $0.root(at: known) }
    let last = known == 0 ? nil : SequenceNumber(known - 1)
    func column(_ label: Label, _ content: Table.Column.Content = .word) -> Table.Column {
      Table.Column(label.text(language), content)
    }
    let table = Table(
      Label.logTitle.text(language),
      [
        column(.number), column(.status), column(.receivedOn, .day), column(.person),
        column(.typeAndChannel), column(.summary, .sentences), column(.firstLevel, .sentences),
        column(.secondLevel, .sentences), column(.assignedTo),
      ],
      Table.Rows { body in try forEachLine { try body($0.cells(language)) } })
    return Document(
      language, title: Label.logTitle.text(language),
      facts: [
        Document.Term(Label.project.text(language), project),
        Document.Term(
          Label.asOf.text(language),
          last.map { Label.cutWithoutDay.text(language, $0.description) }
            ?? Label.noFact.text(language)),
        Document.Term(Label.root.text(language), root.base64),
      ],
      sections: [Document.Section(Label.logTitle.text(language), [.table(table)])])
  }
}

/// One line of the log, before it is laid out.
private struct GrievanceLogLine {
  let number: GrievanceNumber
  let row: GrievanceRegister.Row
  let summary: String?
  /// What was done, where it is resolved.
  let actions: String?

  /// SEP Table 5: what was done stands at the level that the resolution was at.
  func cells(_ language: Language) -> [Table.Cell] {
    let isUncertain = row.receivedUntil > row.receivedOn
    let level = row.resolvedOn == nil ? nil : row.standing.stage.level
    return [
      .text(number.description), .text(row.standing.status.label.text(language)),
      isUncertain
        ? .text("\(row.receivedOn) – \(row.receivedUntil)") : .day(row.receivedOn),
      .text(row.complainant.label.text(language)),
      .text("\(row.type.label.text(language)), \(row.channel.label.text(language))"),
      summary.map { .words($0, in: language) } ?? .nothing,
      closure(row.firstLevelClosedOn, level == 1 ? actions : nil, language),
      closure(row.secondLevelClosedOn, level == 2 ? actions : nil, language),
      row.isAssigned ? .text(assignee(language)) : .nothing,
    ]
  }

  /// The day of closure, and what was done.
  private func closure(_ day: CivilDay?, _ words: String?, _ language: Language) -> Table.Cell {
    guard let day else { return .nothing }
    guard let words else { return .day(day) }
    return .words("\(day): \(words)", in: language)
  }

  private func assignee(_ language: Language) -> String {
    row.staff == .system
      ? Label.staffNamed.text(language) : Label.staffNumber.text(language, row.staff.description)
  }

  /// A staff number, or that somebody without one is on file.
  var assignee: String {
    guard row.isAssigned else { return "" }
    return row.staff == .system ? "named" : "staff \(row.staff)"
  }

  var json: JSON {
    [
      "number": JSON(number), "status": JSON(row.standing.status.name),
      "received_on": JSON(row.receivedOn), "received_until": JSON(row.receivedUntil),
      "registered_on": JSON(row.registeredOn), "complainant": JSON(row.complainant.name),
      "type": JSON(row.type.name), "channel": JSON(row.channel.name), "summary": JSON(summary),
      "stage": .integer(Int(row.standing.stage.rawValue)),
      "resolved_on": JSON(row.resolvedOn),
      "first_level_closed_on": JSON(row.firstLevelClosedOn),
      "second_level_closed_on": JSON(row.secondLevelClosedOn),
      "assigned_to": row.isAssigned && row.staff != .system
        ? .integer(Int(row.staff.rawValue)) : .null,
      "assumed": .array(row.assumed.fieldNames.map { .string($0) }),
    ]
  }
}
