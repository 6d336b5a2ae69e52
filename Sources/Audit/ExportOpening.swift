internal import EventLog
internal import Facts
public import Seal

/// Makes a ledger that can be read, and not written, from an export.
public enum ExportOpening {
  /// Everything the export holds is verified first; the ledger appears when it is whole and sound.
  /// - Parameters:
  ///   - key: the log's key, to check the signatures with; without it they are not looked at.
  ///   - ledger: a directory that is not there yet.
  ///   - progress: told of two rounds, copying and verifying; what it throws ends it, and leaves nothing.
  /// - Throws: `ExportError`, `SealError`; `EventLogError`, `LMDBError`.
  public static func run(
    _ export: String, key: VerifierKey?, into ledger: String, cores: Int = 1,
    progress: @escaping @Sendable (_ done: UInt64, _ of: UInt64) throws -> Void = { _, _ in }
  ) throws -> VerificationResult {
    let source = try ExportReader(export, progress: progress)
    if let key { _ = try source.note.checkpoint(by: key) }
    let folder = try ExportFolder(ledger)
    do {
      try EventLog.makeCopy(of: source, in: folder.draft, checkpoint: source.checkpoint)
      let result = try verify(folder.draft, source.note, key, cores, progress)
      guard result.isSound else {
        throw ExportError.unsound(
          path: export, faults: result.faultCount, first: result.faults[0].description)
      }
      try folder.finish()
      return result
    } catch {
      folder.discard()
      throw error
    }
  }

  private static func verify(
    _ directory: String, _ note: SignedNote, _ key: VerifierKey?, _ cores: Int,
    _ progress: @Sendable (_ done: UInt64, _ of: UInt64) throws -> Void
  ) throws -> VerificationResult {
    var options = EventLog.Options()
    options.access = .reading
    let log = try EventLog.open(in: directory, options: options)
    defer { log.close() }
    var expectations = Verification.Expectations()
    expectations.key = key
    expectations.checkpoint = note
    return try Verification.run(log, against: expectations, cores: cores, progress: progress)
  }
}
