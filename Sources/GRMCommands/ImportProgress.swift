internal import RegisterImport

/// The progress of an import: it reads the file twice, and each reading has its own line. Ctrl-C ends
/// it between two chunks.
final class ImportProgress {
  private let bytes: Int?
  private var step: RegisterImport.Progress.Step?
  private var line = ProgressLine("rows")
  private let interruption = Interruption()

  /// - Parameter bytes: the size of the file.
  init(of bytes: Int?) { self.bytes = bytes }

  /// - Throws: `Failure` once Ctrl-C was pressed: what is thrown here ends the import.
  func show(_ progress: RegisterImport.Progress) throws {
    try interruption.check("interrupted; nothing has been recorded")
    if step != progress.step {
      line.end()
      line = ProgressLine("rows")
      step = progress.step
    }
    line.show(
      UInt64(progress.rows),
      share: bytes.map { min(1, Double(progress.bytes) / Double(max(1, $0))) },
      doing: progress.step == .checking ? "checked " : "recorded ")
  }

  func end() { line.end() }
}
