internal import Facts
public import WorkingDays

/// The facts about one subject as they are to be read: with corrections in the place of what they
/// correct, without what was retracted, in the order in which things happened.
public enum History {
  /// What a cut sees of a subject's facts, in the order in which they are folded; see `settle`.
  /// - Parameter entries: every fact about the subject, in the order in which they were recorded.
  public static func effective(_ entries: [Entry], cut: Cut = .none) -> [Entry] {
    var entries = entries.filter { $0.fact.sequence.rawValue < cut.known }
    settle(&entries, from: 0, through: cut.through)
    return entries
  }

  /// All facts in the order in which things happened, for the rules to judge.
  static func told(_ entries: [Entry]) -> [Entry] {
    var entries = entries
    if entries.contains(where: \.changesOthers) { restate(&entries, from: 0) }
    order(&entries, from: 0)
    return entries
  }

  /// Puts a subject's facts, which are the last entries of an array, in the order in which they are
  /// folded.
  ///
  /// Corrections, retractions and the link of a duplicate say how the rest is to be read: they are
  /// seen by when they were recorded alone, and a link counts from the first fact on. What they
  /// leave is cut by the day it happened on. A number that was voided has no history. Costs a sort.
  /// - Parameters:
  ///   - start: where the subject's facts begin, in the order in which they were recorded.
  ///   - last: the last day of what happened that is seen.
  public static func settle(
    _ entries: inout [Entry], from start: Int, through last: CivilDay = .distantFuture
  ) {
    var isPlain = true
    var isOrdered = true
    var isSeen = true
    var day = CivilDay.distantPast
    for index in start..<entries.count {
      if entries[index].isPeculiar { isPlain = false }
      let next = entries[index].fact.occurredOn
      if next < day { isOrdered = false }
      if next > last { isSeen = false }
      day = next
    }
    if isPlain && isOrdered && isSeen { return }
    if !isPlain { restate(&entries, from: start) }
    let links = isPlain ? [] : entries[start...].filter(\.isLink)
    if !links.isEmpty || !isSeen || !isPlain {
      keep(&entries, from: start) { !$0.isLink && $0.fact.occurredOn <= last }
    }
    order(&entries, from: start)
    guard !isPlain, start < entries.count else { return }
    guard entries[start].event != .numberVoided else {
      entries.removeLast(entries.count - start)
      return
    }
    let first = entries[start].fact.occurredOn
    entries.insert(contentsOf: links.map { $0.moved(to: first) }, at: start + 1)
  }

  /// Puts corrections in the place of what they correct, and takes out what was retracted.
  private static func restate(_ entries: inout [Entry], from start: Int) {
    var isDropped = [Bool](repeating: false, count: entries.count - start)
    for index in start..<entries.count where entries[index].event == .retracted {
      isDropped[index - start] = true
      if let mistake = place(of: entries[index].fact.about, in: entries, from: start) {
        isDropped[mistake - start] = true
      }
    }
    for index in start..<entries.count where entries[index].isCorrection {
      defer { isDropped[index - start] = true }
      // Recorded in order, so that of several corrections the last one stays.
      guard !isDropped[index - start],
        let original = place(of: entries[index].fact.about, in: entries, from: start),
        original < index, !isDropped[original - start]
      else { continue }
      entries[original] = correction(entries[index], of: entries[original])
    }
    var next = start
    for index in start..<entries.count where !isDropped[index - start] {
      if next != index { entries[next] = entries[index] }
      next += 1
    }
    entries.removeLast(entries.count - next)
  }

  /// Where the fact with a sequence stands, by halving: entries lie in the order of their places.
  private static func place(
    of sequence: SequenceNumber?, in entries: [Entry], from start: Int
  ) -> Int? {
    guard let sequence else { return nil }
    var low = start
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].place < sequence { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].place == sequence ? low : nil
  }

  private static func correction(_ entry: Entry, of corrected: Entry) -> Entry {
    var entry = entry
    entry.place = corrected.place
    entry.answers = corrected.answers
    // A correction that brings no words leaves the words as they were.
    entry.words = entry.words ?? corrected.words
    return entry
  }

  private static func keep(
    _ entries: inout [Entry], from start: Int, _ isKept: (Entry) -> Bool
  ) {
    var next = start
    for index in start..<entries.count where isKept(entries[index]) {
      if next != index { entries[next] = entries[index] }
      next += 1
    }
    entries.removeLast(entries.count - next)
  }

  /// Sorts by day, and within a day by place. A history is short, and mostly in order.
  private static func order(_ entries: inout [Entry], from start: Int) {
    guard entries.count - start < 64 else {
      entries[start...].sort { $0.precedes($1) }
      return
    }
    for index in start..<entries.count {
      var place = index
      while place > start, entries[place].precedes(entries[place - 1]) {
        entries.swapAt(place, place - 1)
        place -= 1
      }
    }
  }
}

extension Entry {
  /// Whether it says how other facts are to be read, and is itself not one that happened.
  fileprivate var changesOthers: Bool { isCorrection || event == .retracted }

  /// Whether a history that it stands in cannot be read as it comes, even where its days are in order.
  public var isPeculiar: Bool {
    if isCorrection { return true }
    switch event {
    case .retracted, .duplicateLinked, .numberVoided: return true
    default: return false
    }
  }

  fileprivate func moved(to day: CivilDay) -> Entry {
    var entry = self
    entry.fact.occurredOn = day
    return entry
  }

  fileprivate var isLink: Bool {
    if case .duplicateLinked = event { true } else { false }
  }
}
