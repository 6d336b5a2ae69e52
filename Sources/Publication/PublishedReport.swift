internal import EventLog
internal import Grievances
public import Ledger
public import Reporting
public import Seal

/// A published report with all that its documents are made from.
public struct PublishedReport: Sendable {
  public let edition: Edition
  /// Laid out from the facts that the edition pins; gives the edition's figures to the byte.
  public let report: GRMReport
  /// The signed checkpoint of the facts that it sees.
  public let checkpoint: SignedNote
  /// What became of the figures that were published before; nil where none were.
  public let changes: [ReportAppendix.Change]?
}

extension PublishedReport {
  /// - Parameter report: as it was made for the edition.
  init(
    _ edition: Edition, _ report: GRMReport, under checkpoint: SignedNote, in ledger: Ledger
  ) throws {
    self.init(
      edition: edition, report: report, checkpoint: checkpoint,
      changes: try edition.changes(in: ledger))
  }

  /// An edition that was published before, made again.
  /// - Throws: `PublicationError.notReproduced`, `.unknownRules`, `.checkpointMissing`.
  public init(_ edition: Edition, in ledger: Ledger) throws {
    let size = edition.pinned.known
    guard let note = try ledger.log.read({ try $0.checkpoint(at: size) }) else {
      throw PublicationError.checkpointMissing(edition.fact, size: size)
    }
    try self.init(edition, try edition.reproduced(from: ledger), under: note, in: ledger)
  }
}

extension GRMReport {
  /// The report of a period as it is published: beside the period before, of the same kind.
  static func made(
    _ period: Period, known: UInt64, by rules: ReportRules, from ledger: Ledger
  ) throws -> GRMReport {
    try GRMReport(
      Request(
        project: ledger.identity.project, period: period, previous: period.preceding,
        known: known, rules: rules),
      from: ledger.log)
  }
}

extension Edition {
  /// The report made again from the facts and the rules that the edition pins.
  /// - Throws: `PublicationError.unknownRules`; `.notReproduced` where the figures are not those
  ///   that were published, to the byte.
  public func reproduced(from ledger: Ledger) throws -> GRMReport {
    let report = try GRMReport.made(
      period, known: pinned.known, by: try rules, from: ledger)
    let again = try Figures(report)
    if let change = FigureChange.changes(from: figures.json, to: again.json).first {
      throw PublicationError.notReproduced(fact, change)
    }
    return report
  }

  /// The rules by which it was made.
  /// - Throws: `PublicationError.unknownRules`.
  var rules: ReportRules {
    get throws(PublicationError) {
      guard let rules = ReportRules(rawValue: pinned.rules) else {
        throw .unknownRules(pinned.rules, fact)
      }
      return rules
    }
  }
}
