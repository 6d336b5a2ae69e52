public import Audit
internal import EventLog
public import Ledger
public import Projection
internal import Reporting

/// A published report beside what the facts give now: it is made again as it was, to the byte, and then
/// as of now; what differs is named with the facts that made the difference.
public struct Comparison: Sendable {
  public let edition: Edition
  /// How the facts were read as of now.
  public let reading: Reading
  public let changes: [ChangedFigure]

  /// A figure that is not what was published.
  public struct ChangedFigure: Sendable {
    public let change: FigureChange
    /// In the order of the log.
    public let causes: [ChangeCauses.Cause]
  }
}

extension Comparison {
  /// Compares an edition with the facts. Replays the log twice, and where a figure has changed four
  /// times more.
  /// - Parameter known: the number of facts known now.
  /// - Throws: `PublicationError.notReproduced`, `.unknownRules`.
  public init(_ edition: Edition, in ledger: Ledger, known: UInt64) throws {
    _ = try edition.reproduced(from: ledger)
    let now = try GRMReport.made(edition.period, known: known, by: edition.rules, from: ledger)
    let changes = FigureChange.changes(
      from: edition.figures.withoutCut, to: try Figures(now).withoutCut)
    self.edition = edition
    reading = now.reading
    guard !changes.isEmpty else {
      self.changes = []
      return
    }
    let causes = try ChangeCauses(
      edition.period, from: edition.pinned.known, to: known, in: ledger.log)
    self.changes = try changes.map {
      ChangedFigure(change: $0, causes: try causes.causes(of: $0.path))
    }
  }
}

extension Ledger {
  /// The edition that a published file holds.
  /// - Throws: `PublicationError.notPublished` where no edition has its period and cut;
  ///   `.fileDiffers` where the file is not what that edition published.
  public func edition(of figures: Figures) throws -> Edition {
    guard let period = figures.period else { throw PublicationError.noReport }
    let found = try editions(of: period).first { $0.pinned.known == figures.known }
    guard let edition = found else { throw PublicationError.notPublished(period) }
    if let change = FigureChange.changes(from: edition.figures.json, to: figures.json).first {
      throw PublicationError.fileDiffers(edition.fact, change)
    }
    return edition
  }
}
