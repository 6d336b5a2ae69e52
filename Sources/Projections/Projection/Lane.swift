internal import EventLog
internal import Facts
internal import Grievances
internal import LMDB
internal import WorkingDays

/// What one thread of a replay does for the subjects of one kind.
///
/// The log is taken in stretches. Of each stretch a lane gathers the facts about its subjects, puts
/// those of each subject in order, corrected, and hands them on in batches. So a row is fetched once
/// a stretch, and what arrives late or is put right within the stretch costs no more than the rest.
/// A subject that needs more than this stretch to be told in order is folded anew at the end.
final class Lane {
  private let index: Int
  private let folds: [any Folding]
  private let window: Window
  private let cut: Cut

  private(set) var table = SubjectTable()
  private var states: [State] = []
  private var batch = Batch()
  /// The facts of the stretch that are this lane's, each with the one before it about its subject.
  private var links: [Link] = []
  private var touched: [Int32] = []
  /// The facts about one subject, newest first.
  private var chain: [Int32] = []
  private(set) var unreadable: [UnreadableFact] = []

  private struct Link {
    let place: Int32
    let previous: Int32
  }

  private struct State {
    var lastDay = CivilDay.distantPast
    /// The last link of this stretch, or -1.
    var head: Int32 = -1
    var isSeen = false
    /// Something of the subject is visible, so it has a row.
    var isPresent = false
    /// To be folded anew at the end.
    var isDisordered = false
  }

  init(_ index: Int, _ folds: [any Folding], _ window: Window, _ cut: Cut) {
    self.index = index
    self.folds = folds
    self.window = window
    self.cut = cut
  }

  /// Takes note of a fact of the stretch, which stands at a place of its run.
  func gather(_ number: Int32, _ subject: Subject) {
    let place = table.place(of: subject)
    if place == states.count { states.append(State()) }
    let previous = states[place].head
    if previous < 0 { touched.append(Int32(truncatingIfNeeded: place)) }
    states[place].head = Int32(truncatingIfNeeded: links.count)
    links.append(Link(place: number, previous: previous))
  }

  /// Folds what was gathered of a stretch.
  func foldGathered(_ run: borrowing EntryRun) {
    for place in touched { order(Int(place), run) }
    flush()
    links.removeAll(keepingCapacity: true)
    touched.removeAll(keepingCapacity: true)
  }

  /// Adds a subject's facts of the stretch to the batch, as they are to be folded.
  private func order(_ place: Int, _ run: borrowing EntryRun) {
    var state = states[place]
    let start = batch.entries.count
    read(chainEndingAt: state.head, run)
    state.head = -1
    defer {
      states[place] = state
      if batch.entries.count >= Batch.size { flush() }
    }
    if state.isDisordered || state.isSeen && needsThePast(from: start) {
      state.isDisordered = true
      return drop(from: start)
    }
    let isPeculiar = batch.entries[start...].contains(where: \.isPeculiar)
    History.settle(&batch.entries, from: start, through: cut.through)
    state.isSeen = true
    guard start < batch.entries.count else {
      // What was taken back or voided here, a later fact may bring back.
      state.isDisordered = isPeculiar
      return
    }
    guard batch.entries[start].fact.occurredOn >= state.lastDay else {
      state.isDisordered = true
      return drop(from: start)
    }
    state.lastDay = batch.entries[batch.entries.count - 1].fact.occurredOn
    state.isPresent = true
    for _ in start..<batch.entries.count {
      batch.places.append(Int32(truncatingIfNeeded: place))
    }
  }

  /// Reads the facts of a chain, oldest first.
  private func read(chainEndingAt head: Int32, _ run: borrowing EntryRun) {
    var next = head
    while next >= 0 {
      let link = links[Int(next)]
      next = link.previous
      chain.append(link.place)
    }
    while let place = chain.popLast() { read(run, Int(place)) }
  }

  private func read(_ run: borrowing EntryRun, _ place: Int) {
    guard let fact = Fact(run[place]) else { return }
    do throws(Unreadable) { batch.entries.append(try Entry(fact)) } catch {
      unreadable.append(UnreadableFact(fact, error))
    }
  }

  /// Whether the new facts say how older ones are to be read, or restate or undo one of them.
  private func needsThePast(from start: Int) -> Bool {
    let new = batch.entries[start...]
    return new.contains { entry in
      guard entry.isPeculiar else { return false }
      guard entry.isCorrection || entry.event == .retracted else { return true }
      return !new.contains { $0.fact.sequence == entry.fact.about }
    }
  }

  private func drop(from start: Int) {
    batch.entries.removeLast(batch.entries.count - start)
  }

  private func flush() {
    for fold in folds { fold.fold(batch, lane: index, window) }
    batch.entries.removeAll(keepingCapacity: true)
    batch.places.removeAll(keepingCapacity: true)
  }

  /// So many subjects are looked up in one read of the log, so that no reader lives long.
  private static let refoldedAtATime = 1_024

  /// Folds anew what could not be told in order, and gives back what was only needed meanwhile.
  func finish(_ log: EventLog) throws {
    (batch, links, touched) = (Batch(), [], [])
    let places = states.indices.filter { states[$0].isDisordered }
    for start in stride(from: 0, to: places.count, by: Self.refoldedAtATime) {
      let some = places[start..<min(start + Self.refoldedAtATime, places.count)]
      try log.read { snapshot in
        for place in some {
          let entries = try snapshot.entries(about: table.subjects[place])
          let history = History.effective(entries, cut: cut)
          for fold in folds { fold.refold(place, lane: index, history, window) }
          states[place].isPresent = !history.isEmpty
        }
      }
    }
  }

  /// Hands over the subjects that have a row, in order, with their places.
  func forEachRow(_ body: (Subject, Int) -> Void) {
    table.forEachInOrder { subject, place in
      if states[place].isPresent { body(subject, place) }
    }
  }
}
