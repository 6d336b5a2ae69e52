public import Grievances
public import Projection
public import WorkingDays

extension KPICounts {
  /// The counts of a period.
  public struct Figures: Sendable, Hashable {
    /// Received in the period, by status at its end.
    public var byStatus: [Status: Int] = [:]
    public var byChannel: [Channel: Int] = [:]
    public var byType: [GrievanceType: Int] = [:]
    /// Resolved in the period, whenever received, by a resolution that stands at its end.
    public var addressedByChannel: [Channel: Int] = [:]
    public var addressedByType: [GrievanceType: Int] = [:]
    public var addressedByOutcome: [Outcome: Int] = [:]

    public var received: Int { byStatus.values.reduce(0, +) }
    public var addressed: Int { addressedByType.values.reduce(0, +) }
    public var related: Int {
      received - (byStatus[.unrelated] ?? 0) - (byStatus[.duplicate] ?? 0)
    }
  }

  /// What came and went in a period. `isEven` must hold: what was open or came in either went or is
  /// still open.
  public struct Balance: Sendable, Hashable {
    public let counts: [Flow: Int]

    public subscript(flow: Flow) -> Int { counts[flow] ?? 0 }

    public var isEven: Bool {
      self[.openAtStart] + self[.received] + self[.reopened]
        == self[.unrelated] + self[.duplicate] + self[.withdrawn] + self[.resolved]
        + self[.openAtEnd]
    }
  }

  /// The counts of a period, from cells that were cut at its end.
  public static func figures(_ cells: Cells, in period: Period) -> Figures {
    var figures = Figures()
    for (cell, sum) in cells.sums where period.contains(cell.day) {
      let count = Int(sum)
      switch Measure(rawValue: cell.measure) {
      case .received:
        if let status = Status(rawValue: cell[0]) { figures.byStatus[status, default: 0] += count }
        if let channel = Channel(rawValue: cell[1]) {
          figures.byChannel[channel, default: 0] += count
        }
        if let type = GrievanceType(rawValue: cell[2]) { figures.byType[type, default: 0] += count }
      case .addressed:
        if let channel = Channel(rawValue: cell[0]) {
          figures.addressedByChannel[channel, default: 0] += count
        }
        if let type = GrievanceType(rawValue: cell[1]) {
          figures.addressedByType[type, default: 0] += count
        }
        if let outcome = Outcome(rawValue: cell[2]) {
          figures.addressedByOutcome[outcome, default: 0] += count
        }
      default: continue
      }
    }
    return figures
  }

  /// What came and went, from cells that were folded with the period's window and cut.
  public static func balance(_ cells: Cells) -> Balance {
    let counts = Flow.allCases.map { flow in
      (flow, cells.sum(Measure.flow.rawValue) { $0[0] == flow.rawValue })
    }
    return Balance(counts: Dictionary(uniqueKeysWithValues: counts))
  }

  /// How often each step was taken, from cells that were folded with the period's window and cut.
  public static func steps(_ cells: Cells) -> [Step: Int] {
    let counts = Step.allCases.map { step in
      (step, cells.sum(Measure.step.rawValue) { $0[0] == step.rawValue })
    }
    return Dictionary(uniqueKeysWithValues: counts)
  }

  /// Whether a cell counts a grievance that may have been received in the period or outside it: only
  /// an interval is known, and the period holds a part of it.
  public static func isUncertain(_ cell: Cell, in period: Period) -> Bool {
    let last = cell.day.advanced(by: Int(cell.bucket))
    let touches = cell.day <= period.through && last >= period.from
    return touches && !(period.contains(cell.day) && period.contains(last))
  }

  /// The first day that the ledger covers: as it says itself, or else the first received day; nil
  /// where nothing was received.
  public static func firstCovered(_ reading: Reading, _ cells: Cells) -> CivilDay? {
    reading.coversFrom ?? firstReceived(cells)
  }

  /// The first day on which anything was received; nil where nothing was.
  public static func firstReceived(_ cells: Cells) -> CivilDay? {
    cells.sums.keys.filter { $0.measure == Measure.received.rawValue }.map(\.day).min()
  }
}
