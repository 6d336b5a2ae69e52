internal import CSV
internal import EventLog
internal import Facts
internal import GrievanceRegister
internal import Grievances
internal import Projection

extension GrievanceLog {
  /// The log in the columns of a register file (docs/import.md), so that it can be imported again,
  /// with the days of closure at both levels, which an import passes over.
  ///
  /// UTF-8 with a byte order mark, without which some spreadsheets take the letters for others; cells
  /// that one would run as formulas are defused, which the import undoes.
  /// - Throws: what reading the log and `output` throw.
  public func writeCSV(_ output: (String) throws -> Void) throws {
    let writer = CSVWriter(defusesFormulas: true)
    try output("\u{FEFF}" + writer.line(RegisterLine.columns))
    try log.read { snapshot in
      try source.forEachRow { subject, row in
        guard let number = GrievanceNumber(subject) else { return true }
        let isResolved = row.standing.status == .resolved
        let line = RegisterLine(
          number: number, row: row,
          summary: try snapshot.text(.summary, of: row.words.registered, about: subject),
          referredTo: try snapshot.text(.referredTo, of: row.words.assessed, about: subject),
          actions: try snapshot.text(
            .actions, of: isResolved ? row.words.resolved : row.words.assessed, about: subject))
        try output(writer.line(line.cells))
        return true
      }
    }
  }
}

/// One grievance as a row of a register file. An empty cell means not known.
private struct RegisterLine {
  let number: GrievanceNumber
  let row: GrievanceRegister.Row
  let summary: String?
  let referredTo: String?
  let actions: String?

  static let columns = [
    "registered_no", "received_on", "received_between", "registered_on", "complainant", "channel",
    "type", "status", "stage", "resolved_on", "withdrawn_on", "duplicate_of", "referred_to",
    "assigned_to", "summary", "actions", "assumed", "first_level_closed_on",
    "second_level_closed_on",
  ]

  var cells: [String] {
    let isCertain = row.receivedUntil == row.receivedOn
    return [
      number.description, isCertain ? row.receivedOn.description : "",
      isCertain ? "" : "\(row.receivedOn)..\(row.receivedUntil)", row.registeredOn.description,
      name(row.complainant, unless: .notKnown), name(row.channel, unless: .unknown),
      name(row.type, unless: .unknown), row.standing.status.name, stage,
      row.standing.status == .resolved ? row.resolvedOn?.description ?? "" : "",
      row.withdrawnOn?.description ?? "", row.original?.description ?? "", referredTo ?? "",
      assignee, summary ?? "", actions ?? "", row.assumed.fieldNames.joined(separator: " "),
      row.firstLevelClosedOn?.description ?? "", row.secondLevelClosedOn?.description ?? "",
    ]
  }

  private func name<Value: Code>(_ code: Value, unless unknown: Value) -> String {
    code == unknown ? "" : code.name
  }

  /// What nobody has assessed yet, and what does not concern the project, stands at no stage.
  private var stage: String {
    let standing = row.standing
    let isAtStage = standing.isAssessed || standing.stage > .local
    return isAtStage && standing.status != .unrelated ? standing.stage.name : ""
  }

  /// A staff number, or that somebody without one is on file.
  private var assignee: String {
    guard row.isAssigned else { return "" }
    return row.staff == .system ? "named" : row.staff.description
  }
}
