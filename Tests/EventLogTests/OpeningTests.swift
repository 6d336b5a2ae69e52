import EventLog
import Facts
import Foundation
import LedgerTesting
import Testing

@Suite struct OpeningTests {
  private let clock = TestClock(.of("2024-01-15"))

  @Test func whereThereIsNoLedgerNoneIsOpened() throws {
    let folder = try TemporaryFolder()
    #expect(throws: EventLogError.noLedger(directory: folder.path)) {
      try EventLog.open(in: folder.path)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func aLedgerThatWasBegunAndNotOpenedIsUnfinished() throws {
    let folder = try TemporaryFolder()
    try EventLog.create(in: folder.path, options: TemporaryLog.options(clock)).close()
    #expect(throws: EventLogError.unfinished(directory: folder.path)) {
      try EventLog.open(in: folder.path)
    }
    // It can be begun again, as its message says.
    let log = try EventLog.create(in: folder.path, options: TemporaryLog.options(clock))
    _ = try log.append([draft(subject(1))])
    log.close()
    try EventLog.open(in: folder.path).close()
  }

  @Test func aSecondLedgerIsNotMadeOverTheFirst() throws {
    try withTemporaryLog { made throws in
      _ = try made.log.append([draft(subject(1))])
      #expect(throws: EventLogError.alreadyExists(directory: made.folder.path)) {
        try EventLog.create(in: made.folder.path)
      }
      #expect(try made.log.size == 1)
    }
  }

  @Test func aNewerFormatIsRefusedAndLeftAlone() throws {
    let folder = try TemporaryFolder()
    let log = try EventLog.create(in: folder.path, options: TemporaryLog.options(clock))
    _ = try log.append([draft(subject(1))])
    try log.setFormat(EventLog.format + 1)
    log.close()
    let newer = EventLogError.newerFormat(
      directory: folder.path, found: EventLog.format + 1, known: EventLog.format)
    #expect(throws: newer) { try EventLog.open(in: folder.path) }
    #expect(throws: newer) { try EventLog.create(in: folder.path) }
  }

  @Test func afterARefusalTheFileIsGivenBack() throws {
    let folder = try TemporaryFolder()
    let log = try EventLog.create(in: folder.path, options: TemporaryLog.options(clock))
    log.close()
    #expect(throws: EventLogError.self) { try EventLog.open(in: folder.path) }
    // Another file in its place is opened for what it is.
    let other = try TemporaryFolder()
    let made = try EventLog.create(in: other.path, options: TemporaryLog.options(clock))
    _ = try made.append([draft(subject(1))])
    made.close()
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      try FileManager.default.removeItem(atPath: folder.file(name))
    }
    try folder.copy(["log.mdb", "keys.mdb"], from: other.path)
    let again = try EventLog.open(in: folder.path)
    defer { again.close() }
    #expect(try again.size == 1)
  }

  @Test func openedForReadingItReadsAndDoesNotAppend() throws {
    try withTemporaryLog { made throws in
      _ = try made.log.append([draft(subject(1), [WordField(.person, "name")])])
      let copy = try TemporaryFolder()
      try copy.copy(["log.mdb", "keys.mdb"], from: made.folder.path)
      var options = TemporaryLog.options(made.clock)
      options.access = .reading
      let log = try EventLog.open(in: copy.path, options: options)
      defer { log.close() }
      #expect(try log.root == made.log.root)
      #expect(try log.words(0, subject(1), unsealing: true)?[.person] == "name")
      #expect(throws: (any Error).self) { try log.append([draft(subject(1))]) }
      #expect(try log.size == 1)
    }
  }
}
