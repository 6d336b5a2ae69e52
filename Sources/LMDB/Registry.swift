/// Every environment that is open in this process.
///
/// A process that opened the same file twice would lose the locks of both when it closes one, and
/// would then overwrite pages under its own readers.
final class Registry: Sendable {
  static let shared = Registry()

  private struct Entry {
    let environment: Environment
    let identity: FileIdentity?
    var uses = 1
    var isClosing = false
  }

  private let entries = Monitor<[Entry]>([])

  /// The open environment of that file, or a new one. Opening takes its turn in the process.
  func open(_ path: String, _ options: Environment.Options) throws(LMDBError) -> Environment {
    let canonical = try canonicalPath(path)
    let deadline = Deadline(after: options.writerWait)
    let opened: Result<Environment, LMDBError>? = entries.wait(until: deadline) { entries in
      let identity = FileIdentity(path: canonical)
      let index = entries.firstIndex {
        $0.environment.path == canonical || ($0.identity != nil && $0.identity == identity)
      }
      guard let index else {
        return Self.openNew(canonical, options, &entries)
      }
      if entries[index].isClosing { return nil }
      guard entries[index].identity == identity else {
        return .failure(.fileReplaced(path: canonical))
      }
      if let conflict = entries[index].environment.core.options.conflict(with: options) {
        return .failure(.conflictingOptions(path: canonical, what: conflict))
      }
      entries[index].uses += 1
      return .success(entries[index].environment)
    }
    guard let opened else { throw .busy(path: canonical, waited: options.writerWait) }
    return try opened.get()
  }

  private static func openNew(
    _ path: String, _ options: Environment.Options, _ entries: inout [Entry]
  ) -> Result<Environment, LMDBError> {
    do throws(LMDBError) {
      let core = try Opening(path: path, options: options).open()
      let writer = options.access == .readWrite ? Writer(core: core) : nil
      let environment = Environment(core: core, writer: writer)
      entries.append(Entry(environment: environment, identity: FileIdentity(path: path)))
      return .success(environment)
    } catch {
      return .failure(error)
    }
  }

  /// Takes one use back; true for whoever took the last and now has to close the environment.
  func release(_ environment: Environment) -> Bool {
    entries.withLock { entries in
      guard let index = entries.firstIndex(where: { $0.environment === environment }),
        !entries[index].isClosing
      else { return false }
      entries[index].uses -= 1
      entries[index].isClosing = entries[index].uses == 0
      return entries[index].isClosing
    }
  }

  /// Forgets an environment that is closed, so that its file may be opened again.
  func forget(_ environment: Environment) {
    entries.withLock { $0.removeAll { $0.environment === environment } }
  }
}
