public import Facts

/// What a published report says beyond its figures: what became of those of the one before, and the
/// stored checkpoint under which it can be checked.
public struct Publication: Sendable {
  /// nil where no report was published before, or that is not known.
  public var changes: [Change]?
  /// The signed note over the checkpoint that the report stands under.
  public var signedNote: String?
  /// What the office writes to go with the figures.
  public var narrative: Narrative?

  public init(
    changes: [Change]? = nil, signedNote: String? = nil, narrative: Narrative? = nil
  ) {
    self.changes = changes
    self.signedNote = signedNote
    self.narrative = narrative
  }

  /// A report that is only looked at.
  public static let draft = Publication()

  /// A figure of the last report that reads differently today, and the facts that changed it.
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
}
