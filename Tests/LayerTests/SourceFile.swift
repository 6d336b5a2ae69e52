import Foundation

/// A Swift file of this package.
struct SourceFile {
  /// From the top of the package.
  let path: String
  let lines: [Substring]

  /// The top of the package.
  static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Every Swift file under some folder at the top, but the tests that a projection has in its own
  /// folder; none where there is no such folder.
  static func all(in folder: String) throws -> [SourceFile] {
    let start = package.appendingPathComponent(folder)
    let paths = FileManager.default.enumerator(atPath: start.path)
    return try (paths?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix(".swift") && !$0.contains(".build") }
      .filter { folder == "Tests" || !$0.contains("/Tests/") }
      .sorted()
      .map { path in
        let text = try String(
          contentsOf: start.appendingPathComponent(path), encoding: .utf8)
        return SourceFile(path: "\(folder)/\(path)", text: text)
      }
  }

  init(path: String, text: String) {
    self.path = path
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    self.lines = text.hasSuffix("\n") ? lines.dropLast() : lines
  }

  /// The floor that the file belongs to: the folder under `Sources/`, or under its `Projections/`.
  var floor: String {
    let parts = path.split(separator: "/")
    guard parts.count > 2, parts[0] == "Sources" else { return "" }
    return String(parts[1] == "Projections" && parts.count > 3 ? parts[2] : parts[1])
  }

  /// The modules that the file imports.
  var imports: [String] { lines.compactMap(Self.module) }

  /// The lines that are not comments as a whole, with their numbers.
  var code: [(number: Int, text: Substring)] {
    zip(1..., lines).filter { !$0.1.drop(while: \.isWhitespace).hasPrefix("//") }
      .map { (number: $0.0, text: $0.1) }
  }

  private static let kinds: Set<Substring> = [
    "class", "enum", "func", "let", "protocol", "struct", "typealias", "var",
  ]
  private static let modifiers: Set<Substring> = [
    "public", "package", "internal", "fileprivate", "private", "@testable", "@preconcurrency",
    "@_exported", "@_implementationOnly", "@_spi",
  ]

  /// The module that a line imports; nil where it imports none.
  private static func module(_ line: Substring) -> String? {
    var words = line.split(whereSeparator: { $0.isWhitespace || $0 == ";" })[...]
    while let word = words.first, modifiers.contains(word.prefix { $0 != "(" }) {
      words = words.dropFirst()
    }
    guard words.first == "import" else { return nil }
    words = words.dropFirst()
    if let kind = words.first, kinds.contains(kind) { words = words.dropFirst() }
    return words.first?.split(separator: ".").first.map(String.init)
  }
}
