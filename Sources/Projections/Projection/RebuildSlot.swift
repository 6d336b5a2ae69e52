internal import LMDB

/// The table that a rebuild fills, and its mark in the file. Rebuilds take turns; should the file that
/// they take turns by be removed meanwhile, the mark keeps the rows of two from being mixed: who began
/// later goes on.
struct RebuildSlot: Sendable {
  let view: String
  let tables: ViewStore.Tables
  let number: Int
  fileprivate let mark: UInt64

  var table: Table { tables.slots[number] }
}

extension ViewStore {
  /// Empties the table that is not read, and marks it as being filled.
  func beginRebuild(of view: String) throws -> RebuildSlot {
    let tables = try tables(of: view)
    let mark = UInt64.random(in: 1 ... .max)
    return try environment.write { transaction in
      let live = try transaction.checkpoint(of: view, tables)?.slot
      let slot = RebuildSlot(view: view, tables: tables, number: live == 0 ? 1 : 0, mark: mark)
      try transaction.clear(slot.table)
      var bytes: [UInt8] = []
      bytes.appendLittleEndian(mark)
      try transaction.put(
        WriteTransaction.markKey(view).raw, bytes.raw, in: tables.checkpoints, .upsert)
      return slot
    }
  }

  /// Adds what comes behind the rows of views, names their tables as those that are read, and empties the
  /// others: of all or of none.
  /// - Throws: `RebuildOvertaken`, `LMDBError`.
  func swap(_ views: [RebuiltView]) throws {
    try environment.write { transaction in
      for view in views {
        let slot = view.slot
        try transaction.require(slot)
        try view.entries.append(to: slot.table, in: &transaction)
        try transaction.put(view.checkpoint, of: slot.view, slot.tables)
        try transaction.clear(slot.tables.slots[1 - slot.number])
        _ = try transaction.delete(
          WriteTransaction.markKey(slot.view).raw, in: slot.tables.checkpoints)
      }
    }
  }
}

/// A view whose rows are written: what comes behind them, and how far it has come.
struct RebuiltView: Sendable {
  let slot: RebuildSlot
  let entries: SortedEntries
  let checkpoint: ViewCheckpoint
}

extension WriteTransaction {
  fileprivate static func markKey(_ view: String) -> [UInt8] { Array("\(view)/".utf8) }

  /// - Throws: `RebuildOvertaken` where another rebuild of the view has begun since.
  func require(_ slot: RebuildSlot) throws {
    let mark = try value(of: Self.markKey(slot.view), in: slot.tables.checkpoints) {
      $0.unsignedWord(at: 0)
    }
    guard mark == slot.mark else { throw RebuildOvertaken(view: slot.view) }
  }
}

/// Someone else began to rebuild the same view, and will finish it.
public struct RebuildOvertaken: Error, Hashable, CustomStringConvertible {
  public let view: String
  public var description: String {
    "another rebuild of the view \(view) has begun and goes on; the view is as it was until then"
  }
}
