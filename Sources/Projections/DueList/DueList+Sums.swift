public import Projection

extension DueList {
  /// What only the period that a report is about has: promises that are open at its end.
  public static let ownSums = [
    FigureSum("open_promises", counting: Measure.openCommitments) { _, _ in true }
  ]
}
