/// A decision of the government known when this was written, for a ledger to record as facts.
public struct KnownDecision: Sendable, Hashable {
  /// Why the days of that year differ from the statute.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    case election
    case government
  }

  public let decision: CalendarDecision
  /// What the day off is called.
  public let name: String
  public let confidence: Confidence
  public let reason: Reason
}
