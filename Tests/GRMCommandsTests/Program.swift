import Foundation
import Testing

/// What the program answered.
struct Outcome {
  let status: Int32
  let output: String
  let error: String
}

/// The built program on a ledger of its own, which is deleted at the end.
final class Program: Sendable {
  let directory: String

  var ledger: String { directory + "/ledger" }

  /// A new ledger, in which 1/2024 is registered, received on 2024-03-05, unless it is to be empty.
  init(registering: Bool = true) throws {
    directory = try Self.newDirectory()
    let model = try (registering ? Self.registered : Self.empty).get()
    try FileManager.default.copyItem(atPath: model, toPath: ledger)
  }

  private init(model steps: [String]) throws {
    directory = try Self.newDirectory()
    for step in steps { try expectDone(step) }
  }

  private static func newDirectory() throws -> String {
    let path = FileManager.default.temporaryDirectory.path + "/grm-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  /// Ledgers that are made once, to be copied.
  private static let models = Result {
    let create = "init --project P --origin grm.example.org/p"
    let register =
      "register --received-on 2024-03-05 --registered-on 2024-03-05 --channel email "
      + "--type complaint"
    // What a global holds is never released.
    atexit { Program.removeModels() }
    return (try Program(model: [create]), try Program(model: [create, register]))
  }
  private static func removeModels() {
    guard let (empty, registered) = try? models.get() else { return }
    for model in [empty, registered] {
      try? FileManager.default.removeItem(atPath: model.directory)
    }
  }

  private static let empty = models.map(\.0.ledger)
  private static let registered = models.map(\.1.ledger)

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  /// Beside the bundle of the tests, wherever that was built.
  static let path: String = {
    let bundle = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return bundle.deletingLastPathComponent().path + "/grm"
  }()

  /// Runs a command.
  /// - Parameters:
  ///   - line: the arguments, separated by single spaces.
  ///   - input: what is on its standard input; nothing where nil.
  func run(_ line: String, input: String? = nil) throws -> Outcome {
    let name = UUID().uuidString
    let streams = ["in", "out", "err"].map { "\(directory)/\(name).\($0)" }
    for path in streams {
      _ = FileManager.default.createFile(atPath: path, contents: Data())
    }
    try Data((input ?? "").utf8).write(to: URL(fileURLWithPath: streams[0]))
    let process = prepared(line)
    process.standardInput = FileHandle(forReadingAtPath: streams[0])
    process.standardOutput = FileHandle(forWritingAtPath: streams[1])
    process.standardError = FileHandle(forWritingAtPath: streams[2])
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: try String(contentsOfFile: streams[1], encoding: .utf8),
      error: try String(contentsOfFile: streams[2], encoding: .utf8))
  }

  /// A process that is ready to be run, but for its streams.
  func prepared(_ line: String) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.path)
    process.arguments = line.split(separator: " ").map(String.init)
    process.environment = ["GRM_LEDGER": ledger]
    return process
  }

  /// Runs a command that must succeed, and gives what it printed.
  @discardableResult
  func expectDone(
    _ line: String, input: String? = nil, at location: SourceLocation = #_sourceLocation
  ) throws -> String {
    let outcome = try run(line, input: input)
    try #require(outcome.status == 0, "\(line): \(outcome.error)", sourceLocation: location)
    return outcome.output
  }

  /// A file of the directory beside the ledger.
  func file(_ name: String, _ text: String) throws -> String {
    let path = "\(directory)/\(name)"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// The number of facts in the ledger.
  func facts() throws -> Int {
    try expectDone("facts --format json").split(separator: "\n").count
  }
}
