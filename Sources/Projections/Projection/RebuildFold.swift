internal import EventLog
internal import Facts
internal import Grievances
internal import Synchronization

/// A view that is made anew: the rows of each stretch are added up and encoded as soon as they are
/// folded, and none is kept.
protocol RebuildFolding: Folding {
  var stop: UnreadableFact? { get set }

  /// What a thread has encoded of the stretch that it folded last; nil where the view has no row there.
  func takeRows(worker: Int) -> EncodedRows?

  /// What is to be stored behind the rows, in order.
  func rebuilt(in slot: RebuildSlot) throws -> RebuiltView
}

/// See `RebuildFolding`. Not to be shared between replays.
final class RebuildFold<P: Projection>: RebuildFolding {
  private let passes: RowPasses<P>
  private let rules: Rules
  /// One for each thread of the replay.
  private let shares: [Share]
  /// Of all threads: cells of their own would be twice as many, and lie beyond the cache.
  private let tallied = Mutex(Tallied())
  private var reading: Reading?
  var stop: UnreadableFact?

  private final class Share {
    /// Of the stretch that is being folded.
    let rows = RowStore<P.Row>()
    var encoded: EncodedRows?
    var count = 0
  }

  /// - Parameter rules: as they are known at the cut of the replay.
  init(_ passes: RowPasses<P>, _ rules: Rules) {
    self.passes = passes
    self.rules = rules
    shares = (0..<Replay.threads).map { _ in Share() }
  }

  var subjects: Subject.Kind { P.subjects }

  var keepsRows: Bool { false }

  func fold(_ histories: Histories, worker: Int, _ window: Window) {
    passes.fold(shares[worker].rows, histories, window)
  }

  func end(_ part: Roll.Part, worker: Int) {
    let share = shares[worker]
    guard let rows = share.rows.parts.popLast()?.rows else { return }
    tallied.withLock { passes.tally(rows, part.subjects[...], rules, &$0) }
    var encoded = passes.encode(rows, part.subjects)
    encoded.completeInner()
    share.encoded = encoded
    share.count += rows.count
  }

  func takeRows(worker: Int) -> EncodedRows? {
    defer { shares[worker].encoded = nil }
    return shares[worker].encoded
  }

  func finish(_ reading: Reading, _ roll: Roll) {
    stop = reading.notices.first { $0.stops(kinds: P.kinds, about: P.subjects) }
    self.reading = reading
  }

  func rebuilt(in slot: RebuildSlot) throws -> RebuiltView {
    guard let reading else { throw ReplayError.notRun(view: P.name) }
    let count = shares.reduce(0) { $0 + $1.count }
    let checkpoint = ViewCheckpoint(
      version: P.version, rowByteCount: UInt32(P.Row.byteCount), position: reading.cut.known,
      root: reading.root, frontier: reading.frontier, rows: UInt64(count),
      slot: UInt8(slot.number), stop: stop)
    return RebuiltView(
      slot: slot, entries: tallied.withLock { SortedEntries($0) }, checkpoint: checkpoint)
  }
}
