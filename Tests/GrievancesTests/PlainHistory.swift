import Facts
import Grievances
import WorkingDays

/// What `History.effective` does in place, done the plain way: with a dictionary and a sort.
enum PlainHistory {
  /// What a cut sees of a subject's facts, in the order in which they are folded.
  ///
  /// Corrections, retractions and the link of a duplicate say how the rest is to be read: they are
  /// seen by when they were recorded alone, and a link counts from the first fact on. What they
  /// leave is cut by the day it happened on. A number that was voided has no history. Costs a sort.
  /// - Parameter entries: every fact about the subject, in the order in which they were recorded.
  static func effective(_ entries: [Entry], cut: Cut = .none) -> [Entry] {
    let entries = standing(entries.filter { $0.fact.sequence.rawValue < cut.known })
    let links = entries.filter { $0.isLink }
    let happened = entries.filter { !$0.isLink && $0.fact.occurredOn <= cut.through }
      .sorted { $0.precedes($1) }
    guard let first = happened.first, first.event != .numberVoided else { return [] }
    let counted = links.map { $0.moved(to: first.fact.occurredOn) }
    var told = [first] + counted + happened.dropFirst()
    var standing = Standing()
    for index in told.indices {
      standing.apply(told[index].event)
      told[index].standing = standing
    }
    return told
  }

  /// The facts that stand: corrected, and without what was retracted; in no order.
  private static func standing(_ entries: [Entry]) -> [Entry] {
    guard !isPlain(entries) else { return entries }
    let retracted = Set(entries.filter { $0.event == .retracted }.compactMap(\.fact.about))
    var standing: [SequenceNumber: Entry] = [:]
    for entry in entries where !retracted.contains(entry.fact.sequence) {
      if entry.event == .retracted { continue }
      guard entry.isCorrection else {
        standing[entry.fact.sequence] = entry
        continue
      }
      // Recorded in order, so that of several corrections the last one stays.
      guard let original = entry.fact.about, let corrected = standing[original] else { continue }
      standing[original] = correction(entry, of: corrected)
    }
    return Array(standing.values)
  }

  /// Whether nothing is corrected or retracted, as with nearly every subject.
  private static func isPlain(_ entries: [Entry]) -> Bool {
    entries.allSatisfy { !$0.isCorrection && $0.event != .retracted }
  }

  private static func correction(_ entry: Entry, of corrected: Entry) -> Entry {
    var entry = entry
    entry.place = corrected.place
    entry.answers = corrected.answers
    // A correction that brings no words leaves the words as they were.
    entry.words = entry.words ?? corrected.words
    return entry
  }
}

extension Entry {
  fileprivate func moved(to day: CivilDay) -> Entry {
    var entry = self
    entry.fact.occurredOn = day
    return entry
  }

  fileprivate var isLink: Bool {
    if case .duplicateLinked = event { true } else { false }
  }
}
