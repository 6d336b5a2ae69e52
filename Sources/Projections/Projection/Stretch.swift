internal import EventLog
internal import Facts
internal import Synchronization

/// Subjects that follow each other, with the positions of all facts about each: the unit in which the
/// threads of a replay share the work, and in which rows are kept.
struct Stretch {
  let number: Int
  private(set) var subjects: [Subject] = []
  /// Where the positions of each subject end.
  private var ends: [Int] = []
  private var positions: [UInt64] = []

  /// Small enough that the threads are done at about the same time.
  static let factCount = 8_192

  fileprivate init(_ number: Int) {
    self.number = number
    positions.reserveCapacity(Self.factCount + 256)
  }

  /// The number of facts.
  var count: Int { positions.count }

  /// The positions of the facts about some subjects, in order.
  func positions(of range: Range<Int>) -> ArraySlice<UInt64> {
    let start = range.lowerBound > 0 ? ends[range.lowerBound - 1] : 0
    return positions[start..<(range.isEmpty ? start : ends[range.upperBound - 1])]
  }

  /// So many facts are read at a time: enough to make the dispatch cheap, few enough for the cache.
  private static let readAtATime = 256

  /// Where the subjects to be read together end: those of one kind, with not too many facts.
  func end(from first: Int, _ kind: Subject.Kind?) -> Int {
    let start = first > 0 ? ends[first - 1] : 0
    var end = first + 1
    while end < subjects.count, ends[end] - start <= Self.readAtATime, subjects[end].kind == kind {
      end += 1
    }
    return end
  }

  fileprivate var isFull: Bool { positions.count >= Self.factCount }

  /// - Returns: false where a revision is missing before.
  fileprivate mutating func add(_ entry: IndexEntry) -> Bool {
    if subjects.last != entry.subject {
      subjects.append(entry.subject)
      ends.append(positions.count)
    }
    let start = subjects.count > 1 ? ends[subjects.count - 2] : 0
    guard Int(entry.revision.rawValue) == positions.count - start else { return false }
    positions.append(entry.sequence.rawValue)
    ends[subjects.count - 1] = positions.count
    return true
  }
}

/// Deals out the index of subjects, stretch by stretch, to whoever asks next.
///
/// The index decides which facts are folded, so a replay that ends well has made sure of it: each
/// entry's fact has that subject and that revision (`Worker`), and there are as many entries as facts.
/// Then every fact has one entry.
final class StretchDealer: Sendable {
  private struct Progress {
    var number = 0
    var next: Subject?
    var isAtEnd = false
    var facts: UInt64 = 0
  }

  private let known: UInt64
  private let progress = Mutex(Progress())
  /// What is wrong where the index does not fit the facts.
  let damage: EventLogError

  /// - Parameter known: only facts below this position are dealt out.
  init(_ log: EventLog, known: UInt64) {
    self.known = known
    damage = .damaged(what: "the index of subjects", place: log.directory)
  }

  /// How many facts have been dealt out.
  var facts: UInt64 { progress.withLock(\.facts) }

  var isAtEnd: Bool { progress.withLock(\.isAtEnd) }

  /// The next stretch, or nil where there is none.
  /// - Throws: `EventLogError.damaged` where the index does not fit the facts.
  func next(_ snapshot: borrowing Snapshot) throws -> Stretch? {
    try progress.withLock { progress in
      guard !progress.isAtEnd else { return nil }
      var stretch = Stretch(progress.number)
      progress.isAtEnd = true
      try snapshot.forEachIndexEntry(from: progress.next) { entry in
        guard let entry else { throw damage }
        guard !stretch.isFull || stretch.subjects.last == entry.subject else {
          progress.next = entry.subject
          progress.isAtEnd = false
          return false
        }
        // Facts that came later are the last of their subject.
        guard entry.sequence.rawValue < known else { return true }
        guard stretch.add(entry) else { throw damage }
        return true
      }
      progress.number += 1
      progress.facts += UInt64(stretch.count)
      guard !progress.isAtEnd || progress.facts == known else { throw damage }
      return stretch
    }
  }
}
