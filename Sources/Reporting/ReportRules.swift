/// A version of the rules by which the figures of a report are made from the facts: what each figure
/// counts, how statistics are rounded, which keys there are (`docs/figures.md`).
///
/// A published report pins the version that it was made by. Where a rule changes, a version is added;
/// the old ones stay, because the reports that pin them must still be made to the byte.
public enum ReportRules: UInt16, Sendable, CaseIterable {
  case first = 1

  public static let current = ReportRules.first
}
