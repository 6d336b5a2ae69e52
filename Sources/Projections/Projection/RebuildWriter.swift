internal import Dispatch
internal import Facts
internal import LMDB
internal import Synchronization

/// Writes the rows of a rebuild behind the threads that fold and encode them, in the order of the
/// stretches, batch by batch.
final class RebuildWriter: Sendable {
  private let environment: Environment
  private let slots: [RebuildSlot]
  private let state: Mutex<State>
  private let failure = Mutex<(any Error)?>(nil)
  private let queue = DispatchQueue(label: "rows of a rebuild")
  /// So many batches may wait to be written; who makes one more waits for the first.
  private let room = DispatchSemaphore(value: 2)

  private struct State {
    var next = 0
    /// Stretches that were folded sooner than one before them.
    var early: [Int: [EncodedRows?]] = [:]
    /// One for each view.
    var sequences: [BlockSequence]
    var batch = Batch()
  }

  /// Blocks that are written in one transaction.
  private struct Batch: Sendable {
    private(set) var rows: [(view: Int, rows: EncodedRows)] = []
    private var byteCount = 0

    private static let limit = 4 << 20

    var isFull: Bool { byteCount >= Self.limit }

    mutating func add(_ rows: EncodedRows, of view: Int) {
      self.rows.append((view, rows))
      byteCount += rows.bytes.count
    }
  }

  init(_ environment: Environment, _ slots: [RebuildSlot]) {
    self.environment = environment
    self.slots = slots
    state = Mutex(State(sequences: slots.map { _ in BlockSequence() }))
  }

  /// Takes what a stretch gave each view. Waits where the disk is behind by some batches, so that memory
  /// stays bounded.
  /// - Throws: why something could not be written before.
  func take(_ stretch: Int, _ rows: [EncodedRows?]) throws {
    if let failure = failure.withLock(\.self) { throw failure }
    state.withLock { state in
      state.early[stretch] = rows
      while let rows = state.early.removeValue(forKey: state.next) {
        state.next += 1
        for (view, rows) in rows.enumerated() {
          guard let rows else { continue }
          state.sequences[view].append(rows) { state.batch.add($0, of: view) }
        }
      }
      if state.batch.isFull { write(&state.batch) }
    }
  }

  /// Writes what is left, and returns when all is written.
  /// - Throws: `RebuildOvertaken`, `LMDBError`.
  func finish() throws {
    state.withLock { state in
      for view in slots.indices { state.sequences[view].close { state.batch.add($0, of: view) } }
      write(&state.batch)
    }
    wait()
    if let failure = failure.withLock(\.self) { throw failure }
  }

  /// Returns when nothing is being written any more.
  func wait() { queue.sync {} }

  /// Hands a batch over to be written, and empties it.
  private func write(_ batch: inout Batch) {
    let rows = batch.rows
    batch = Batch()
    room.wait()
    queue.async { [self] in
      defer { room.signal() }
      // What comes after a batch that is missing is of no use.
      guard failure.withLock({ $0 == nil }) else { return }
      do { try write(rows) } catch { failure.withLock { $0 = error } }
    }
  }

  private func write(_ batch: [(view: Int, rows: EncodedRows)]) throws {
    try environment.write { transaction in
      for view in Set(batch.map(\.view)) { try transaction.require(slots[view]) }
      for (view, rows) in batch {
        for block in rows.blocks {
          let bytes = rows.bytes.raw.extracting(block.range)
          try transaction.put(
            ViewKey.block(block.number).raw, bytes, in: slots[view].table, .append)
        }
      }
    }
  }
}
