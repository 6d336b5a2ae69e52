internal import EventLog
internal import Facts

/// Reads the subject index once, in its own order: whether it numbers the facts about each subject
/// from 0 without gap, in the order in which they were recorded, and what it says altogether.
struct IndexCheck {
  private(set) var placed = PlacementSum()
  private var isInOrder = true
  private var last: IndexEntry?
  /// Why it could not be read to its end.
  private(set) var brokenOff: String?

  /// - Parameter progress: told after each so many entries.
  mutating func run(
    _ snapshot: borrowing Snapshot, each step: UInt64, _ progress: () throws -> Void
  ) throws {
    try snapshot.forEachIndexEntry { entry in
      take(entry)
      if placed.count % step == 0 { try progress() }
      return true
    }
  }

  mutating func breakOff(_ reason: String) {
    brokenOff = reason
    isInOrder = false
  }

  private mutating func take(_ entry: IndexEntry?) {
    guard let entry else {
      isInOrder = false
      return
    }
    placed.add(entry.subject, entry.revision, entry.sequence)
    if let last, last.subject == entry.subject {
      let follows =
        UInt64(entry.revision.rawValue) == UInt64(last.revision.rawValue) + 1
        && entry.sequence > last.sequence
      isInOrder = isInOrder && follows
    } else {
      isInOrder = isInOrder && entry.revision.rawValue == 0
    }
    last = entry
  }

  /// Whether the index says of every fact what the facts say, and of nothing else; then the facts,
  /// too, are numbered without gap.
  func agrees(with facts: PlacementSum) -> Bool { isInOrder && placed == facts }
}
