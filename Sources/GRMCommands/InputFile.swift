internal import Foundation

/// A file that is read whole, or standard input where it is called `-`.
enum InputFile {
  /// - Throws: `Failure` where it cannot be read.
  static func contents(of file: String) throws -> Data {
    let handle =
      file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file)
    guard let handle else {
      throw Failure(.inputMissing, "\(file) cannot be read; check the path and its permissions")
    }
    do { return try handle.readToEnd() ?? Data() } catch {
      throw Failure(
        .inputOutput, "\(file) cannot be read: it is no regular file, or the disk fails")
    }
  }
}
