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
    try source.forEachRow { subject, row in
      guard let number = GrievanceNumber(subject) else { return true }
      let summary = try log.read { snapshot in
        try snapshot.text(.summary, of: row.words.registered, about: subject)
      }
      try body(GrievanceLogLine(number: number, row: row, summary: summary))
      return true
    }
  }

  /// A JSON object a line.
  public func writeJSON(_ output: (String) throws -> Void) throws {
    try forEachLine { try output($0.json.text + "\n") }
  }

  /// An aligned table; all lines are held until the widths are known.
  public func text(_ style: TextStyle = .plain) throws -> String {
    var table = TextTable([
      ("number", .left), ("status", .left), ("received", .left), ("person", .left),
      ("type", .left), ("channel", .left), ("1st level closed", .left), ("2nd level closed", .left),
      ("assigned", .left), ("summary", .left),
    ])
    try forEachLine { line in
      let row = line.row
      let isUncertain = row.receivedUntil > row.receivedOn
      table.add([
        line.number.description, row.standing.status.name,
        isUncertain ? "\(row.receivedOn)..\(row.receivedUntil)" : row.receivedOn.description,
        row.complainant.name, row.type.name, row.channel.name,
        row.firstLevelClosedOn?.description ?? "", row.secondLevelClosedOn?.description ?? "",
        line.assignee, line.summary ?? "",
      ])
    }
    return style.heading("Grievance log") + table.text
  }
}

/// One line of the log, before it is laid out.
private struct GrievanceLogLine {
  let number: GrievanceNumber
  let row: GrievanceRegister.Row
  let summary: String?

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
