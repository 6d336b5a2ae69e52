public import Facts
internal import Glibc
internal import LMDB

/// The sealed, append-only log of one ledger: facts in a row, their words apart, a Merkle tree over
/// the facts that grows in the transaction of every append.
///
/// It knows bytes, subjects and sequence; what a fact means is known one floor up. One process may
/// hold any number of `EventLog`s of one directory: they share what lies below.
public struct EventLog: Sendable {
  public let directory: String
  let environment: Environment
  let tables: Tables
  let keys: KeyStore?
  /// Whether this is a copy made from an export: it carries open words alone, and nothing is added.
  public let isCopy: Bool
  let clock: @Sendable () -> Instant
  let entropy: Entropy

  /// The format that this program writes.
  public static let format: UInt32 = 1
  static let fileName = "log.mdb"

  struct Tables: Sendable {
    /// sequence -> fact, 128 bytes
    let facts: Table
    /// sequence -> words record
    let words: Table
    /// subject, revision (both highest byte first) -> sequence
    let subjects: Table
    /// request id -> first sequence, count, content under a secret
    let requests: Table
    /// number of a full 256-leaf tile -> its root
    let tiles: Table
    /// size of the tree -> signed note of the checkpoint
    let checkpoints: Table
    /// "format", "head", "copy"
    let meta: Table
  }

  /// How a log is opened.
  public struct Options: Sendable {
    public enum Access: Sendable { case reading, writing }
    public var access = Access.writing
    /// How long to wait for another process that is writing.
    public var wait = Duration.seconds(5)
    /// Whether to make, or to use, the keys of confidential words.
    var hasKeys = true
    public var clock: @Sendable () -> Instant = EventLog.machineClock
    public var entropy = Entropy.system
    public init() {}
  }

  /// The machine's clock.
  public static let machineClock: @Sendable () -> Instant = {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
  }
}

extension EventLog {
  /// Makes the files of a new, empty log in a directory that exists. Its first append is the genesis.
  /// - Throws: `EventLogError.alreadyExists` where a ledger with facts is already there; `LMDBError`.
  public static func create(in directory: String, options: Options = Options()) throws -> EventLog {
    let log = try EventLog(directory: directory, options: options, create: true)
    return try log.closingOnError {
      guard try log.read({ $0.size }) == 0 else {
        throw EventLogError.alreadyExists(directory: directory)
      }
      return log
    }
  }

  /// Opens a log that holds at least its genesis.
  /// - Throws: `EventLogError` where there is none, it is unfinished or of a newer format;
  ///   `LMDBError` where the file cannot be used.
  public static func open(in directory: String, options: Options = Options()) throws -> EventLog {
    guard exists("\(directory)/\(fileName)") else {
      throw EventLogError.noLedger(directory: directory)
    }
    let log = try EventLog(directory: directory, options: options, create: false)
    return try log.closingOnError {
      guard !log.isCopy || options.access == .reading else {
        throw EventLogError.isCopy(directory: directory)
      }
      guard try log.read({ $0.size }) > 0 else {
        throw EventLogError.unfinished(directory: directory)
      }
      return log
    }
  }

  /// Runs a step of opening; where it throws, nobody will hold this value to close it.
  public func closingOnError<Result>(_ step: () throws -> Result) throws -> Result {
    do { return try step() } catch {
      close()
      throw error
    }
  }

  /// Gives the files back. Only needed where a process opens many ledgers; after it, this value and
  /// its copies must not be used.
  public func close() {
    environment.close()
    keys?.close()
  }

  init(directory: String, options: Options, create: Bool) throws {
    self.directory = directory
    clock = options.clock
    entropy = options.entropy
    var settings = Environment.Options()
    settings.access = options.access == .writing ? .readWrite : .readOnly
    settings.create = create
    settings.writerWait = options.wait
    environment = try Environment.open(path: "\(directory)/\(Self.fileName)", options: settings)
    do {
      if create { try Self.prepare(environment, directory) }
      tables = try Self.tables(of: environment, in: directory)
      try Self.checkFormat(environment, tables.meta, directory)
      isCopy = try Self.isCopy(environment, tables.meta)
      keys = options.hasKeys ? try Self.keyStore(directory, settings, create: create) : nil
    } catch {
      environment.close()
      throw error
    }
  }

  static let copyKey = Array("copy".utf8)

  private static func isCopy(_ environment: Environment, _ meta: Table) throws -> Bool {
    let key = copyKey
    return try environment.read { try $0.get(key.raw, in: meta) != nil }
  }

  private static func keyStore(
    _ directory: String, _ settings: Environment.Options, create: Bool
  ) throws -> KeyStore? {
    // An auditor's copy has no keys; everything but confidential words can be read without.
    guard create || exists("\(directory)/\(KeyStore.fileName)") else { return nil }
    do {
      return try KeyStore(
        directory: directory, access: settings.access, wait: settings.writerWait)
    } catch LMDBError.notPermitted where settings.access == .readOnly {
      // Who may read the log need not be allowed to read the keys.
      return nil
    }
  }

  private static func exists(_ path: String) -> Bool {
    // The path is copied to a C string for the call.
    unsafe access(path, F_OK) == 0
  }

  /// Makes what is missing of a log, unless it is of a newer format.
  private static func prepare(_ environment: Environment, _ directory: String) throws {
    guard let meta = try environment.table("meta", keys: .bytes, create: true) else { return }
    try environment.write { transaction in
      let key = Array("format".utf8)
      guard try transaction.get(key.raw, in: meta) == nil else { return }
      var bytes: [UInt8] = []
      bytes.appendLittleEndian(format)
      try transaction.put(key.raw, bytes.raw, in: meta, .insert)
    }
    try checkFormat(environment, meta, directory)
    for (name, order) in tableNames {
      _ = try environment.table(name, keys: order, create: true)
    }
  }

  private static let tableNames: [(String, KeyOrder)] = [
    ("facts", .integer), ("words", .integer), ("subjects", .bytes), ("requests", .bytes),
    ("tiles", .integer), ("checkpoints", .integer), ("meta", .bytes),
  ]

  private static func tables(of environment: Environment, in directory: String) throws -> Tables {
    let found = try tableNames.map { name, order in
      guard let table = try environment.table(name, keys: order, create: false) else {
        throw name == "checkpoints"
          ? EventLogError.olderFormat(directory: directory)
          : EventLogError.unfinished(directory: directory)
      }
      return table
    }
    return Tables(
      facts: found[0], words: found[1], subjects: found[2], requests: found[3], tiles: found[4],
      checkpoints: found[5], meta: found[6])
  }

  private static func checkFormat(
    _ environment: Environment, _ meta: Table, _ directory: String
  ) throws {
    let key = Array("format".utf8)
    let found = try environment.read { transaction -> UInt32? in
      guard let bytes = try transaction.get(key.raw, in: meta) else { return nil }
      return bytes.byteCount == 4 ? bytes.unsignedInteger(at: 0) : nil
    }
    guard let found else {
      throw EventLogError.damaged(what: "the format number", place: "\(directory)/\(fileName)")
    }
    guard found <= format else {
      throw EventLogError.newerFormat(directory: directory, found: found, known: format)
    }
  }
}
