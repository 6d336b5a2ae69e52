internal import Foundation
internal import RegisterImport

/// A register on disk, read in chunks as often as it is asked for.
struct RegisterFile {
  let path: String

  /// The size of a chunk: rows are decided on and recorded so many bytes at a time, which takes some
  /// tens of times the chunk's memory and one commit of the keys of the rows in it.
  private static let chunkBytes = 1 << 20

  /// nil where it cannot be told.
  var byteCount: Int? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue
  }

  /// Opens the file at its start; see `RegisterImport.Source`.
  func open() throws -> () throws -> [UInt8]? {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw Failure(.inputMissing, "\(path) cannot be read; check the path and its permissions")
    }
    return {
      let chunk: Data?
      do { chunk = try handle.read(upToCount: Self.chunkBytes) } catch {
        throw Failure(
          .inputOutput, "\(path) cannot be read: it is no regular file, or the disk fails")
      }
      guard let chunk, !chunk.isEmpty else {
        try? handle.close()
        return nil
      }
      return Array(chunk)
    }
  }
}
