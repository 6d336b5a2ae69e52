internal import Documents
internal import Foundation
internal import Reporting

/// Standard output and standard error.
enum Output {
  /// - Throws: `Failure` where nobody can take the output, such as on a full disk.
  static func write(_ text: String) throws { try write(Data(text.utf8)) }

  /// - Throws: as above.
  static func write(_ bytes: Data) throws {
    do { try FileHandle.standardOutput.write(contentsOf: bytes) } catch {
      throw Failure(
        .inputOutput,
        "standard output cannot be written, perhaps because a disk is full; what was recorded stays"
      )
    }
  }

  static func line(_ text: String) throws { try write(text + "\n") }

  static func error(_ sentence: String) {
    // There is nobody left to tell where standard error cannot be written.
    try? FileHandle.standardError.write(contentsOf: Data("grm: \(sentence)\n".utf8))
  }

  /// Bold headings on a terminal, unless the user wants no colour.
  static var style: TextStyle {
    let wantsNone = ProcessInfo.processInfo.environment["NO_COLOR"]?.isEmpty == false
    return TextStyle(isTerminal: isatty(STDOUT_FILENO) == 1 && !wantsNone)
  }
}
