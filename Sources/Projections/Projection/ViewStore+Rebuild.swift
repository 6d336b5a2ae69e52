public import EventLog
internal import Facts
internal import Grievances
internal import LMDB
internal import Synchronization

extension ViewStore {
  /// Makes views anew from one replay of the log, each beside the one that is there, which readers
  /// see until the new one is whole. A projection that cannot read a fact goes as far as that.
  /// - Parameter progress: told how many facts of how many have been read, and while rows are written
  ///   again and again that all have been; by one thread at a time. What it throws ends the rebuild.
  /// - Throws: `EventLogError`, `UnusableRules`, `LMDBError`. Views not yet swapped are then as before.
  @discardableResult
  public func rebuild(
    _ views: [AnyProjection], from log: EventLog,
    progress: @Sendable (_ done: UInt64, _ of: UInt64) throws -> Void = { _, _ in }
  ) throws -> Rebuilt {
    let replayed = try Replayed(views, log, progress: progress)
    let known = replayed.reading.cut.known
    let next = Atomic(0)
    let beat = Mutex(())
    let rows = Mutex([Int](repeating: 0, count: views.count))
    // One writes at a time; meanwhile the other adds up and encodes.
    try inParallel(2) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < replayed.folds.count else { return }
        let count = try replayed.folds[index].store(in: self) {
          try beat.withLock { _ in try progress(known, known) }
        }
        rows.withLock { $0[index] = count }
      }
    }
    return Rebuilt(
      reading: replayed.reading, folding: replayed.duration, rows: rows.withLock { $0 })
  }

  /// What a rebuild did.
  public struct Rebuilt: Sendable {
    public let reading: Reading
    /// How long the replay took, without the writing.
    public let folding: Duration
    /// The number of rows of each view.
    public let rows: [Int]
  }
}

/// Folds of several projections after a replay; those that had to stop, replayed up to there.
// The folds are shared between threads, each used by one.
struct Replayed: @unchecked Sendable {
  let reading: Reading
  let duration: Duration
  let folds: [any KeptFold]

  init(
    _ views: [AnyProjection], _ log: EventLog, cut: Cut = .none,
    progress: (_ done: UInt64, _ of: UInt64) throws -> Void = { _, _ in }
  ) throws {
    let start = ContinuousClock.now
    var folds = views.map { $0.begin() }
    reading = try Replay.run(log, cut: cut, into: folds, progress: progress)
    for index in folds.indices {
      guard let stop = folds[index].stop else { continue }
      let upToThere = views[index].begin()
      _ = try Replay.run(log, cut: Cut(known: stop.sequence.rawValue), into: [upToThere])
      upToThere.stop = stop
      folds[index] = upToThere
    }
    self.folds = folds
    duration = ContinuousClock.now - start
  }
}

/// A fold whose view can be stored, or compared with the one that is stored.
public protocol KeptFold: AnyFold {
  var stop: UnreadableFact? { get set }

  /// Puts the view in the place of the stored one.
  /// - Parameter beat: called before each transaction; what it throws ends the writing.
  /// - Returns: the number of its rows.
  func store(in store: ViewStore, beat: () throws -> Void) throws -> Int

  /// What the rows say of their subjects.
  /// - Throws: `ReplayError` as `Fold.view()` does.
  func attributes() throws -> SubjectAttributes

  /// The first thing in which the stored view differs; nil where it is the same.
  func difference(from store: ViewStore) throws -> ViewDifference?
}

extension Fold: KeptFold {
  public func attributes() throws -> SubjectAttributes { try SubjectAttributes(view()) }

  public func store(in store: ViewStore, beat: () throws -> Void) throws -> Int {
    let view = try folded()
    let tables = try store.tables(of: P.name)
    let slot = try store.beginRebuild(of: P.name, tables)
    try writeRows(of: view, slot, tables, store, beat)
    // On this thread alone: the other one has another view.
    let tallied = try view.tallied(threads: 1)
    let entries = SortedEntries(tallied)
    try beat()
    let checkpoint = ViewCheckpoint(
      version: P.version, rowByteCount: UInt32(P.Row.byteCount), position: view.reading.cut.known,
      root: view.reading.root, frontier: view.reading.frontier, rows: UInt64(view.rows.count),
      slot: UInt8(slot.number), stop: stop)
    let table = tables.slots[slot.number]
    try store.environment.write { transaction in
      try transaction.requireRebuild(slot, of: P.name, tables)
      try entries.append(to: table, in: &transaction)
      try transaction.put(checkpoint, of: P.name, tables)
      try transaction.clear(tables.slots[1 - slot.number])
      try transaction.endRebuild(of: P.name, tables)
    }
    return view.rows.count
  }

  /// Writes all rows, batch by batch.
  private func writeRows(
    of view: View<P>, _ slot: RebuildSlot, _ tables: ViewStore.Tables, _ store: ViewStore,
    _ beat: () throws -> Void
  ) throws {
    let table = tables.slots[slot.number]
    var encoded = EncodedRows()
    var next = view.encode(from: 0, into: &encoded)
    while !encoded.blocks.isEmpty {
      try beat()
      try store.environment.write { [encoded] transaction in
        try transaction.requireRebuild(slot, of: P.name, tables)
        for block in encoded.blocks {
          let bytes = encoded.bytes.raw.extracting(block.range)
          try transaction.put(ViewKey.block(block.number).raw, bytes, in: table, .append)
        }
      }
      encoded.removeAll()
      next = view.encode(from: next, into: &encoded)
    }
  }
}

/// The ordered list and the sums of a view, made ready outside of the transaction that they are written
/// in: there are some hundred thousand of them, and others wait to write.
private struct SortedEntries {
  private var list: [UInt8] = []
  private var cells: [UInt8] = []

  private static let listKey = 1 + ListedSubject.byteCount
  private static let cellKey = 1 + Cell.byteCount
  private static let sum = 8

  init(_ tallied: Tallied) {
    list.reserveCapacity(tallied.listed.count * Self.listKey)
    for subject in tallied.listed.sorted() {
      list.append(ViewKey.list)
      subject.append(to: &list)
    }
    let ordered = tallied.cells.ordered
    cells.reserveCapacity(ordered.count * (Self.cellKey + Self.sum))
    for (cell, sum) in ordered {
      cells.append(ViewKey.cells)
      cell.append(to: &cells)
      cells.appendLittleEndian(sum)
    }
  }

  func append(to table: Table, in transaction: inout WriteTransaction) throws {
    let nothing: [UInt8] = []
    for start in stride(from: 0, to: list.count, by: Self.listKey) {
      let key = list.raw.extracting(start..<start + Self.listKey)
      try transaction.put(key, nothing.raw, in: table, .append)
    }
    for start in stride(from: 0, to: cells.count, by: Self.cellKey + Self.sum) {
      let end = start + Self.cellKey
      let (key, sum) = (
        cells.raw.extracting(start..<end), cells.raw.extracting(end..<end + Self.sum)
      )
      try transaction.put(key, sum, in: table, .append)
    }
  }
}

/// The table that a rebuild fills, and its mark in the file: who begins later takes over.
struct RebuildSlot {
  let number: Int
  let mark: UInt64
}

extension ViewStore {
  /// Empties the table that is not read, and marks it as being filled.
  fileprivate func beginRebuild(of view: String, _ tables: Tables) throws -> RebuildSlot {
    let mark = UInt64.random(in: 1 ... .max)
    return try environment.write { transaction in
      let live = try transaction.checkpoint(of: view, tables)?.slot
      let slot = RebuildSlot(number: live == 0 ? 1 : 0, mark: mark)
      try transaction.clear(tables.slots[slot.number])
      var bytes: [UInt8] = []
      bytes.appendLittleEndian(mark)
      try transaction.put(
        WriteTransaction.markKey(view).raw, bytes.raw, in: tables.checkpoints, .upsert)
      return slot
    }
  }
}

extension WriteTransaction {
  fileprivate static func markKey(_ view: String) -> [UInt8] { Array("\(view)/".utf8) }

  /// - Throws: `RebuildOvertaken` where another rebuild of the view has begun since.
  fileprivate func requireRebuild(
    _ slot: RebuildSlot, of view: String, _ tables: ViewStore.Tables
  ) throws {
    let mark = try value(of: Self.markKey(view), in: tables.checkpoints) { $0.unsignedWord(at: 0) }
    guard mark == slot.mark else { throw RebuildOvertaken(view: view) }
  }

  fileprivate mutating func endRebuild(of view: String, _ tables: ViewStore.Tables) throws {
    _ = try delete(Self.markKey(view).raw, in: tables.checkpoints)
  }
}

/// Someone else began to rebuild the same view, and will finish it.
public struct RebuildOvertaken: Error, Hashable, CustomStringConvertible {
  public let view: String
  public var description: String {
    "another rebuild of the view \(view) has begun and goes on; the view is as it was until then"
  }
}
