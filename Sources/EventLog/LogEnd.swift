internal import Facts
internal import LMDB
internal import Seal

/// The end of the log as appends that share a commit hand it on to each other. Its root, which costs more
/// than all else of an append, is made once, when it is stored.
final class LogEnd: HandedOn {
  let recordedAt: Instant
  let frontier: MerkleFrontier
  private let meta: Table

  init(recordedAt: Instant, frontier: MerkleFrontier, in meta: Table) {
    self.recordedAt = recordedAt
    self.frontier = frontier
    self.meta = meta
  }

  /// The end as a transaction sees it.
  convenience init(
    in transaction: borrowing WriteTransaction, _ meta: Table, place: String
  ) throws {
    if let end = transaction.handedOn as? LogEnd {
      self.init(recordedAt: end.recordedAt, frontier: end.frontier, in: meta)
    } else {
      let head = try LogHead.stored(in: transaction, meta, place: place)
      self.init(recordedAt: head.recordedAt, frontier: head.frontier, in: meta)
    }
  }

  func store(in transaction: inout WriteTransaction) throws {
    try LogHead(recordedAt: recordedAt, frontier: frontier).store(in: &transaction, meta)
  }
}

extension LogHead {
  private static let key = Array("head".utf8)

  /// The head as it is stored; that of an empty log where none has been.
  static func stored(
    in transaction: borrowing some Transaction & ~Copyable, _ meta: Table, place: String
  ) throws -> LogHead {
    let key = key
    guard let stored = try transaction.get(key.raw, in: meta) else { return LogHead() }
    guard let head = LogHead(stored) else {
      throw EventLogError.damaged(what: "the head of the log", place: place)
    }
    return head
  }

  func store(in transaction: inout WriteTransaction, _ meta: Table) throws {
    let (key, bytes) = (Self.key, bytes)
    try transaction.put(key.raw, bytes.raw, in: meta, .upsert)
  }
}
