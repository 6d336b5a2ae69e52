internal import Facts
internal import LMDB
public import Seal

// Checkpoints are kept with the log, so that others find them; whether they can be trusted depends
// on nothing here, only on their signatures.

extension EventLog {
  /// Keeps the signed note of a checkpoint; durable when this returns. Signatures are added to those
  /// that the note of this size has already.
  /// - Returns: the note as it is kept now.
  /// - Throws: `EventLogError.otherCheckpoint` where the note of this size has another text;
  ///   `SealError`, `LMDBError`.
  public func keep(_ note: SignedNote, size: UInt64) throws -> SignedNote {
    try environment.write { transaction in
      var kept = note
      if let stored = try transaction.get(size, in: tables.checkpoints) {
        kept = try SignedNote(stored.array)
        guard kept.text == note.text else {
          throw EventLogError.otherCheckpoint(size: size, directory: directory)
        }
        try kept.merge(note)
      }
      let bytes = kept.bytes
      try transaction.put(size, bytes.raw, in: tables.checkpoints, .upsert)
      return kept
    }
  }
}

/// A checkpoint as it is kept.
public struct KeptCheckpoint: Sendable, Hashable {
  /// The size under which it is kept.
  public let size: UInt64
  public let bytes: [UInt8]
}

extension Snapshot {
  /// The kept checkpoints, the smallest first.
  public func checkpoints() throws -> [KeptCheckpoint] {
    var found: [KeptCheckpoint] = []
    try transaction.forEach(in: log.tables.checkpoints, from: 0) { size, bytes in
      found.append(KeptCheckpoint(size: size, bytes: bytes.array))
      return true
    }
    return found
  }

  /// The note of the checkpoint of one size; nil where none is kept.
  /// - Throws: `SealError` where what is kept is none.
  public func checkpoint(at size: UInt64) throws -> SignedNote? {
    guard let bytes = try transaction.get(size, in: log.tables.checkpoints) else { return nil }
    return try SignedNote(bytes.array)
  }

  /// The largest kept checkpoint, with its size; nil where none is kept.
  public func lastCheckpoint() throws -> (size: UInt64, note: SignedNote)? {
    var last: (UInt64, SignedNote)?
    try transaction.forEach(in: log.tables.checkpoints, from: .max, backwards: true) {
      size, bytes in
      last = (size, try SignedNote(bytes.array))
      return false
    }
    return last
  }
}
