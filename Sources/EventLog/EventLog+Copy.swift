public import Facts
internal import LMDB
public import Seal

/// What a copy of a log is made from. Each function may be called again from the start.
public protocol CopySource {
  /// Where it lies, for errors.
  var place: String { get }
  /// The facts in order, 128 bytes each.
  func forEachFact(_ body: (RawSpan) throws -> Void) throws
  func forEachWords(_ body: (SequenceNumber, CarriedWords) throws -> Void) throws
  /// The kept checkpoints by their sizes.
  func notes() throws -> [(size: UInt64, note: SignedNote)]
}

extension EventLog {
  /// Makes a log that can be read and not written from what an export carries. All of it, or none; it
  /// gets no keys.
  /// - Parameter checkpoint: what the facts have to come to.
  /// - Throws: `EventLogError.alreadyExists`, `.copyDiffers`; `LMDBError`; what the source throws.
  public static func makeCopy(
    of source: some CopySource, in directory: String, checkpoint: Checkpoint
  ) throws {
    var options = Options()
    options.hasKeys = false
    let log = try EventLog(directory: directory, options: options, create: true)
    defer { log.close() }
    guard try log.read({ $0.size }) == 0 else {
      throw EventLogError.alreadyExists(directory: directory)
    }
    try log.environment.write(alone: true) { transaction in
      var writer = CopyWriter(tables: log.tables, place: source.place)
      try source.forEachFact { try writer.write(fact: $0, in: &transaction) }
      try source.forEachWords { try writer.write($1, of: $0, in: &transaction) }
      for (size, note) in try source.notes() {
        let bytes = note.bytes
        try transaction.put(size, bytes.raw, in: log.tables.checkpoints, .upsert)
      }
      let head = try writer.finish(in: &transaction)
      guard head.size == checkpoint.size, head.root == checkpoint.root else {
        throw EventLogError.copyDiffers(place: source.place)
      }
    }
  }
}
