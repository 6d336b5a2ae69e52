internal import ArgumentParser
internal import Facts
internal import Foundation

/// Words come from a file or standard input, never as arguments, which others could read in the
/// list of processes and in the shell's history.
struct WordsOption: ParsableArguments {
  @Option(
    name: .customLong("words"),
    help: ArgumentHelp(
      "A JSON object of fields, such as {\"summary\": \"…\"}; - for standard input.",
      valueName: "file"))
  var file: String?

  /// Reads the words.
  /// - Throws: `Failure` where the file is missing or is no object of the fields allowed here. The
  ///   sentence never holds any of the words.
  func read(_ allowed: [WordName]) throws -> [WordField] {
    guard let file else { return [] }
    let data = try InputFile.contents(of: file)
    guard let object = try? JSONDecoder().decode([String: String].self, from: data) else {
      throw Failure(
        .badData, "\(file) is not a JSON object whose values are all texts; see `grm help register`"
      )
    }
    return try object.sorted { $0.key < $1.key }.compactMap { key, value in
      guard let name = WordName(rawValue: key), allowed.contains(name) else {
        let names = allowed.map(\.rawValue).joined(separator: ", ")
        throw Failure(.badData, "\(file): the field '\(key.prefix(40))' is not one of \(names)")
      }
      return value.isEmpty ? nil : WordField(name, value)
    }
  }
}
