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
    guard let rules = ReportRules(rawValue: pinned.rules) else {
      throw PublicationError.unknownRules(pinned.rules, fact)
    }
    let report = try GRMReport.made(period, known: pinned.known, by: rules, from: ledger)
    let again = try Figures(report)
    if let change = FigureChange.changes(from: figures.json, to: again.json).first {
      throw PublicationError.notReproduced(fact, change)
    }
    return report
  }
}
