public import Facts

/// What a published report says beyond its figures.
public struct ReportAppendix: Sendable {
  /// What became of the figures of the report before; nil where none was published before, or that is
  /// not known.
  public var changes: [Change]?
  /// What the office writes to go with the figures.
  public var narrative: Narrative?
  /// How it stands in the ledger; nil where it is only looked at.
  public var seal: Seal?

  public init(changes: [Change]? = nil, narrative: Narrative? = nil, seal: Seal? = nil) {
    self.changes = changes
    self.narrative = narrative
    self.seal = seal
  }

  /// A report that is only looked at.
  public static let draft = ReportAppendix()

  /// A published figure that reads differently now, and the facts that changed it.
  public struct Change: Sendable, Hashable {
    /// Where the figure stands in the report's JSON, such as `by_status.resolved`.
    public let figure: String
    public let was: String
    public let isNow: String
    public let facts: [SequenceNumber]

    public init(figure: String, was: String, isNow: String, facts: [SequenceNumber]) {
      self.figure = figure
      self.was = was
      self.isNow = isNow
      self.facts = facts
    }
  }

  /// Where a published report stands, and what it can be checked with.
  public struct Seal: Sendable {
    /// What its files are called, without ending.
    public let name: String
    /// The fact that published it.
    public let fact: SequenceNumber
    /// The version of the rules by which its figures are made.
    public let rules: UInt16
    /// The edition that it restates, and why.
    public let restates: SequenceNumber?
    public let reason: String?
    /// The signed note over the checkpoint that it stands under.
    public let signedNote: String

    public init(
      name: String, fact: SequenceNumber, rules: UInt16, restates: SequenceNumber?,
      reason: String?, signedNote: String
    ) {
      self.name = name
      self.fact = fact
      self.rules = rules
      self.restates = restates
      self.reason = reason
      self.signedNote = signedNote
    }
  }
}
