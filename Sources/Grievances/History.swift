internal import Facts
public import WorkingDays

/// The facts about one subject as they are to be read: with corrections in the place of what they
/// correct, without what was retracted, in the order in which things happened.
public enum History {
  /// - Parameter entries: every fact about the subject, in the order in which they were recorded.
  /// - Returns: what a cut sees of them, ordered by the day and then the place of each.
  ///
  /// Corrections and retractions are seen by when they were recorded alone; what they leave is then
  /// cut by the day it happened on. Costs a sort.
  public static func effective(_ entries: [Entry], cut: Cut = .none) -> [Entry] {
    let known = entries.filter { $0.fact.sequence.rawValue < cut.known }
    let retracted = Set(known.filter { $0.event == .retracted }.compactMap(\.fact.about))
    var standing: [SequenceNumber: Entry] = [:]
    for entry in known where !retracted.contains(entry.fact.sequence) {
      if entry.event == .retracted { continue }
      guard entry.isCorrection else {
        standing[entry.fact.sequence] = entry
        continue
      }
      // Recorded in order, so that of several corrections the last one stays.
      guard let original = entry.fact.about, let corrected = standing[original] else { continue }
      standing[original] = correction(entry, of: corrected)
    }
    return standing.values
      .filter { $0.fact.occurredOn <= cut.through }
      .sorted { $0.precedes($1) }
  }

  private static func correction(_ entry: Entry, of corrected: Entry) -> Entry {
    var entry = entry
    entry.place = corrected.place
    // A correction that brings no words leaves the words as they were.
    entry.words = entry.words ?? corrected.words
    return entry
  }

  /// Whether a fact can be folded as it comes, given the last day folded for its subject; if not,
  /// the subject's history must be put in order and folded anew.
  public static func continues(_ entry: borrowing Entry, after lastDay: CivilDay) -> Bool {
    !entry.isCorrection && entry.event != .retracted && entry.fact.occurredOn >= lastDay
  }
}
