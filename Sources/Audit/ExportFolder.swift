internal import EventLog
internal import Foundation

/// A folder that is filled under another name and appears under its own when it is whole.
struct ExportFolder {
  private let path: String
  let draft: String

  /// - Throws: `ExportError.exists` where there is something already; `.cannotWrite`.
  init(_ path: String) throws(ExportError) {
    self.path = path
    let url = URL(filePath: path)
    draft =
      url.deletingLastPathComponent()
      .appending(path: ".\(url.lastPathComponent).part").path
    if FileManager.default.fileExists(atPath: path) { throw ExportError.exists(path: path) }
    // What an attempt left behind that was broken off.
    try? FileManager.default.removeItem(atPath: draft)
    try makeFolder(draft)
  }

  /// Writes one file of the folder; the folders above it are made.
  func write(_ bytes: [UInt8], to name: String) throws(ExportError) {
    let file = URL(filePath: "\(draft)/\(name)")
    try makeFolder(file.deletingLastPathComponent().path)
    do { try Data(bytes).write(to: file) } catch { throw failure(file.path, error) }
  }

  /// Adds to one file of the folder, which is made where it is missing.
  func append(_ bytes: [UInt8], to name: String) throws(ExportError) {
    let path = "\(draft)/\(name)"
    guard let handle = FileHandle(forWritingAtPath: path) else { return try write(bytes, to: name) }
    do {
      try handle.seekToEnd()
      try handle.write(contentsOf: Data(bytes))
      try handle.close()
    } catch { throw failure(path, error) }
  }

  /// Gives the folder its name.
  func finish() throws(ExportError) {
    do { try FileManager.default.moveItem(atPath: draft, toPath: path) } catch {
      throw failure(path, error)
    }
  }

  func discard() { try? FileManager.default.removeItem(atPath: draft) }

  private func makeFolder(_ path: String) throws(ExportError) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true)
    } catch { throw failure(path, error) }
  }

  private func failure(_ path: String, _ error: any Error) -> ExportError {
    .cannotWrite(path: path, reason: error.localizedDescription)
  }
}
