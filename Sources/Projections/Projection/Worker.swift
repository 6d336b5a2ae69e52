internal import EventLog
internal import Facts
internal import Grievances
internal import LMDB

/// What one thread of a replay does: it takes stretches as they come, tells each subject's history once,
/// whole, and hands it to every projection that folds such subjects.
// Each is used by one thread at a time.
final class Worker: @unchecked Sendable {
  private let index: Int
  /// By the code of the kind of subject.
  private let folds: [[any Folding]]
  private let window: Window
  private let cut: Cut
  private let dealer: StretchDealer
  private let ended: @Sendable (_ stretch: Int, _ worker: Int, _ done: UInt64) throws -> Void
  private var memory = FinderMemory()
  private(set) var unreadable: [UnreadableFact] = []
  /// Where the facts about each of some subjects end.
  private var ends: [Int] = []
  /// By the code of their kind, the subjects that have a row.
  private(set) var present: [[Roll.Part]]

  init(
    _ index: Int, _ folds: [any Folding], _ window: Window, _ cut: Cut, _ dealer: StretchDealer,
    ended: @escaping @Sendable (_ stretch: Int, _ worker: Int, _ done: UInt64) throws -> Void
  ) {
    self.index = index
    self.dealer = dealer
    self.ended = ended
    // Each thread begins with another fold, so that they seldom wait for each other.
    let first = index * folds.count / Replay.threads
    let folds = folds[first...] + folds[..<first]
    self.folds = Subject.Kind.allCases.map { kind in folds.filter { $0.subjects == kind } }
    self.window = window
    self.cut = cut
    present = Subject.Kind.allCases.map { _ in [] }
  }

  /// Takes stretches, within one read of the log, until those below a number are dealt out.
  func take(before end: Int, of log: EventLog) throws {
    var histories = Histories()
    try log.read { snapshot in
      try snapshot.withFactFinder(&memory) { finder in
        while let stretch = try dealer.next(before: end, snapshot) {
          try fold(stretch, snapshot, &finder, &histories)
          try ended(stretch.number, index, dealer.facts)
        }
      }
    }
  }

  /// Subjects of a kind follow each other, and are folded some at a time.
  private func fold(
    _ stretch: Stretch, _ snapshot: borrowing Snapshot, _ finder: inout EntryFinder,
    _ histories: inout Histories
  ) throws {
    histories.stretch = stretch.number
    histories.capacity = stretch.subjects.count
    var part = Roll.Part(stretch: stretch.number)
    var next = 0
    while next < stretch.subjects.count {
      let kind = stretch.subjects[next].kind
      let end = stretch.end(from: next, kind)
      try snapshot.find(stretch.positions(of: next..<end), with: &finder)
      try tell(next..<end, of: stretch, finder, &histories, &part)
      let folds = kind.map { self.folds[Int($0.rawValue)] } ?? []
      // Rows and the roll are divided alike: where there is no row there is no part of either.
      if !histories.ranges.isEmpty {
        for fold in folds { fold.fold(histories, worker: index, window) }
      }
      next = end
      if let kind, next == stretch.subjects.count || stretch.subjects[next].kind != kind {
        if !folds.isEmpty, !part.subjects.isEmpty {
          if folds.contains(where: \.keepsRows) { present[Int(kind.rawValue)].append(part) }
          for fold in folds { fold.end(part, worker: index) }
        }
        part.subjects.removeAll()
      }
    }
  }

  /// Tells the histories of some subjects, each as it is to be folded.
  private func tell(
    _ range: Range<Int>, of stretch: Stretch, _ facts: borrowing EntryFinder,
    _ histories: inout Histories, _ part: inout Roll.Part
  ) throws {
    histories.makeRoom(for: facts.count)
    try read(range, of: stretch, facts, &histories)
    var start = 0
    for (subject, end) in zip(stretch.subjects[range], ends) {
      let settled = History.settle(&histories.entries, in: start..<end, through: cut.through)
      start = end
      // What is not visible has no row.
      guard !settled.isEmpty else { continue }
      histories.ranges.append(settled)
      part.subjects.append(subject)
    }
  }

  /// Reads the facts about some subjects, as they were recorded, and notes where those of each end.
  private func read(
    _ range: Range<Int>, of stretch: Stretch, _ facts: borrowing EntryFinder,
    _ histories: inout Histories
  ) throws {
    ends.removeAll(keepingCapacity: true)
    var entries = histories.entries.mutableSpan
    var place = 0
    var end = 0
    for index in range {
      let subject = stretch.subjects[index].rawValue
      for revision in 0..<stretch.count(of: index) {
        let bytes = facts[place]
        place += 1
        guard bytes.unsignedWord(at: 16) == subject,
          Int(bytes.unsignedInteger(at: 24)) == revision, let fact = Fact(bytes)
        else { throw dealer.damage }
        do throws(Unreadable) {
          try entries[end].read(fact)
          end += 1
        } catch {
          unreadable.append(UnreadableFact(fact, error))
        }
      }
      ends.append(end)
    }
  }
}
