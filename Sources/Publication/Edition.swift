public import Facts
public import Grievances
public import Ledger

/// One edition of a published report, as the ledger holds it: the first, or a restatement.
public struct Edition: Sendable {
  /// The number that the report of the period keeps.
  public let report: Subject
  /// The fact that published it.
  public let fact: SequenceNumber
  /// How often the report had been restated by then; 0 for the first edition.
  public let restatements: Int
  /// The edition that this one restates.
  public let restates: SequenceNumber?
  public let period: Period
  public let pinned: PinnedReport
  public let figures: Figures
  /// Why it was restated, where the words are at hand.
  public let reason: String?
  /// What the office wrote to go with it, where the words are at hand.
  public let narrative: String?
}

extension Edition {
  /// What its files are called, without ending: `report-2024-H1`. A restatement has a name of its own,
  /// so that it never takes the place of what was published before it.
  public var name: String {
    restatements == 0 ? "report-\(period)" : "report-\(period)-restated-\(restatements)"
  }
}

extension Ledger {
  /// The editions of the report of a period, in the order in which they were published; none where it
  /// was never published. Costs a look-up for each report.
  /// - Throws: `PublicationError.figuresUnreadable`.
  public func editions(of period: Period) throws -> [Edition] {
    for report in try subjects(of: .report) {
      let editions = try editions(of: report)
      if let first = editions.first, first.period == period.named { return editions }
    }
    return []
  }

  private func editions(of report: Subject) throws -> [Edition] {
    var editions: [Edition] = []
    for entry in try history(of: report) {
      guard let pinned = entry.event.pinnedReport,
        let period = Period(from: pinned.from, through: pinned.through)
      else { continue }
      let words = try log.read { try $0.words(of: entry.fact.sequence, about: report) }
      guard let figures = words?[.figures].flatMap({ Figures($0) }) else {
        throw PublicationError.figuresUnreadable(entry.fact.sequence)
      }
      editions.append(
        Edition(
          report: report, fact: entry.fact.sequence, restatements: editions.count,
          restates: entry.answers, period: period.named, pinned: pinned, figures: figures,
          reason: words?[.reason], narrative: words?[.narrative]))
    }
    return editions
  }
}
