internal import EventLog
public import Facts
internal import LMDB

/// `views.mdb`: the stored rows and cells of every projection. Deleting it loses nothing.
///
/// Each view is brought up to the log in one transaction together with its checkpoint, so that
/// whoever reads sees a view whole, at one position of the log.
public struct ViewStore: Sendable {
  let environment: Environment
  public let directory: String

  static let fileName = "views.mdb"

  /// Opens the views of a ledger for writing; makes the file where there is none.
  public init(directory: String, wait: Duration = .seconds(5)) throws {
    self.directory = directory
    var options = Environment.Options()
    options.create = true
    options.writerWait = wait
    environment = try Environment.open(path: "\(directory)/\(Self.fileName)", options: options)
  }

  /// Gives the file back; after it, this value and its copies must not be used.
  public func close() { environment.close() }

  /// The tables of one view.
  struct Tables {
    /// subject (8 bytes, highest first) -> row record
    let rows: Table
    /// cell (16 bytes) -> sum (8)
    let cells: Table
    /// ordered key (5 bytes) and subject (8) -> nothing
    let keys: Table
    /// name of the view -> checkpoint
    let checkpoints: Table
  }

  func tables<P: Projection>(of projection: P.Type) throws -> Tables {
    Tables(
      rows: try table("\(P.name).rows"), cells: try table("\(P.name).cells"),
      keys: try table("\(P.name).keys"), checkpoints: try table("checkpoints"))
  }

  private func table(_ name: String) throws -> Table {
    guard let table = try environment.table(name, keys: .bytes, create: true) else {
      throw EventLogError.damaged(what: "the table \(name)", place: "\(directory)/views.mdb")
    }
    return table
  }
}

/// How far a view has come.
public struct ViewCheckpoint: Sendable, Hashable {
  /// The version of the projection that made the view.
  public var version: UInt32
  /// The number of facts that the view has taken in.
  public var position: UInt64
  /// The root of the log at that position.
  public var root: Digest
  /// The number of rows.
  public var rows: UInt64
}

extension ViewCheckpoint {
  static let byteCount = 52

  init?(_ bytes: RawSpan) {
    guard bytes.byteCount == Self.byteCount, let root = Digest(bytes.extracting(12..<44)) else {
      return nil
    }
    self.init(
      version: bytes.unsignedInteger(at: 0), position: bytes.unsignedWord(at: 4), root: root,
      rows: bytes.unsignedWord(at: 44))
  }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendLittleEndian(version)
    bytes.appendLittleEndian(position)
    root.append(to: &bytes)
    bytes.appendLittleEndian(rows)
    return bytes
  }
}

extension Projection {
  /// Where the view's checkpoint is kept.
  static var key: [UInt8] { Array(name.utf8) }
}

extension ViewStore {
  /// How far a view has come; nil where it has never been made.
  public func checkpoint<P: Projection>(of projection: P.Type) throws -> ViewCheckpoint? {
    let tables = try tables(of: projection)
    return try environment.read { transaction in
      try transaction.value(of: P.key, in: tables.checkpoints) { ViewCheckpoint($0) }
    }
  }
}
