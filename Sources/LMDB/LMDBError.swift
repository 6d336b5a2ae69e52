/// What went wrong in a store: each case names the file, and where the C library or the system
/// gave a code, carries that code and its text unchanged.
public enum LMDBError: Error, Equatable, Sendable {
  /// A code nobody gave a name here, with the call that returned it.
  public struct Failure: Equatable, Sendable {
    /// The file the call was about.
    public let path: String
    /// The C function that failed.
    public let operation: String
    /// LMDB's own code (negative) or an errno (positive).
    public let code: Int32
    /// What `mdb_strerror` says about the code.
    public let text: String
  }

  // The file
  case missing(path: String)
  case missingParent(path: String)
  case notAFile(path: String)
  case danglingLink(path: String)
  case emptyFile(path: String)
  case truncated(path: String, bytes: Int, expected: Int)
  case damaged(Failure)
  case notPermitted(Failure)
  case networkFileSystem(path: String, kind: String)
  case fileReplaced(path: String)
  case destinationExists(path: String)

  // The environment
  case conflictingOptions(path: String, what: String)
  case closed(path: String)
  case readOnly(path: String)
  case readersFull(path: String, limit: Int)
  case diskFull(Failure)
  case mapFull(path: String, bytes: Int)
  /// This commit failed while the disk was being written: it may turn out kept or not.
  case outcomeUnknown(Failure)
  /// The outcome of an earlier commit is unknown, so nothing more is written.
  case poisoned(path: String)

  // Taking turns
  /// Another process (or, when the map must grow, a reader of this one) did not finish in time.
  case busy(path: String, waited: Duration)
  case nestedWrite(path: String)
  case writeInsideRead(path: String)

  // Tables, keys, values
  case tablesFull(path: String, limit: Int)
  case tableName(path: String, name: String)
  case tableMismatch(path: String, table: String)
  case foreignTable(path: String, table: String)
  case wrongKeyKind(path: String, table: String)
  case keySize(path: String, table: String, bytes: Int)
  case valueSize(path: String, table: String, bytes: Int)
  case keyExists(path: String, table: String)
  case outOfOrder(path: String, table: String)

  /// Any other refusal by LMDB or the system.
  case other(Failure)
}

extension LMDBError: CustomStringConvertible {
  public var description: String {
    fileDescription ?? environmentDescription ?? tableDescription ?? otherDescription
  }

  private var fileDescription: String? {
    switch self {
    case .missing(let path):
      "\(path) does not exist; create it, or check the path."
    case .missingParent(let path):
      "The folder of \(path) does not exist; make it first."
    case .notAFile(let path):
      "\(path) is not a regular file; give the path of the database file itself."
    case .danglingLink(let path):
      "\(path) is a symbolic link to nothing; repair or remove the link."
    case .emptyFile(let path):
      "\(path) is empty, so it is no database (any more); restore it from a backup, or remove it"
        + " if it was only just being created."
    case .truncated(let path, let bytes, let expected):
      "\(path) is cut short: it has \(bytes) bytes and needs \(expected); restore it from a backup."
    case .damaged(let failure):
      "\(failure.path) is damaged or no LMDB file (\(failure.reason)); restore it from a backup."
    case .notPermitted(let failure):
      "\(failure.path) may not be used by this user (\(failure.reason)); check the permissions of"
        + " the file and its folder."
    case .networkFileSystem(let path, let kind):
      "\(path) lies on a network file system (\(kind)), where LMDB's locks and memory map do not"
        + " hold; move it to a local disk."
    case .fileReplaced(let path):
      "\(path) was replaced while this process has it open; close it everywhere, then open again."
    case .destinationExists(let path):
      "\(path) exists already and is not overwritten; choose another name."
    default: nil
    }
  }

  private var environmentDescription: String? {
    switch self {
    case .conflictingOptions(let path, let what):
      "\(path) is already open in this process with other options (\(what)); close it first."
    case .closed(let path):
      "\(path) has been closed; open it again."
    case .readOnly(let path):
      "\(path) was opened for reading only; open it for writing."
    case .readersFull(let path, let limit):
      "\(path) already has \(limit) readers, its most; wait for some to end, or close every use"
        + " and open with a higher limit."
    case .diskFull(let failure):
      "There is no room for \(failure.path) (\(failure.reason)); nothing of this write was kept:"
        + " free some space and try again."
    case .mapFull(let path, let bytes):
      "\(path) cannot grow beyond its map of \(bytes) bytes; nothing of this write was kept."
    case .outcomeUnknown(let failure):
      "Writing \(failure.path) failed (\(failure.reason)), and whether the write was kept is unknown;"
        + " close and open it again, then look the request up before repeating it."
    case .poisoned(let path):
      "An earlier write to \(path) failed with unknown outcome, so nothing more is written; close"
        + " and open it again, then look the request up before repeating it."
    case .busy(let path, let waited):
      "\(path) was in use by another writer or reader for longer than \(waited); try again."
    case .nestedWrite(let path):
      "A write to \(path) was asked for inside a write to it; use the transaction at hand."
    case .writeInsideRead(let path):
      "A write to \(path) was asked for inside a read of it; end the read first."
    default: nil
    }
  }

  private var tableDescription: String? {
    switch self {
    case .tablesFull(let path, let limit):
      "\(path) was opened for \(limit) tables and has no room for another; raise maximumTables."
    case .tableName(let path, let name):
      "\"\(name)\" cannot name a table of \(path); use 1 to 511 bytes without a zero byte."
    case .tableMismatch(let path, let table):
      "Table \(table) of \(path) orders its keys differently from what was asked; it was made by"
        + " another version or is not the table meant."
    case .foreignTable(let path, let table):
      "Table \(table) was opened from another environment than \(path); open it from this one."
    case .wrongKeyKind(let path, let table):
      "Table \(table) of \(path) has the other kind of key (bytes or integer); use its own kind."
    case .keySize(let path, let table, let bytes):
      "A key of \(bytes) bytes does not fit table \(table) of \(path); keys have 1 to 511 bytes."
    case .valueSize(let path, let table, let bytes):
      "A value of \(bytes) bytes does not fit table \(table) of \(path); store it in parts."
    case .keyExists(let path, let table):
      "Table \(table) of \(path) has this key already; nothing was changed."
    case .outOfOrder(let path, let table):
      "The key is not above the last of table \(table) of \(path), so it cannot be appended."
    default: nil
    }
  }

  private var otherDescription: String {
    guard case .other(let failure) = self else { return "Unknown failure." }
    return "\(failure.operation) failed on \(failure.path) (\(failure.reason)); see that reason."
  }
}

extension LMDBError.Failure {
  var reason: String { "\(text), code \(code)" }
}
