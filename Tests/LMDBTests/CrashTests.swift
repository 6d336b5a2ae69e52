import Foundation
import Testing

@testable import LMDB

// What a process cannot survive, or would spoil for other tests, happens in a process of its own.
@Suite struct CrashTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test func aWriterThatIsKilledLosesOnlyWhatWasNotAcknowledged() async throws {
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = folder.path as String] in
      try Scene.killedWriter(in: path)
    }
    try Scene.afterTheKilledWriter(in: folder)
  }

  @Test func aCommitThatFailsOnDiskPoisonsWritingUntilReopened() async {
    await #expect(processExitsWith: .success) { [path = folder.path as String] in
      try Scene.poisonedWriter(in: path)
    }
  }

  @Test func aMapThatAnotherProcessEnlargedIsAdopted() async throws {
    let environment = try folder.open { $0.mapSize = 64 << 10 }
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    await #expect(processExitsWith: .success) { [path = folder.path as String] in
      try Scene.enlargingWriter(in: path)
    }
    try Scene.afterTheEnlargingWriter(environment, table)
  }

  @Test func aReaderOfAFolderThatCannotBeWrittenGoesWithoutLocks() async throws {
    try Scene.fill(folder)
    try FileManager.default.removeItem(atPath: folder.file("test.mdb-lock"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o555], ofItemAtPath: folder.path)
    await #expect(processExitsWith: .success) { [path = folder.path as String] in
      try Scene.readerWithoutLocks(in: path)
    }
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.path)
  }

  @Test func aNestedReadThatNeedsALargerMapIsRefusedInsteadOfWaitingForItself() async throws {
    let environment = try folder.open { $0.mapSize = 64 << 10 }
    defer { environment.close() }
    let reading = OpenRead(environment)
    await #expect(processExitsWith: .success) { [path = folder.path as String] in
      try Scene.enlargingWriter(in: path)
    }
    #expect(reading.readInside() == .busy(path: environment.path, waited: .zero))
  }
}

/// What happens in the tests above, as ordinary synchronous functions.
private enum Scene {
  static func open(_ folder: String, mapSize: Int = 1 << 30) throws -> Environment {
    try Environment.open(
      path: folder + "/test.mdb", options: .init(create: true, mapSize: mapSize))
  }

  static func fill(_ folder: TemporaryFolder) throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    try environment.write { try $0.put(1, bytes: 10, in: table) }
  }

  static func killedWriter(in folder: String) throws {
    let environment = try open(folder)
    let table = try environment.made("words")
    try environment.write { try $0.put("a", "acknowledged", in: table) }
    try environment.write { transaction in
      try transaction.put("a", "lost", in: table)
      kill(getpid(), SIGKILL)
    }
  }

  static func afterTheKilledWriter(in folder: TemporaryFolder) throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("words")
    #expect(try environment.text("a", in: table) == "acknowledged")
    // Neither lock is left behind.
    try environment.write { try $0.put("a", "next", in: table) }
  }

  static func limitFiles(to bytes: UInt) throws {
    var limit = rlimit(rlim_cur: bytes, rlim_max: .max)
    // The system only reads the struct.
    try #require(unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
  }

  static func poisonedWriter(in folder: String) throws {
    // A limit on the size of files makes the system refuse to write beyond it.
    signal(SIGXFSZ, SIG_IGN)
    var environment = try open(folder)
    var table = try environment.made("numbers", .integer)
    try environment.write { try $0.put(1, bytes: 10, in: table) }
    try limitFiles(to: UInt(try #require(fileStatus(path: environment.path)).st_size))
    try #require {
      try environment.write { try $0.put(2, bytes: 1 << 20, in: table) }
    } throws: {
      if case .outcomeUnknown = $0 as? LMDBError { true } else { false }
    }
    try limitFiles(to: .max)
    try #require(throws: LMDBError.poisoned(path: environment.path)) {
      try environment.write { try $0.put(3, bytes: 10, in: table) }
    }
    try #require(try environment.numbers(in: table) == [1])
    environment.close()
    environment = try open(folder)
    table = try environment.made("numbers", .integer)
    try environment.write { try $0.put(3, bytes: 10, in: table) }
    try #require(try environment.numbers(in: table) == [1, 3])
    environment.close()
  }

  static func enlargingWriter(in folder: String) throws {
    let environment = try open(folder, mapSize: 64 << 10)
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    try environment.write { transaction in
      for key in 0..<UInt64(1000) { try transaction.put(key, bytes: 1000, in: table) }
    }
  }

  static func afterTheEnlargingWriter(_ environment: Environment, _ table: Table) throws {
    #expect(try environment.numbers(in: table).count == 1000)
    try environment.write { try $0.put(1000, bytes: 10, in: table) }
    #expect(try environment.numbers(in: table).count == 1001)
  }

  static func readerWithoutLocks(in folder: String) throws {
    // Root may write anywhere; this process gives that up.
    if geteuid() == 0 { try #require(seteuid(65534) == 0) }
    let path = folder + "/test.mdb"
    try #require {
      try open(folder)
    } throws: {
      if case .notPermitted = $0 as? LMDBError { true } else { false }
    }
    let environment = try Environment.open(path: path, options: .init(access: .readOnly))
    defer { environment.close() }
    try #require(environment.isLockless)
    let found = try environment.table("numbers", keys: .integer, create: false)
    let table = try #require(found)
    try #require(try environment.numbers(in: table) == [1])
    let refusal = LMDBError.readOnly(path: environment.path)
    try #require(throws: refusal) { try environment.write { _ in } }
    try #require(throws: refusal) {
      try environment.table("new", keys: .bytes, create: true)
    }
  }
}

/// A read that stays open on a thread of its own until asked to read once more inside.
private final class OpenRead: Sendable {
  private let environment: Environment
  private let begun = DispatchSemaphore(value: 0)
  private let goOn = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)
  private let outcome = Monitor<LMDBError?>(nil)

  init(_ environment: Environment) {
    self.environment = environment
    Thread.detachNewThread { [self] in
      try? environment.read { _ in
        begun.signal()
        goOn.wait()
        do {
          try environment.read { _ in }
        } catch let error as LMDBError {
          outcome.withLock { $0 = error }
        }
      }
      ended.signal()
    }
    begun.wait()
  }

  func readInside() -> LMDBError? {
    goOn.signal()
    ended.wait()
    return outcome.withLock { $0 }
  }
}
