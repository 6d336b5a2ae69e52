internal import EventLog
internal import Facts
internal import LMDB

/// `views.mdb`: the stored rows and cells of every projection. Deleting it loses nothing.
///
/// A view has two tables, of which its checkpoint names the one that is read. A rebuild fills the
/// other one in bounded batches and then names it in one last transaction: until then readers see the
/// old view whole, and whatever ends the rebuild before leaves it as it was.
public struct ViewStore: Sendable {
  let environment: Environment
  let rules = RulesBook()
  public let directory: String

  static let fileName = "views.mdb"

  /// Opens the views of a ledger for writing; makes the file where there is none.
  public init(directory: String, wait: Duration = .seconds(5)) throws {
    self.directory = directory
    var options = Environment.Options()
    options.create = true
    options.writerWait = wait
    options.maximumTables = 256
    environment = try Environment.open(path: "\(directory)/\(Self.fileName)", options: options)
  }

  /// Gives the file back; after it, this value and its copies must not be used.
  public func close() { environment.close() }

  /// The tables of one view.
  struct Tables {
    /// See `ViewKey`.
    let slots: [Table]
    /// name of the view -> checkpoint; with `/` behind the name -> who is rebuilding it
    let checkpoints: Table
  }

  func tables(of view: String) throws -> Tables {
    Tables(
      slots: [try table("\(view)/0"), try table("\(view)/1")],
      checkpoints: try table("checkpoints"))
  }

  private func table(_ name: String) throws -> Table {
    guard let table = try environment.table(name, keys: .bytes, create: true) else {
      throw EventLogError.damaged(what: "the table \(name)", place: "\(directory)/views.mdb")
    }
    return table
  }

  /// How far a view has come; nil where it has never been made.
  public func checkpoint(of view: String) throws -> ViewCheckpoint? {
    let tables = try tables(of: view)
    return try environment.read { try $0.checkpoint(of: view, tables) }
  }

  public func checkpoint<P: Projection>(of projection: P.Type) throws -> ViewCheckpoint? {
    try checkpoint(of: P.name)
  }
}

extension Transaction where Self: ~Copyable {
  func checkpoint(of view: String, _ tables: ViewStore.Tables) throws -> ViewCheckpoint? {
    try value(of: Array(view.utf8), in: tables.checkpoints) { ViewCheckpoint($0) }
  }
}

extension WriteTransaction {
  mutating func put(
    _ checkpoint: ViewCheckpoint, of view: String, _ tables: ViewStore.Tables
  ) throws {
    try put(Array(view.utf8).raw, checkpoint.bytes.raw, in: tables.checkpoints, .upsert)
  }
}
