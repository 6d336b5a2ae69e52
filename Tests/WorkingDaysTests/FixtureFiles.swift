import Foundation
import Testing

/// The calendar's fixtures, found from where this file stands.
enum FixtureFiles {
  /// The bytes of one fixture.
  static func bytes(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: url(name)))
  }

  /// The rows of a CSV fixture, each by the names in its first line. Knows quotes, but no line breaks
  /// within them, which the fixtures do not have.
  static func rows(_ name: String) throws -> [[String: String]] {
    let text = try #require(String(validating: bytes(name), as: UTF8.self))
    let lines = text.split(separator: "\n").map { fields(of: $0) }
    let header = try #require(lines.first)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  /// Compares a fixture with what the code says. With the environment variable `WRITE_FIXTURES` set it
  /// writes the fixture instead: this is the program that made it.
  static func matches(_ name: String, _ bytes: [UInt8]) throws -> Bool {
    if ProcessInfo.processInfo.environment["WRITE_FIXTURES"] != nil {
      try Data(bytes).write(to: url(name))
    }
    return try self.bytes(name) == bytes
  }

  private static func url(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fixtures/calendar/\(name)").standardizedFileURL
  }

  private static func fields(of line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}
