internal import CSV
internal import Facts
internal import Grievances

extension GRMReport {
  /// The grievances addressed, a row each: Table 2 of the report. Cells that a spreadsheet program
  /// would take for formulas are defused by an apostrophe.
  public var csv: String {
    let writer = CSVWriter(defusesFormulas: true)
    var text = writer.line([
      "number", "received_on", "resolved_on", "type", "channel", "working_days", "assumed",
      "summary", "actions", "cut_sequence", "cut_through",
    ])
    for line in lines {
      text += writer.line([
        line.number.description, line.receivedOn.description, line.resolvedOn.description,
        line.type.name, line.channel.name, String(line.workingDays),
        line.assumed.fieldNames.joined(separator: " "), line.summary ?? "", line.actions ?? "",
        reading.last?.description ?? "", reading.cut.through.description,
      ])
    }
    return text
  }
}
