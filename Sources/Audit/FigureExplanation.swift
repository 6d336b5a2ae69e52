public import EventLog
public import Facts
public import Grievances
public import Projection

/// What one figure of a report is made of: the grievances that it counts, what each adds, and the facts
/// that say so.
public struct FigureExplanation: Sendable {
  public let figure: ReportFigure
  /// The period of the part of the report that the figure stands in.
  public let period: Period
  public let reading: Reading
  public let shares: [Share]

  /// What one grievance adds to a figure.
  public struct Share: Sendable {
    public let number: GrievanceNumber
    public let amount: Int
    /// The facts that stand, in the order in which they happened.
    public let facts: [Fact]
  }

  /// What the shares add up to; nil for a figure that does not add up.
  public var sum: Int? { figure.isDerived ? nil : shares.reduce(0) { $0 + $1.amount } }

  /// Replays the log once or twice.
  /// - Parameters:
  ///   - period: of the report, whichever part of it the figure stands in.
  ///   - known: the number of facts that are known.
  /// - Returns: nil where the report has no such part, as a first report has no previous period.
  public init?(
    _ figure: ReportFigure, of period: Period, known: UInt64, from log: EventLog
  ) throws {
    let parts = try ReportParts([figure.part], of: period, known: known, from: log)
    guard let part = parts[figure.part] else { return nil }
    self.figure = figure
    self.period = part.period
    reading = part.reading
    shares = try log.read { snapshot in
      try part.shares(of: figure).compactMap { subject, amount in
        guard let number = GrievanceNumber(subject) else { return nil }
        let history = History.effective(try snapshot.entries(about: subject), cut: part.reading.cut)
        return Share(number: number, amount: amount, facts: history.map(\.fact))
      }
    }
  }
}
