internal import Facts
public import WorkingDays

/// The facts about one subject as they are to be read: with corrections in the place of what they
/// correct, without what was retracted, in the order in which things happened.
public enum History {
  /// What a cut sees of a subject's facts, in the order in which they are folded; see `settle`.
  /// - Parameter entries: every fact about the subject, in the order in which they were recorded.
  public static func effective(_ entries: [Entry], cut: Cut = .none) -> [Entry] {
    var entries = entries.filter { $0.fact.sequence.rawValue < cut.known }
    return Array(entries[settle(&entries, in: entries.indices, through: cut.through)])
  }

  /// All facts in the order in which things happened, for the rules to judge.
  static func told(_ entries: [Entry]) -> [Entry] {
    var entries = entries
    var range = entries.indices
    if entries.contains(where: \.changesOthers) { restate(&entries, &range) }
    order(&entries, range)
    return Array(entries[range])
  }

  /// Puts a subject's facts, which lie together in an array, in the order in which they are folded.
  ///
  /// Corrections, retractions and the link of a duplicate say how the rest is to be read: they are
  /// seen by when they were recorded alone, and a link counts from the first fact on. What they
  /// leave is cut by the day it happened on. A number that was voided has no history. Each then says where
  /// the grievance stands after it. Costs a sort.
  /// - Parameters:
  ///   - range: where the subject's facts lie, in the order in which they were recorded.
  ///   - last: the last day of what happened that is seen.
  /// - Returns: where those lie that are folded; what is left of the range holds nothing of use.
  public static func settle(
    _ entries: inout [Entry], in range: Range<Int>, through last: CivilDay = .distantFuture
  ) -> Range<Int> {
    let (isPlain, isOrdered, isSeen) = look(entries.span.extracting(range), through: last)
    var range = range
    if !(isPlain && isOrdered && isSeen) {
      range = arrange(&entries, range, isPlain: isPlain, isSeen: isSeen, through: last)
    }
    stand(&entries, range)
    return range
  }

  /// Puts facts in order that cannot be read as they come.
  /// - Returns: where those lie that are folded.
  private static func arrange(
    _ entries: inout [Entry], _ range: Range<Int>, isPlain: Bool, isSeen: Bool,
    through last: CivilDay
  ) -> Range<Int> {
    var range = range
    if !isPlain { restate(&entries, &range) }
    let links = isPlain ? [] : entries[range].filter(\.isLink)
    if !links.isEmpty || !isSeen {
      keep(&entries, &range) { !$0.isLink && $0.fact.occurredOn <= last }
    }
    order(&entries, range)
    guard let first = range.first else { return range }
    if case .numberVoided = entries[first].event { return first..<first }
    guard !links.isEmpty else { return range }
    let day = entries[first].fact.occurredOn
    let settled = [entries[first]] + links.map { $0.moved(to: day) } + entries[range.dropFirst()]
    range = first..<first + settled.count
    entries.replaceSubrange(range, with: settled)
    return range
  }

  /// Notes where the grievance stands after each of its facts.
  private static func stand(_ entries: inout [Entry], _ range: Range<Int>) {
    var standing = Standing()
    var entries = entries.mutableSpan
    for index in range {
      standing.apply(entries[index].event)
      entries[index].standing = standing
    }
  }

  /// Whether facts can be read as they come, their days are in order, and all are seen.
  private static func look(
    _ entries: Span<Entry>, through last: CivilDay
  ) -> (isPlain: Bool, isOrdered: Bool, isSeen: Bool) {
    var (isPlain, isOrdered) = (true, true)
    var (day, highest) = (CivilDay.distantPast, CivilDay.distantPast)
    for index in entries.indices {
      if entries[index].isPeculiar { isPlain = false }
      let next = entries[index].fact.occurredOn
      if next < day { isOrdered = false }
      highest = max(highest, next)
      day = next
    }
    return (isPlain, isOrdered, highest <= last)
  }

  /// Puts corrections in the place of what they correct, and takes out what was retracted.
  private static func restate(_ entries: inout [Entry], _ range: inout Range<Int>) {
    let start = range.lowerBound
    var isDropped = [Bool](repeating: false, count: range.count)
    for index in range where entries[index].isRetraction {
      isDropped[index - start] = true
      if let mistake = place(of: entries[index].fact.about, in: entries[range]) {
        isDropped[mistake - start] = true
      }
    }
    for index in range where entries[index].isCorrection {
      defer { isDropped[index - start] = true }
      // Recorded in order, so that of several corrections the last one stays.
      guard !isDropped[index - start],
        let original = place(of: entries[index].fact.about, in: entries[range]),
        original < index, !isDropped[original - start]
      else { continue }
      entries[original] = correction(entries[index], of: entries[original])
    }
    var next = start
    for index in range where !isDropped[index - start] {
      if next != index { entries[next] = entries[index] }
      next += 1
    }
    range = start..<next
  }

  /// Where the fact with a sequence stands, by halving: entries lie in the order of their places.
  private static func place(
    of sequence: SequenceNumber?, in entries: ArraySlice<Entry>
  ) -> Int? {
    guard let sequence else { return nil }
    var low = entries.startIndex
    var high = entries.endIndex
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].place < sequence { low = middle + 1 } else { high = middle }
    }
    return low < entries.endIndex && entries[low].place == sequence ? low : nil
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
    _ entries: inout [Entry], _ range: inout Range<Int>, _ isKept: (Entry) -> Bool
  ) {
    var next = range.lowerBound
    for index in range where isKept(entries[index]) {
      if next != index { entries[next] = entries[index] }
      next += 1
    }
    range = range.lowerBound..<next
  }

  /// Sorts by day, and within a day by place. A history is short, and mostly in order.
  private static func order(_ entries: inout [Entry], _ range: Range<Int>) {
    guard range.count < 64 else {
      entries[range].sort { $0.precedes($1) }
      return
    }
    for index in range {
      var place = index
      while place > range.lowerBound, entries[place].precedes(entries[place - 1]) {
        entries.swapAt(place, place - 1)
        place -= 1
      }
    }
  }
}

extension Entry {
  /// Whether it says how other facts are to be read, and is itself not one that happened.
  fileprivate var changesOthers: Bool { isCorrection || isRetraction }

  fileprivate var isRetraction: Bool {
    if case .retracted = event { true } else { false }
  }

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
