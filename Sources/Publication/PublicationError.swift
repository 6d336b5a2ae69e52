public import Audit
public import Facts
public import Grievances
public import KPICounts
public import Projection
public import Reporting

/// Why a report is not published, not restated or not compared. No case carries any words.
public enum PublicationError: Error {
  /// The ledger does not verify.
  case unsound(VerificationResult)
  /// What came and what went in the period do not add up.
  case unevenBalance(Period, KPICounts.Balance)
  /// Facts that this program cannot read, and that the figures therefore leave out.
  case passedOver([UnreadableFact])
  /// The narrative claims other figures, or public words may say who somebody is.
  case objections([PublicWordsGate.Objection])
  /// The period was published with another narrative.
  case changedNarrative(Period)
  /// The period was published with other figures.
  case changed(Period, [FigureChange])
  case notPublished(Period)
  /// The figures that an edition was published with are missing, or are not canonical JSON.
  case figuresUnreadable(SequenceNumber)
  /// An edition was made by rules that this program does not have.
  case unknownRules(UInt16, SequenceNumber)
  /// What an edition pins does not give the figures that it was published with.
  case notReproduced(SequenceNumber, FigureChange)
  /// A file that is no report of a ledger.
  case noReport
  /// A file says otherwise than the edition that it claims to be.
  case fileDiffers(SequenceNumber, FigureChange)
  /// No checkpoint is stored for what an edition pins.
  case checkpointMissing(SequenceNumber, size: UInt64)
  /// Others kept recording while the report was made.
  case stillOvertaken(Period)
}

extension PublicationError: CustomStringConvertible {
  /// One sentence: what, where, what to do.
  public var description: String {
    switch self {
    case .unsound(let result):
      "not published: the ledger does not verify ("
        + Self.list(result.faults.map(\.description), of: Int(clamping: result.faultCount))
        + "); put it right, and publish again"
    case .unevenBalance(let period, let balance):
      "not published: the balance of \(period) does not hold (\(Self.sum(balance))); "
        + "`grm audit explain --period \(period) --cell balance.resolved` lists what was counted"
    case .passedOver(let notices):
      "not published: \(notices.count) facts cannot be read by this program and would not be counted "
        + "(\(Self.list(notices.map(\.description), of: notices.count))); use a newer grm"
    case .objections(let objections):
      "not published: "
        + Self.list(objections.map(\.description), of: objections.count)
        + (objections.allSatisfy(\.canBeOverruled)
          ? "; put other words in their place, or answer for them with --overrule and a reason"
          : "; put the narrative right")
    case .changedNarrative(let period):
      "the report of \(period) was published with another narrative; to publish it anew, restate it "
        + "with --restate and a reason"
    case .changed(let period, let changes):
      "the report of \(period) was published with other figures ("
        + Self.list(changes.map(\.description), of: changes.count)
        + "); to publish it anew, restate it with --restate and a reason"
    case .notPublished(let period):
      "no report of \(period) was published from this ledger; check the period"
    case .figuresUnreadable(let fact):
      "the figures published with fact \(fact) are missing or cannot be read; restore the ledger "
        + "from a backup"
    case .unknownRules(let version, let fact):
      "the report of fact \(fact) was made by version \(version) of the rules, which this program "
        + "does not have; use a newer grm"
    case .notReproduced(let fact, let change):
      "the facts do not give the figures that fact \(fact) published: \(change.path) was published "
        + "as \(change.before.text) and is \(change.after.text)"
    case .noReport: "this is no published report: it has no period or no cut"
    case .fileDiffers(let fact, let change):
      "the file is not what was published with fact \(fact): \(change.path) was published as "
        + "\(change.before.text) and stands there as \(change.after.text)"
    case .checkpointMissing(let fact, let size):
      "there is no checkpoint of \(size) facts, which the report of fact \(fact) rests on; restore "
        + "the ledger from a backup"
    case .stillOvertaken(let period):
      "others keep recording while the report of \(period) is made; try again"
    }
  }

  /// The first of many.
  private static func list(_ items: [String], of count: Int) -> String {
    let shown = items.prefix(5).joined(separator: "; ")
    return count > 5 ? "\(shown); and \(count - 5) more" : shown
  }

  private static func sum(_ balance: KPICounts.Balance) -> String {
    let came = [KPICounts.Flow.openAtStart, .received, .reopened].map { balance[$0] }
    let went = [KPICounts.Flow.unrelated, .duplicate, .withdrawn, .resolved, .openAtEnd].map {
      balance[$0]
    }
    return "\(came.reduce(0, +)) came or were open, \(went.reduce(0, +)) went or are open"
  }
}
