internal import Facts
internal import Grievances
internal import KPICounts
internal import Projection
internal import ResolutionTimes

extension GRMReport {
  /// The report for people.
  public func text(_ style: TextStyle = .plain) -> String {
    var text = style.heading("Grievance redress mechanism: report")
    text += "Project: \(project)\n"
    text += "Period:  \(period.from) to \(period.through)\n"
    text += "As of:   \(reading.line)\n\n"
    text += style.heading("Grievances received, by their status at the end of the period")
    text += statusTable.text + "\n"
    text += style.heading("Grievances received, by channel and by type")
    text += splitTable.text + "\n"
    text += style.heading("Addressed: resolved in the period, whenever received")
    text += addressed + "\n"
    if !lines.isEmpty {
      text += lineTable.text + "\n"
      text += words
    }
    text += balanceLine + stepsLine + promisesLine
    return text + remarks
  }

  private var columns: [PeriodFigures?] { [figures, previous, total] }

  /// Blank where there is no data, which is not zero.
  private func cells(_ title: String, _ value: (PeriodFigures) -> Int) -> [String] {
    [title] + columns.map { $0.map { String(value($0)) } ?? "" }
  }

  private func table(_ title: String) -> TextTable {
    TextTable([
      (title, .left), ("this period", .right), ("previous", .right), ("total", .right),
    ])
  }

  private var statusTable: TextTable {
    var table = table("status")
    for status in [Status.unrelated, .resolving, .resolved, .withdrawn, .duplicate] {
      table.add(cells(status.name) { $0.counts.byStatus[status] ?? 0 })
    }
    table.add(cells("received") { $0.counts.received })
    table.add(cells("of these related") { $0.counts.related })
    return table
  }

  private var splitTable: TextTable {
    var table = table("channel or type")
    for channel in Channel.reportOrder {
      table.add(cells(channel.title) { $0.counts.byChannel[channel] ?? 0 })
    }
    for type in GrievanceType.reportOrder {
      table.add(cells(type.title) { $0.counts.byType[type] ?? 0 })
    }
    return table
  }

  private var addressed: String {
    let counts = figures.counts
    let resolved = counts.byStatus[.resolved] ?? 0
    let limit = figures.withinLimit
    let days = figures.workingDays
    var text = "\(counts.addressed) grievances addressed"
    let types = GrievanceType.reportOrder.map { (counts.addressedByType[$0] ?? 0, $0.name) }
    text += Self.list(types)
    text +=
      Self.list(
        Channel.reportOrder.map { (counts.addressedByChannel[$0] ?? 0, $0.name) }) + "\n"
    text += "Resolved of the related grievances received in the period: "
    text += "\(resolved) of \(counts.related)\n"
    text += "Resolved of all grievances received in the period: "
    text += "\(resolved) of \(counts.received)\n"
    text += "Resolved within the limit (\(limit.limitText)): "
    text += "\(limit.yes) of \(limit.of) related grievances open at any time in the period"
    text += "; \(limit.late) late, \(limit.openInTime) open in time, "
    text += "\(limit.openOverdue) open and overdue\n"
    guard days.count > 0 else { return text }
    text += "Working days from receipt to resolution, of \(days.count) resolved: "
    text += "total \(days.total), mean \(days.mean.map { "\($0)" } ?? ""), "
    text += "median \(days.median.map { "\($0)" } ?? ""), "
    text += "p90 \(days.ninetiethPercentile ?? 0), max \(days.maximum ?? 0)\n"
    return text
  }

  /// What is not zero, in brackets.
  private static func list(_ counts: [(Int, String)]) -> String {
    let shown = counts.filter { $0.0 > 0 }.map { "\($0.1) \($0.0)" }
    return shown.isEmpty ? "" : " (\(shown.joined(separator: ", ")))"
  }

  private var lineTable: TextTable {
    var table = TextTable([
      ("no.", .right), ("number", .left), ("received", .left), ("resolved", .left),
      ("type", .left), ("channel", .left), ("working days", .right), ("assumed", .left),
    ])
    for (index, line) in lines.enumerated() {
      table.add([
        String(index + 1), line.number.description, line.receivedOn.description,
        line.resolvedOn.description, line.type.name, line.channel.name, String(line.workingDays),
        line.assumed.fieldNames.joined(separator: ", "),
      ])
    }
    return table
  }

  /// The summaries, where they are at hand.
  private var words: String {
    let entries = lines.compactMap { line -> String? in
      guard line.summary != nil || line.actions != nil else { return nil }
      let summary = line.summary ?? "(no summary at hand)"
      return "\(line.number): \(summary)\n" + (line.actions.map { "    Done: \($0)\n" } ?? "")
    }
    return entries.isEmpty ? "" : entries.joined() + "\n"
  }

  private var balanceLine: String {
    let balance = balance
    func part(_ flow: KPICounts.Flow) -> String {
      "\(balance[flow]) \(flow.name.replacing("_", with: " at "))"
    }
    let came = [KPICounts.Flow.openAtStart, .received, .reopened].map(part)
    let went = [KPICounts.Flow.unrelated, .duplicate, .withdrawn, .resolved, .openAtEnd].map(part)
    let verdict = balance.isEven ? "" : "  THE BALANCE DOES NOT HOLD"
    return "Balance of the period: \(came.joined(separator: " + ")) = "
      + "\(went.joined(separator: " + "))\(verdict)\n"
  }

  /// Steps that were taken in the period.
  private var stepsLine: String {
    let taken = KPICounts.Step.allCases.compactMap { step -> String? in
      guard let count = steps[step], count > 0 else { return nil }
      return "\(step.name.replacing("_", with: " ")) \(count)"
    }
    return taken.isEmpty ? "" : "Steps taken in the period: \(taken.joined(separator: ", "))\n"
  }

  private var promisesLine: String {
    guard !promises.isEmpty else { return "" }
    let listed = promises.map { promise in
      "\(promise.number)" + (promise.dueOn.map { " (by \($0))" } ?? "")
    }
    return "Promises open at the end of the period: \(listed.joined(separator: ", "))\n"
  }

  private var remarks: String {
    var text = ""
    if !uncertain.isEmpty {
      text += "Received on an unknown day that may lie outside the period: "
      text += uncertain.map(\.description).joined(separator: ", ") + "\n"
    }
    for notice in reading.notices { text += "Notice: \(notice)\n" }
    return text
  }
}

extension Reading {
  /// The cut in words.
  var line: String {
    let known = last.map { "fact \($0)" } ?? "no fact"
    let day = cut.through == .distantFuture ? "" : ", through \(cut.through)"
    return "\(known)\(day), root \(root.base64)"
  }
}

extension ResolutionTimes.WithinLimit {
  /// The limit in words; several where several policies applied.
  var limitText: String {
    guard !limits.isEmpty else { return "none applied" }
    return limits.map { "\($0.days) \($0.basis.name) days" }.joined(separator: ", ")
  }
}

extension Channel {
  var title: String { self == .unknown ? "channel not known" : name }
}

extension GrievanceType {
  var title: String { self == .unknown ? "type not known" : name }
}
