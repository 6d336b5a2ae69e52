public import Documents
internal import DueList
public import EventLog
public import Facts
public import Grievances
internal import Projection
internal import ResolutionTimes
internal import StageTimelines
internal import WorkingDays

/// One grievance: its facts, and what they make of it.
public struct Timeline: Sendable {
  private let number: GrievanceNumber
  private let cut: Cut
  private let root: Digest
  private let facts: [RecordedFact]
  private let stages: StageTimelines.Row
  private let times: ResolutionTimes.Row
  private let rules: Rules
  private let promises: [DueList.Commitment]

  /// A fact as it was recorded, and what later became of it.
  private struct RecordedFact {
    let fact: Fact
    /// The correction that stands in its place.
    var correctedBy: SequenceNumber?
    var retractedBy: SequenceNumber?
  }

  /// Reads one grievance's facts. Costs one look-up for each, and the rules.
  /// - Throws: `Refusal.notRegistered` where nothing about it is visible.
  public init(_ number: GrievanceNumber, in log: EventLog, cut: Cut) throws {
    self.number = number
    let (entries, rules, known, root) = try log.read { snapshot in
      let known = min(cut.known, snapshot.size)
      return try (
        snapshot.entries(about: number.subject), snapshot.rules(known: known), known,
        snapshot.root(at: known)
      )
    }
    self.cut = Cut(known: known, through: cut.through)
    let history = History.effective(entries, cut: self.cut)
    guard let stages = StageTimelines.row(of: history),
      let times = ResolutionTimes.row(of: history)
    else { throw Refusal.notRegistered(number.subject) }
    promises = DueList.row(of: history)?.commitments ?? []
    self.stages = stages
    self.times = times
    self.rules = rules
    self.root = root
    facts = Self.recorded(entries.filter { $0.fact.sequence.rawValue < known }, history)
  }

  private static func recorded(_ entries: [Entry], _ history: [Entry]) -> [RecordedFact] {
    var retractions: [SequenceNumber: SequenceNumber] = [:]
    for entry in entries where entry.event == .retracted {
      if let about = entry.fact.about { retractions[about] = entry.fact.sequence }
    }
    let standing = Dictionary(
      uniqueKeysWithValues: history.map { ($0.place, $0.fact.sequence) })
    return entries.map { entry in
      let sequence = entry.fact.sequence
      let standsIn = standing[entry.isCorrection ? entry.fact.about ?? sequence : sequence]
      return RecordedFact(
        fact: entry.fact,
        correctedBy: standsIn == sequence || entry.event == .retracted ? nil : standsIn,
        retractedBy: retractions[sequence])
    }
  }
}

extension Timeline {
  private var workingDays: Int? { ResolutionTimes.workingDays(times, rules) }

  /// The policy that judges every clock: the one in force on the day of receipt.
  private var policy: AdoptedPolicy { rules.inForce(receivedOn: times.receivedOn) }

  public var json: JSON {
    [
      "number": JSON(number),
      "status": JSON(stages.course.standing.status.name),
      "received_on": JSON(times.receivedOn),
      "resolved_on": JSON(times.resolvedOn),
      "working_days": JSON(workingDays),
      "stages": .array(stages.course.intervals.map(Self.json)),
      "policy": policy.json,
      "clocks": .array(ResolutionTimes.clocks(times, rules).map(\.json)),
      "open_promises": .array(
        promises.map {
          ["fact": .integer(Int(clamping: $0.place.rawValue)), "due_on": JSON($0.dueOn)]
        }),
      "facts": .array(facts.map(Self.json)),
      "cut": [
        "sequence": .integer(Int(clamping: cut.known) - 1),
        "through": cut.through == .distantFuture ? .null : JSON(cut.through),
        "root": JSON(root.base64),
      ],
    ]
  }

  private static func json(_ interval: StageCourse.Interval) -> JSON {
    [
      "stage": .integer(Int(interval.stage.rawValue)), "from": JSON(interval.from),
      "to": JSON(interval.to), "assumed": .bool(interval.entryIsAssumed),
    ]
  }

  private static func json(_ recorded: RecordedFact) -> JSON {
    FactListing(recorded.fact).json.with([
      "corrected_by": JSON(recorded.correctedBy.map { Int(clamping: $0.rawValue) }),
      "retracted_by": JSON(recorded.retractedBy.map { Int(clamping: $0.rawValue) }),
    ])
  }

  public func text(_ style: TextStyle = .plain) -> String {
    var text = style.heading("\(number): \(stages.course.standing.status.name)")
    text += "Received \(times.receivedOn)"
    if let resolvedOn = times.resolvedOn, let workingDays {
      text += ", resolved \(resolvedOn): \(workingDays) working days"
    }
    text += "\n\n" + stageTable.text + "\n" + clockTable.text
    text += "Limits by \(policy.text)\n\n"
    text += factTable(style).text + "\n" + promisesText
    return text + "As of fact \(cut.known - 1), root \(root.base64)\n"
  }

  private var stageTable: TextTable {
    var table = TextTable([
      ("stage", .right), ("entered", .left), ("left", .left), ("working days", .right),
    ])
    for interval in stages.course.intervals {
      let days = interval.to.map {
        String(rules.calendar.workingDays(after: interval.from, through: $0))
      }
      table.add([
        interval.stage.name,
        interval.from.description + (interval.entryIsAssumed ? " (assumed)" : ""),
        interval.to?.description ?? "", days ?? "",
      ])
    }
    return table
  }

  private var clockTable: TextTable {
    var table = ResolutionTimes.Clock.table
    for clock in ResolutionTimes.clocks(times, rules) { table.add(clock.cells) }
    return table
  }

  private var promisesText: String {
    promises.map { promise in
      let due = promise.dueOn.map { ", due \($0)" } ?? ""
      return "Promise of fact \(promise.place) is open\(due)\n"
    }.joined()
  }

  private func factTable(_ style: TextStyle) -> TextTable {
    var table = TextTable([
      ("seq", .right), ("day", .left), ("fact", .left), ("by", .right), ("details", .left),
    ])
    for recorded in facts {
      let cells = FactListing(recorded.fact).cells
      var details = cells[6]
      if let sequence = recorded.retractedBy { details += " [retracted by \(sequence)]" }
      if let sequence = recorded.correctedBy { details += " [replaced by \(sequence)]" }
      let stands = recorded.retractedBy == nil && recorded.correctedBy == nil
      table.add([
        cells[0], cells[2], cells[4], cells[5], stands ? details : style.struck(details),
      ])
    }
    return table
  }
}
