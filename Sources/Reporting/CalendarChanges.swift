internal import Documents
public import EventLog
internal import Facts
internal import Grievances
internal import Projection
internal import ResolutionTimes
internal import WorkingDays

/// What the ledger learnt about the calendar between two moments: the days whose verdict changed, the
/// facts that changed them, and the grievances whose working days changed with them.
public struct CalendarChanges: Sendable {
  private let earlier: CalendarListing
  private let later: CalendarListing
  private let changes: [CalendarChange]
  private let recounts: [ResolutionTimes.Recount]

  /// Replays the log twice, once for each moment.
  /// - Parameters: how many facts were known first, and how many then.
  public init(in log: EventLog, from first: UInt64, to last: UInt64) throws {
    let before = try Replay.view(of: ResolutionTimes.self, log, cut: Cut(known: first))
    let after = try Replay.view(of: ResolutionTimes.self, log, cut: Cut(known: last))
    let (former, rules) = (before.reading.rules, after.reading.rules)
    earlier = try CalendarListing(former, from: log, known: first)
    later = try CalendarListing(rules, from: log, known: last)
    changes = CalendarChange.list(
      try log.read { try $0.entries(about: .calendar) },
      from: (first, former.calendar), to: (last, rules.calendar))
    recounts = ResolutionTimes.recounts(before, after)
  }

  /// The changed days of a grievance's interval that change its count.
  private func changes(of recount: ResolutionTimes.Recount) -> [CalendarChange] {
    changes.filter { change in
      recount.receivedOn < change.difference.day && change.difference.day <= recount.resolvedOn
        && change.difference.changesCount
    }
  }
}

extension CalendarChanges {
  public var json: JSON {
    [
      "days": .array(changes.map(json)), "grievances": .array(recounts.map(json)),
      "from_cut": earlier.cutJSON, "cut": later.cutJSON,
    ]
  }

  private func json(_ change: CalendarChange) -> JSON {
    let difference = change.difference
    return [
      "day": JSON(difference.day), "changes_count": .bool(difference.changesCount),
      "before": earlier.json(difference.day, difference.earlier),
      "after": later.json(difference.day, difference.later),
      "facts": .array(change.causes.map(json)),
    ]
  }

  private func json(_ cause: Entry) -> JSON {
    [
      "sequence": .integer(Int(clamping: cause.fact.sequence.rawValue)),
      "kind": JSON(EventKind(rawValue: cause.fact.kind)?.name),
      "about": JSON(cause.fact.about.map { Int(clamping: $0.rawValue) }),
      "announced_on": JSON(cause.event.announcedOn),
      "recorded_at": JSON(cause.fact.recordedAt.rfc3339),
    ]
  }

  private func json(_ recount: ResolutionTimes.Recount) -> JSON {
    let changes = changes(of: recount)
    return [
      "number": JSON(GrievanceNumber(recount.subject)), "received_on": JSON(recount.receivedOn),
      "resolved_on": JSON(recount.resolvedOn), "before": .integer(recount.before),
      "after": .integer(recount.after),
      "days": .array(changes.map { JSON($0.difference.day) }),
      "facts": .array(facts(changes).map { .integer(Int(clamping: $0)) }),
    ]
  }

  private func facts(_ changes: [CalendarChange]) -> [UInt64] {
    Set(changes.flatMap(\.causes).map(\.fact.sequence.rawValue)).sorted()
  }

  public var text: String {
    var text = dayTable.text
    text += "\(changes.count) days changed, \(recounts.count) counts with them\n"
    if !recounts.isEmpty { text += "\n" + grievanceTable.text }
    return text + "Between fact \(earlier.lastFact) and fact \(later.lastFact)\n"
  }

  private var dayTable: TextTable {
    var table = TextTable([
      ("day", .left), ("", .left), ("before", .left), ("after", .left), ("by", .left),
    ])
    for change in changes {
      let difference = change.difference
      let causes = change.causes.map { cause in
        let kind = EventKind(rawValue: cause.fact.kind)?.name ?? ""
        let announced = cause.event.announcedOn.map { ", announced \($0)" } ?? ""
        return "fact \(cause.fact.sequence) (\(kind)\(announced))"
      }
      table.add([
        difference.day.description, "\(difference.day.weekday)",
        earlier.text(difference.day, difference.earlier),
        later.text(difference.day, difference.later), causes.joined(separator: ", "),
      ])
    }
    return table
  }

  private var grievanceTable: TextTable {
    var table = TextTable([
      ("number", .left), ("received", .left), ("resolved", .left), ("before", .right),
      ("after", .right), ("days", .left), ("facts", .left),
    ])
    for recount in recounts {
      let changes = changes(of: recount)
      table.add([
        GrievanceNumber(recount.subject)?.description ?? "", recount.receivedOn.description,
        recount.resolvedOn.description, String(recount.before), String(recount.after),
        changes.map { $0.difference.day.description }.joined(separator: " "),
        facts(changes).map { String($0) }.joined(separator: " "),
      ])
    }
    return table
  }
}
