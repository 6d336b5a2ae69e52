/// How well a rule or a decision is attested.
public enum Confidence: String, Sendable, Hashable, CaseIterable {
  /// Confirmed by several independent sources.
  case high = "H"
  /// One good source.
  case medium = "M"
  /// Assumed.
  case low = "L"
}
