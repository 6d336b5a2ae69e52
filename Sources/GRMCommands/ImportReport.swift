internal import EventLog
internal import Facts
internal import RegisterImport
internal import Reporting

/// What an import says about a register: how it was read, and what became of it.
struct ImportReport {
  let file: String
  let format: OutputFormat

  /// Of a file that was only checked. The faults themselves are named where they are refused, but
  /// for scripts, which get them here.
  func write(_ check: RegisterImport.Check) throws {
    guard format != .json else {
      let json: JSON = [
        "rows": .integer(check.rows), "facts": .integer(check.facts), "recorded": false,
        "read": notes(check.notes), "faults": .array(check.faults.listed.map(fault)),
      ]
      return try Output.line(json.text)
    }
    if check.faults.isEmpty {
      try Output.line("\(file) is sound: \(check.rows) rows would make \(check.facts) facts.")
    }
    try write(check.notes)
  }

  /// Of a file that is recorded, now or before.
  /// - Parameter check: nil where it was recorded before.
  func write(_ receipt: Receipt, _ check: RegisterImport.Check?) throws {
    let first = receipt.first
    guard format != .json else {
      let json: JSON = [
        "rows": JSON(check?.rows), "facts": .integer(Int(clamping: receipt.count)),
        "first": .integer(Int(clamping: first.rawValue)),
        "recorded": .bool(!receipt.repeated), "read": check.map { notes($0.notes) } ?? .array([]),
      ]
      return try Output.line(json.text)
    }
    try Output.line(
      receipt.repeated
        ? "\(file) was imported before, from fact \(first) on; nothing has been recorded."
        : "\(check?.rows ?? 0) rows recorded as \(receipt.count) facts, from fact \(first) on.")
    if let check { try write(check.notes) }
  }

  private func write(_ notes: RegisterNotes) throws {
    guard !notes.listed.isEmpty else { return }
    try Output.line("How it was read:")
    for entry in notes.listed {
      let more = entry.count == 1 ? "" : " and in \(entry.count - 1) more"
      try Output.line("  line \(entry.line)\(more): \(entry.note)")
    }
    if notes.more > 0 { try Output.line("  and \(notes.more) times in ways that are not listed") }
  }

  private func notes(_ notes: RegisterNotes) -> JSON {
    .array(
      notes.listed.map {
        [
          "line": .integer($0.line), "times": .integer($0.count),
          "note": .string($0.note.description),
        ]
      })
  }

  private func fault(_ fault: ImportFault) -> JSON {
    [
      "line": .integer(fault.line), "column": JSON(fault.column), "reason": .string(fault.reason),
    ]
  }
}
