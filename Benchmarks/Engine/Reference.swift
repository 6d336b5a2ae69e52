import Foundation

/// The C program of Benchmarks/Reference.
struct Reference: Sendable {
  let program: String?

  /// Has it do one thing.
  /// - Returns: the nanoseconds that it took; nil where there is no program.
  func callAsFunction(_ words: String...) throws -> Int? {
    guard let program else { return nil }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = words
    process.standardOutput = output
    try process.run()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let wall = String(decoding: printed, as: UTF8.self).split(separator: " ").first
    guard process.terminationStatus == 0, let seconds = wall.flatMap({ Double($0) }) else {
      throw ReferenceFailed(words: words, status: process.terminationStatus)
    }
    return Int(seconds * 1e9)
  }
}

struct ReferenceFailed: Error, CustomStringConvertible {
  let words: [String]
  let status: Int32

  var description: String {
    "the reference ended with status \(status): \(words.joined(separator: " "))"
  }
}

/// Runs `body` in a new folder that is removed afterwards.
func inNewFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = try newFolder()
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path)
}

func newFolder() throws -> URL {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "benchmark-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  return folder
}
