import CLMDB
import Foundation
import Synchronization
import Testing

@testable import LMDB

@Suite struct OpeningTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  /// A file with some thousand entries, closed again; its length.
  private func filled(_ name: String = "test.mdb") throws -> Int {
    let environment = try folder.open(name)
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    try environment.write { transaction in
      for key in 0..<UInt64(2000) { try transaction.put(key, bytes: 100, in: table) }
    }
    return try #require(fileStatus(path: folder.file(name))).st_size
  }

  private func overwrite(at offset: UInt64, with bytes: [UInt8]) throws {
    let handle = try #require(FileHandle(forUpdatingAtPath: folder.file("test.mdb")))
    try handle.seek(toOffset: offset)
    try handle.write(contentsOf: bytes)
    try handle.close()
  }

  @Test func theSameFileIsOpenedOnceAlsoThroughALink() throws {
    let environment = try folder.open()
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link.mdb"), withDestinationPath: folder.file("test.mdb"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("folder"), withDestinationPath: folder.path)
    try FileManager.default.linkItem(
      atPath: folder.file("test.mdb"), toPath: folder.file("hard.mdb"))
    for name in ["test.mdb", "link.mdb", "folder/test.mdb", "./test.mdb", "hard.mdb"] {
      let again = try folder.open(name)
      #expect(again === environment)
      again.close()
    }
    _ = try environment.made("still open")
    environment.close()
    #expect(throws: LMDBError.closed(path: environment.path)) { try environment.read { _ in } }
    #expect(throws: LMDBError.closed(path: environment.path)) { try environment.write { _ in } }
    let another = try folder.open()
    defer { another.close() }
    #expect(another !== environment)
  }

  @Test func optionsThatTheOpenEnvironmentCannotServeAreRefused() throws {
    try folder.open().close()
    let reader = try folder.open { $0.access = .readOnly }
    defer { reader.close() }
    #expect {
      try folder.open()
    } throws: {
      if case .conflictingOptions = $0 as? LMDBError { true } else { false }
    }
    try folder.open { $0.access = .readOnly }.close()
  }

  @Test func closingInsideATransactionWaitsForItsEnd() throws {
    let environment = try folder.open()
    let table = try environment.made("words")
    try environment.write { transaction in
      environment.close()
      try transaction.put("a", "kept", in: table)
    }
    let again = try folder.open()
    defer { again.close() }
    #expect(again !== environment)
    #expect(try again.text("a", in: again.made("words")) == "kept")
  }

  @Test func aTruncatedFileIsRefused() throws {
    let size = try filled()
    let file = try #require(FileHandle(forUpdatingAtPath: folder.file("test.mdb")))
    try file.truncate(atOffset: UInt64(size - 4096 * 3))
    try file.close()
    #expect {
      try folder.open()
    } throws: {
      if case .truncated = $0 as? LMDBError { true } else { false }
    }
  }

  // LMDB's own size check in mdb_env_copy makes the same allowance. A refusal by the last page
  // alone turned away sound files after large deletions.
  @Test func aFileWhoseLastPagesWereGivenUpUnwrittenIsWhole() throws {
    var environment = try folder.open()
    var table = try environment.made("numbers", .integer)
    var state: UInt64 = 1
    func random(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    var isShort = false
    for _ in 0..<200 where !isShort {
      let keys = random(5000)..<(5000 + random(2000))
      let size = Int(random(4) == 0 ? random(20_000) : random(1000))
      let ending = random(4)
      try environment.write { transaction in
        for key in keys { try transaction.put(key, bytes: size, in: table) }
        switch ending {
        case 0: for key in keys { try transaction.delete(key, in: table) }
        case 1: for key in keys.reversed() { try transaction.delete(key, in: table) }
        case 2: try transaction.clear(table)
        default: break
        }
      }
      let file = try #require(FileHandle(forReadingAtPath: environment.path))
      let meta = try MetaPages(descriptor: file.fileDescriptor, path: environment.path)
      isShort = try file.seekToEnd() < UInt64(meta.expectedBytes)
    }
    try #require(isShort, "no state was found that tests this")
    let numbers = try environment.numbers(in: table)
    environment.close()
    environment = try folder.open()
    defer { environment.close() }
    table = try environment.made("numbers", .integer)
    #expect(try environment.numbers(in: table) == numbers)
  }

  @Test(arguments: [16, 4096 + 16, 40, 4096 + 40, 128, 4096 + 136])
  func aDamagedMetaPageIsRefused(_ offset: UInt64) throws {
    _ = try filled()
    try overwrite(at: offset, with: [UInt8](repeating: 0xEE, count: 8))
    #expect {
      try folder.open()
    } throws: {
      if case .damaged = $0 as? LMDBError { true } else { false }
    }
  }

  /// Two processes that begin a file at once: the second sees it empty, and waits for the first.
  @Test func aFileThatIsJustBeingMadeIsWaitedFor() throws {
    try folder.open("whole.mdb").close()
    let whole = try Data(contentsOf: URL(fileURLWithPath: folder.file("whole.mdb")))
    let path = try canonicalPath(folder.path) + "/new.mdb"
    #expect(FileManager.default.createFile(atPath: path, contents: Data()))
    let lock = WriterLock(besides: path, mode: 0o644)
    try lock.take(wait: .zero)
    let outcome = Mutex<Result<Void, any Error>?>(nil)
    let group = DispatchGroup()
    DispatchQueue.global().async(group: group) {
      let options = Environment.Options(create: true, mapSize: 1 << 30)
      let result = Result { try Environment.open(path: path, options: options).close() }
      outcome.withLock { $0 = result }
    }
    usleep(100_000)
    #expect(outcome.withLock { $0 == nil })
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.write(contentsOf: whole)
    lock.release()
    group.wait()
    try #require(outcome.withLock { $0 }).get()
  }

  @Test func whatIsNoDatabaseIsRefusedWithTheReason() throws {
    let file = FileManager.default
    #expect(file.createFile(atPath: folder.file("empty.mdb"), contents: Data()))
    #expect(file.createFile(atPath: folder.file("text.mdb"), contents: Data("hello".utf8)))
    try file.createSymbolicLink(
      atPath: folder.file("dangling.mdb"), withDestinationPath: folder.file("nothing"))
    try file.createDirectory(
      atPath: folder.file("folder.mdb"), withIntermediateDirectories: false)
    // The path is terminated by the bridging.
    #expect(unsafe mkfifo(folder.file("pipe.mdb"), 0o600) == 0)
    let path = { (name: String) in try canonicalPath(folder.path) + "/" + name }
    #expect(throws: LMDBError.emptyFile(path: try path("empty.mdb"))) {
      try folder.open("empty.mdb")
    }
    #expect(throws: LMDBError.notAFile(path: try path("folder.mdb"))) {
      try folder.open("folder.mdb")
    }
    #expect(throws: LMDBError.notAFile(path: try path("pipe.mdb"))) {
      try folder.open("pipe.mdb")
    }
    #expect(throws: LMDBError.danglingLink(path: folder.file("dangling.mdb"))) {
      try folder.open("dangling.mdb")
    }
    #expect(throws: LMDBError.missingParent(path: folder.file("no/such.mdb"))) {
      try folder.open("no/such.mdb")
    }
    #expect(throws: LMDBError.missingParent(path: folder.file("text.mdb/x.mdb"))) {
      try folder.open("text.mdb/x.mdb")
    }
    #expect(throws: LMDBError.missing(path: try path("absent.mdb"))) {
      try folder.open("absent.mdb") { $0.create = false }
    }
    #expect(throws: LMDBError.missing(path: try path("absent.mdb"))) {
      try folder.open("absent.mdb") { $0.access = .readOnly }
    }
    #expect(throws: LMDBError.notAFile(path: "")) {
      try Environment.open(path: "", options: .init(create: true))
    }
    #expect {
      try folder.open("text.mdb")
    } throws: {
      if case .damaged = $0 as? LMDBError { true } else { false }
    }
  }

  @Test func networkFileSystemsAreKnownByNumber() {
    for type: UInt32 in [0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x5346_414F, 0x00C3_6400] {
      #expect(FileSystem.networkName(type: type) != nil)
    }
    // ext4, tmpfs, btrfs, xfs, overlayfs, FUSE, 9p
    for type: UInt32 in [
      0xEF53, 0x0102_1994, 0x9123_683E, 0x5846_5342, 0x794C_7630, 0x6573_5546, 0x0102_1997,
    ] {
      #expect(FileSystem.networkName(type: type) == nil)
    }
  }

  @Test func aReaderSeesWhatAWriterOfTheSameProcessCommits() throws {
    let environment = try folder.open()
    defer { environment.close() }
    #expect(!environment.isLockless)
    let table = try environment.made("words")
    try environment.read { transaction in
      let key = "a".bytes
      let done = DispatchSemaphore(value: 0)
      Thread.detachNewThread {
        try? environment.write { try $0.put("a", "new", in: table) }
        done.signal()
      }
      // A long reader holds no writer up, and keeps seeing what it began with.
      done.wait()
      let isAbsent = try transaction.get(key.span.raw, in: table) == nil
      #expect(isAbsent)
    }
    #expect(try environment.text("a", in: table) == "new")
  }

  @Test func aCopyHoldsWhatWasCommittedWithTheSamePermissions() throws {
    let environment = try folder.open { $0.fileMode = 0o600 }
    defer { environment.close() }
    let table = try environment.made("words")
    try environment.write { try $0.put("a", "kept", in: table) }
    try environment.copy(to: folder.file("copy.mdb"))
    #expect(throws: LMDBError.destinationExists(path: try canonicalPath(folder.file("copy.mdb")))) {
      try environment.copy(to: folder.file("copy.mdb"))
    }
    #expect(fileStatus(path: folder.file("copy.mdb")).map { $0.st_mode & 0o777 } == 0o600)
    #expect(fileStatus(path: folder.file("copy.mdb-partial")) == nil)
    let copy = try folder.open("copy.mdb")
    defer { copy.close() }
    #expect(try copy.text("a", in: copy.made("words")) == "kept")
  }

  @Test func flagsAndLimitsEqualTheHeader() throws {
    #expect(MDB_NOSUBDIR == 0x4000 && MDB_NOTLS == 0x20_0000)
    #expect(MDB_RDONLY == 0x2_0000 && MDB_NOLOCK == 0x40_0000)
    #expect(PutMode.upsert.flags == 0)
    #expect(PutMode.insert.flags == UInt32(MDB_NOOVERWRITE) && MDB_NOOVERWRITE == 0x10)
    #expect(PutMode.append.flags == UInt32(MDB_APPEND) && MDB_APPEND == 0x2_0000)
    #expect(MDB_INTEGERKEY == 0x08 && MDB_CREATE == 0x4_0000 && MDB_CP_COMPACT == 1)
    let environment = try folder.open()
    defer { environment.close() }
    // The environment is open; both calls only look at it.
    #expect(unsafe mdb_env_get_maxkeysize(environment.core.pointer) == 511)
    var flags: UInt32 = 0
    #expect(unsafe mdb_env_get_flags(environment.core.pointer, &flags) == 0)
    let dangerous = MDB_WRITEMAP | MDB_NOSYNC | MDB_NOMETASYNC | MDB_MAPASYNC | MDB_FIXEDMAP
    #expect(flags & UInt32(dangerous) == 0)
    #expect(flags & UInt32(MDB_NOTLS) != 0)
  }
}
