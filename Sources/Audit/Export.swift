public import EventLog
internal import Facts
public import Seal

/// Makes a copy of a ledger that names nobody: its facts as tiles (C2SP tlog-tiles), its open words and
/// its checkpoints.
public enum Export {
  /// What an export holds.
  public struct Summary: Sendable, Hashable {
    public let checkpoint: Checkpoint
    /// The facts whose words, or some of them, went along.
    public let factsWithWords: UInt64
  }

  /// Exports what lies under a kept checkpoint into a folder that is not there yet; it appears when it
  /// is whole. Reads the facts once; memory does not grow with the log.
  /// - Parameters:
  ///   - size: the size of the checkpoint; nil for the newest.
  ///   - includesPublicWords: whether what was written for reports goes into a folder beside.
  ///   - progress: told how many facts of how many have been written, and now and then while words
  ///     are; what it throws ends the export, and leaves nothing.
  /// - Throws: `ExportError`, `ProvingError.noCheckpoint`, `SealError`; `EventLogError`, `LMDBError`.
  public static func write(
    _ log: EventLog, to path: String, size: UInt64? = nil, includesPublicWords: Bool = false,
    progress: (_ done: UInt64, _ of: UInt64) throws -> Void = { _, _ in }
  ) throws -> Summary {
    let (size, note) = try log.read { try $0.kept(at: size) }
    let checkpoint = try Checkpoint(note.text)
    let folder = try ExportFolder(path)
    do {
      try writeFacts(of: log, upTo: checkpoint, to: folder, progress)
      let beat = { try progress(size, size) }
      var words = try writeWords(of: log, [.open], upTo: size, ExportLayout.openWords, folder, beat)
      if includesPublicWords {
        words += try writeWords(
          of: log, [.public], upTo: size, ExportLayout.publicWords, folder, beat)
      }
      for kept in try log.read({ try $0.checkpoints() }) where kept.size <= size {
        try folder.write(kept.bytes, to: "\(ExportLayout.checkpoints)/\(kept.size)")
      }
      try folder.write(note.bytes, to: ExportLayout.checkpoint)
      try folder.finish()
      return Summary(checkpoint: checkpoint, factsWithWords: words)
    } catch {
      folder.discard()
      throw error
    }
  }

  /// How many facts are read under one snapshot: while one lives, the file cannot use space again.
  private static let batch: UInt64 = 1 << 18

  private static func writeFacts(
    of log: EventLog, upTo checkpoint: Checkpoint, to folder: ExportFolder,
    _ progress: (_ done: UInt64, _ of: UInt64) throws -> Void
  ) throws {
    var tiles = TileWriter(folder)
    for start in stride(from: 0, to: checkpoint.size, by: Int(batch)) {
      let end = min(start + batch, checkpoint.size)
      try log.read { snapshot in
        try snapshot.forEachRecord(from: SequenceNumber(start)) { position, bytes in
          guard position < end else { return false }
          try tiles.take(bytes)
          return true
        }
      }
      try progress(end, checkpoint.size)
    }
    try tiles.finish()
    guard tiles.root == checkpoint.root else {
      throw SigningError.unsoundLog(directory: log.directory)
    }
  }

  /// How many bytes of words are gathered before they are written.
  private static let buffered = 1 << 20

  /// So many records are looked at between two beats.
  private static let step: UInt64 = 4_096

  /// - Returns: the number of facts whose words were written.
  private static func writeWords(
    of log: EventLog, _ classes: Set<WordName.Class>, upTo size: UInt64, _ name: String,
    _ folder: ExportFolder, _ beat: () throws -> Void
  ) throws -> UInt64 {
    var bytes: [UInt8] = []
    var seen: UInt64 = 0
    var facts: UInt64 = 0
    try log.read { snapshot in
      try snapshot.forEachCarriedWords(of: classes) { sequence, words in
        guard sequence.rawValue < size else { return false }
        if seen % step == 0 { try beat() }
        seen += 1
        guard words.fields.contains(where: { $0.disclosure != nil }) else { return true }
        bytes += WordsLine(sequence, words).bytes
        facts += 1
        guard bytes.count >= buffered else { return true }
        try folder.append(bytes, to: name)
        bytes.removeAll(keepingCapacity: true)
        return true
      }
    }
    try folder.append(bytes, to: name)
    return facts
  }
}
