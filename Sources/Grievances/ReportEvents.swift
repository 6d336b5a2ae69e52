public import WorkingDays

/// What a published report pins, so that its figures can be made again to the byte. Open words:
/// figures, in canonical JSON (RFC 8785).
public struct PinnedReport: Sendable, Hashable {
  /// The first day of the period.
  public var from: CivilDay
  /// The last day of the period.
  public var through: CivilDay
  /// The number of facts that the figures see.
  public var known: UInt64
  /// The version of the rules by which the figures are made.
  public var rules: UInt16
  /// The version of the statute by which days are counted.
  public var statute: UInt16

  public init(from: CivilDay, through: CivilDay, known: UInt64, rules: UInt16, statute: UInt16) {
    self.from = from
    self.through = through
    self.known = known
    self.rules = rules
    self.statute = statute
  }
}

extension Event {
  /// What a published or restated report pins; nil for any other event.
  public var pinnedReport: PinnedReport? {
    switch self {
    case .reportPublished(let pinned), .reportRestated(let pinned): pinned
    default: nil
    }
  }
}
