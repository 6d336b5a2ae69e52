internal import EventLog
internal import Facts
internal import Synchronization

/// Subjects that follow each other, with the positions of all facts about each: the unit in which the
/// threads of a replay share the work, and in which rows are kept.
struct Stretch {
  let number: Int
  private(set) var subjects: [Subject] = []
  /// Where the positions of each subject begin.
  private var starts: [Int] = []
  private var positions: [UInt64] = []
  /// No subject in it is below this one.
  private var lowest: Subject

  /// Small enough that the threads are done at about the same time.
  static let factCount = 8_192

  fileprivate init(_ number: Int, from first: Subject) {
    self.number = number
    lowest = first
    positions.reserveCapacity(Self.factCount + 256)
  }

  /// The number of facts.
  var count: Int { positions.count }

  /// The positions of the facts about some subjects, in order.
  func positions(of range: Range<Int>) -> ArraySlice<UInt64> {
    positions[start(of: range.lowerBound)..<start(of: range.upperBound)]
  }

  /// How many facts there are about a subject.
  func count(of index: Int) -> Int { start(of: index + 1) - start(of: index) }

  private func start(of index: Int) -> Int {
    index < starts.count ? starts[index] : positions.count
  }

  /// So many facts are read at a time: enough to make the dispatch cheap, few enough for the cache.
  private static let readAtATime = 256

  /// Where the subjects to be read together end: those of one kind, with not too many facts.
  func end(from first: Int, _ kind: Subject.Kind?) -> Int {
    let last = start(of: first) + Self.readAtATime
    var end = first + 1
    while end < subjects.count, start(of: end + 1) <= last, subjects[end].kind == kind { end += 1 }
    return end
  }

  fileprivate enum Taken {
    case all
    /// The stretch is full; this subject begins the next.
    case before(Subject)
    /// A revision is missing, or subjects are out of order.
    case misfit
  }

  /// Takes entries of the index, but those of facts that came later; they are the last of their subject.
  fileprivate mutating func take(_ portion: IndexPortion, below known: UInt64) -> Taken {
    for index in 0..<portion.count {
      let entry = portion[index]
      let isNew = subjects.last != entry.subject
      guard entry.subject >= lowest else { return .misfit }
      if isNew, positions.count >= Self.factCount { return .before(entry.subject) }
      guard entry.sequence.rawValue < known else { continue }
      if isNew {
        lowest = entry.subject
        subjects.append(entry.subject)
        starts.append(positions.count)
      }
      guard Int(entry.revision.rawValue) == positions.count - starts[starts.count - 1] else {
        return .misfit
      }
      positions.append(entry.sequence.rawValue)
    }
    return .all
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
    var next = Subject.ledger
    var isAtEnd = false
    var facts: UInt64 = 0
    var portion = IndexPortion()
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

  /// So many entries of the index are read at a time.
  private static let readAtATime = 1_024

  /// How many stretches have been dealt out.
  var stretches: Int { progress.withLock(\.number) }

  /// The next stretch, or nil where there is none with a number below `end`.
  /// - Throws: `EventLogError.damaged` where the index does not fit the facts.
  func next(before end: Int, _ snapshot: borrowing Snapshot) throws -> Stretch? {
    try progress.withLock { progress in
      guard !progress.isAtEnd, progress.number < end else { return nil }
      var stretch = Stretch(progress.number, from: progress.next)
      try fill(&stretch, &progress, snapshot)
      progress.number += 1
      progress.facts += UInt64(stretch.count)
      guard progress.facts <= known, !progress.isAtEnd || progress.facts == known else {
        throw damage
      }
      return stretch
    }
  }

  private func fill(
    _ stretch: inout Stretch, _ progress: inout Progress, _ snapshot: borrowing Snapshot
  ) throws {
    var subject = progress.next
    var revision = Revision(0)
    while !progress.isAtEnd {
      progress.isAtEnd = try !snapshot.readIndex(
        Self.readAtATime, from: subject, revision, into: &progress.portion)
      switch stretch.take(progress.portion, below: known) {
      case .all: break
      case .misfit: throw damage
      case .before(let next):
        progress.next = next
        progress.isAtEnd = false
        return
      }
      guard !progress.isAtEnd else { return }
      let last = progress.portion[progress.portion.count - 1]
      // Keys that are out of order would have it go round for ever.
      guard (last.subject, last.revision) >= (subject, revision), last.revision.rawValue < .max
      else { throw damage }
      (subject, revision) = (last.subject, Revision(last.revision.rawValue + 1))
    }
  }
}
