public import Grievances
public import Projection
internal import WorkingDays

extension KPICounts {
  /// What the World Bank's guidance asks to be made public for each month or quarter, as it is known
  /// at the cut: a resolution counts where it happened if it still stands, and what is linked as a
  /// duplicate counts nowhere.
  public struct PublicNumbers: Sendable, Hashable {
    public let period: Period
    public var received = 0
    public var resolved = 0
    /// Open at the period's end.
    public var notResolved = 0
    public var mediated = 0
    /// Resolved by being referred to the right body.
    public var referred = 0
    /// Received on a day that is not known exactly, in the period or outside it.
    public var dateUncertain = 0
    /// Received in the period, by status at the cut.
    public var byStatus: [Status: Int] = [:]
  }

  /// The public numbers of some periods. Costs one pass over the cells a period.
  public static func publicNumbers(_ cells: Cells, of periods: [Period]) -> [PublicNumbers] {
    periods.map { period in
      var numbers = PublicNumbers(period: period)
      cells.walk { numbers.take($0, Int($1)) }
      return numbers
    }
  }
}

extension KPICounts.PublicNumbers {
  fileprivate mutating func take(_ cell: Cell, _ count: Int) {
    guard let measure = KPICounts.Measure(rawValue: cell.measure), cell.day <= period.through
    else { return }
    if measure == .dateUncertain, KPICounts.isUncertain(cell, in: period) {
      dateUncertain += count
    }
    let isInPeriod = period.contains(cell.day)
    let status = Status(rawValue: cell[0])
    switch measure {
    case .received:
      if isInPeriod, let status { byStatus[status, default: 0] += count }
      guard status != .duplicate else { return }
      notResolved += count
      if isInPeriod { received += count }
    case .closed where status != .duplicate: notResolved -= count
    case .addressed where isInPeriod:
      resolved += count
      if Outcome(rawValue: cell[2]) == .referred { referred += count }
    case .mediated where isInPeriod && status != .duplicate: mediated += count
    default: return
    }
  }
}
