public import EventLog
internal import Facts
public import Seal

/// Makes, and adds to, the signed checkpoints of a log.
public enum Checkpointing {
  /// Signs what the log holds now and keeps the note with the log. Where the newest checkpoint is of
  /// this size already, that is the answer, with the cosignatures it has gathered.
  /// - Throws: `SigningError`, `SealError`; `EventLogError`, `LMDBError`.
  public static func sign(
    _ log: EventLog, origin: String, with key: SigningKeyFile
  ) throws -> SignedNote {
    // Only facts below the size are looked at later, and they do not change.
    let checkpoint = try log.read { snapshot in
      // A root that the stored tree does not have must not be signed: nothing could extend it.
      let root = try snapshot.root(over: 0..<snapshot.size)
      guard root == snapshot.head.root else {
        throw SigningError.unsoundLog(directory: log.directory)
      }
      return Checkpoint(origin: origin, size: snapshot.size, root: root)
    }
    let note = try key.sign(checkpoint) { size in try log.read { try $0.root(at: size) } }
    return try log.keep(note, size: checkpoint.size)
  }

  /// Adds a witness's cosignature to a checkpoint that is kept, after what it cosigned last was found
  /// to be its beginning.
  /// - Parameters:
  ///   - size: which checkpoint; nil for the newest.
  ///   - time: now, in seconds since 1970-01-01T00:00Z.
  /// - Throws: `SigningError`, `SealError`; `EventLogError`, `LMDBError`.
  public static func cosign(
    _ log: EventLog, size: UInt64?, with witness: SigningKeyFile, at time: UInt64
  ) throws -> SignedNote {
    let found = try log.read { snapshot in
      guard let size else { return try snapshot.lastCheckpoint() }
      return try snapshot.checkpoint(at: size).map { (size, $0) }
    }
    guard let (size, note) = found else {
      throw SigningError.noCheckpoint(directory: log.directory)
    }
    let cosigned = try witness.cosign(note, at: time) { size in
      try log.read { try $0.root(at: size) }
    }
    return try log.keep(cosigned, size: size)
  }
}
