public import Grievances

/// A figure of the report as the sum of what single rows add to it: which of a row's cells it counts,
/// and how much each is worth. It leads from a number down to the grievances that make it.
public struct FigureSum: Sendable {
  /// Where it stands among the figures of a period, such as `by_channel.email`.
  public let path: String
  private let measure: UInt16
  private let worth: @Sendable (Cell, Period) -> Int?

  /// - Parameter worth: what one count in a cell of the measure adds to the figure of a period; nil
  ///   where the cell does not belong to it.
  public init<Measure: RawRepresentable<UInt16>>(
    _ path: String, _ measure: Measure, worth: @escaping @Sendable (Cell, Period) -> Int?
  ) {
    self.path = path
    self.measure = measure.rawValue
    self.worth = worth
  }

  /// A figure that counts each cell of a measure once, where a condition picks it.
  public init<Measure: RawRepresentable<UInt16>>(
    _ path: String, counting measure: Measure,
    where picks: @escaping @Sendable (Cell, Period) -> Bool
  ) {
    self.init(path, measure) { picks($0, $1) ? 1 : nil }
  }

  /// The counts of a row that belong to the figure.
  public func counts(_ tally: Tally, in period: Period) -> [Tally.Count] {
    tally.counts.filter { $0.cell.measure == measure && worth($0.cell, period) != nil }
  }

  /// What a row adds to the figure.
  public func amount(_ tally: Tally, in period: Period) -> Int {
    tally.counts.reduce(0) { sum, count in
      guard count.cell.measure == measure, let worth = worth(count.cell, period) else { return sum }
      return sum + worth * Int(count.weight)
    }
  }
}
