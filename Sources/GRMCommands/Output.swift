internal import Foundation
internal import Reporting

/// Standard output and standard error.
enum Output {
  static func write(_ text: String) throws {
    try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
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
