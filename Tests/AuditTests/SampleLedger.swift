import Audit
import EventLog
import Facts
import Foundation
import Grievances
import LMDB
import Ledger
import WorkingDays

/// A ledger of some 650 facts in a folder of its own: two full tiles of the tree and part of a third,
/// open, public and confidential words, corrections and a retraction. Removed with the test.
final class SampleLedger {
  let directory: String

  /// The moment of the first append; each later one is a second after the one before.
  static let opened = Instant(microseconds: 1_720_000_000_000_000)
  static let today = CivilDay(daysSince1970: 19_907)
  static let origin = "grm.example.org/sample"

  init(grievances: Int = 200) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("audit-test-\(UUID().uuidString)")
    directory = folder.path
    let identity = try LedgerIdentity(
      project: "A project", origin: Self.origin, coversFrom: nil)
    let ledger = try Ledger.create(
      in: directory, identity: identity, options: Self.options(at: Self.opened))
    defer { ledger.log.close() }
    try Self.fill(ledger, grievances)
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  /// A clock that stands still, so that a test knows every byte but the salts.
  static func options(at moment: Instant) -> EventLog.Options {
    var options = EventLog.Options()
    options.clock = { moment }
    return options
  }

  private static func fill(_ ledger: Ledger, _ grievances: Int) throws {
    var batch = try Batch(ledger)
    for number in 1...UInt32(grievances) {
      for command in life(of: GrievanceNumber(year: 2024, number: number)) {
        try batch.add(command)
      }
    }
    _ = try batch.commit()
  }

  private static func life(of number: GrievanceNumber) -> [Command] {
    let received = CivilDay(daysSince1970: 19_737 + Int32(number.number % 90))
    func command(_ event: Event, days: Int, words: [WordField] = []) -> Command {
      Command(
        .record(event), subject: number.subject, day: received.advanced(by: days), today: today,
        words: words)
    }
    let registered = Registered(
      receivedUntil: received, registeredOn: received, channel: .email, type: .question,
      complainant: .named, assumed: number.number % 3 == 0 ? .channel : [])
    return [
      command(
        .registered(registered), days: 0,
        words: [
          WordField(.summary, "Summary \(number.number)"), WordField(.person, "Somebody"),
        ]),
      command(
        .eligibilityAssessed(EligibilityAssessed(isRelated: true, handledAt: .unit)), days: 1),
      command(.resolved(Resolved(stage: .unit)), days: 2, words: [WordField(.actions, "Told")]),
    ]
  }
}

extension SampleLedger {
  /// What a verification finds now.
  func verify(
    against expectations: Verification.Expectations = Verification.Expectations(),
    opensSealed: Bool = true
  ) throws -> VerificationResult {
    var options = Self.options(at: Self.opened)
    options.access = .reading
    let log = try EventLog.open(in: directory, options: options)
    defer { log.close() }
    return try Verification.run(log, against: expectations, opensSealed: opensSealed)
  }

  /// Where the facts about a grievance lie: its registration, assessment and resolution.
  func positions(of number: UInt32) throws -> [UInt64] {
    let log = try EventLog.open(in: directory)
    defer { log.close() }
    let subject = GrievanceNumber(year: 2024, number: number).subject
    return try log.read { try $0.sequences(about: subject).map(\.rawValue) }
  }

  /// Records something more, `seconds` after the ledger was opened.
  func append(_ drafts: [Draft], seconds: Int64 = 1) throws {
    let moment = Instant(microseconds: Self.opened.microseconds + seconds * 1_000_000)
    let log = try EventLog.open(in: directory, options: Self.options(at: moment))
    defer { log.close() }
    _ = try log.append(drafts)
  }

  /// Changes what is stored behind the log's back.
  func damage(_ change: (inout WriteTransaction, RawTables) throws -> Void) throws {
    let environment = try Environment.open(
      path: "\(directory)/log.mdb", options: Environment.Options())
    defer { environment.close() }
    let tables = try RawTables(environment)
    try environment.write { try change(&$0, tables) }
  }
}

/// The tables of `log.mdb`, by the names in docs/format.md.
struct RawTables {
  let facts: Table
  let words: Table
  let subjects: Table
  let tiles: Table
  let meta: Table

  init(_ environment: Environment) throws {
    func table(_ name: String, _ keys: KeyOrder) throws -> Table {
      guard let table = try environment.table(name, keys: keys, create: false) else {
        throw LMDBError.tableName(path: environment.path, name: name)
      }
      return table
    }
    facts = try table("facts", .integer)
    words = try table("words", .integer)
    subjects = try table("subjects", .bytes)
    tiles = try table("tiles", .integer)
    meta = try table("meta", .bytes)
  }
}

extension WriteTransaction {
  /// The bytes of a number's value.
  func bytes(_ key: UInt64, in table: Table) throws -> [UInt8] {
    try get(key, in: table)?.array ?? []
  }

  /// Changes the bytes of a number's value.
  mutating func change(
    _ key: UInt64, in table: Table, _ change: (inout [UInt8]) -> Void
  ) throws {
    var bytes = try bytes(key, in: table)
    change(&bytes)
    try put(key, bytes.raw, in: table)
  }

  /// Changes the bytes of the head of the log.
  mutating func changeHead(_ tables: RawTables, _ change: (inout [UInt8]) -> Void) throws {
    let key = Array("head".utf8)
    var bytes = try get(key.raw, in: tables.meta)?.array ?? []
    change(&bytes)
    try put(key.raw, bytes.raw, in: tables.meta)
  }
}

extension VerificationResult {
  /// The names of the checks that failed.
  var failed: Set<String> { Set(checks.filter { !$0.isOK }.map(\.name.rawValue)) }

  func faults(of check: Check.Name) -> [Fault] { faults.filter { $0.check == check } }

  func count(_ check: Check.Name, _ name: String) -> UInt64? {
    checks.first { $0.name == check }?.counts.first { $0.name == name }?.value
  }
}
