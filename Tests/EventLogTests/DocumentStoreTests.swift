import EventLog
import Facts
import Foundation
import Testing

@Suite final class DocumentStoreTests {
  private let directory: String
  private let log: EventLog
  private let store: DocumentStore
  private let one = GrievanceNumber(year: 2024, number: 1).subject
  private let two = GrievanceNumber(year: 2024, number: 2).subject
  private let bytes = Array("a minute signed by both sides".utf8)

  init() throws {
    directory = FileManager.default.temporaryDirectory.path + "/documents-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    log = try EventLog.create(in: directory)
    store = DocumentStore(log)
  }

  deinit {
    log.close()
    try? FileManager.default.removeItem(atPath: directory)
  }

  private func path(_ digest: Digest) -> String { "\(directory)/documents/\(digest.hexadecimal)" }

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: directory + "/documents") }
  }

  @Test func `keeps a file sealed under its digest`() throws {
    let stored = try store.attach(bytes, to: one)
    #expect(stored.size == UInt64(bytes.count))
    #expect(stored.digest == .sha256(of: bytes))
    #expect(try store.check(stored.digest, of: one) == .intact)
    #expect(try names == [stored.digest.hexadecimal])
    let sealed = try Data(contentsOf: URL(fileURLWithPath: path(stored.digest)))
    #expect(sealed.range(of: Data(bytes.prefix(8))) == nil)
    #expect(sealed.count == bytes.count + 28)
  }

  @Test func `an empty file and a large one are kept too`() throws {
    for size in [0, 1, 65_536, 3_000_001] {
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      let stored = try store.attach(bytes, to: one)
      #expect(try store.check(stored.digest, of: one) == .intact)
    }
  }

  @Test func `what is there already is kept`() throws {
    let digest = try store.attach(bytes, to: one).digest
    let before = try Data(contentsOf: URL(fileURLWithPath: path(digest)))
    _ = try store.attach(bytes, to: one)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path(digest))) == before)
    #expect(try names.count == 1)
  }

  @Test func `a file of two grievances is sealed for each`() throws {
    let digest = try store.attach(bytes, to: one).digest
    #expect(try store.attach(bytes, to: two).digest == digest)
    #expect(try store.check(digest, of: one) == .intact)
    #expect(try store.check(digest, of: two) == .intact)
    #expect(try names.count == 2)
  }

  @Test func `a missing file is found`() throws {
    let digest = try store.attach(bytes, to: one).digest
    try FileManager.default.removeItem(atPath: path(digest))
    #expect(try store.check(digest, of: one) == .missing)
    #expect(try store.check(.sha256(of: [1]), of: one) == .missing)
  }

  @Test func `any changed byte is found, and attaching it again puts it right`() throws {
    let digest = try store.attach(bytes, to: one).digest
    let sealed = try Data(contentsOf: URL(fileURLWithPath: path(digest)))
    for index in sealed.indices {
      var changed = sealed
      changed[index] ^= 1
      try changed.write(to: URL(fileURLWithPath: path(digest)))
      #expect(try store.check(digest, of: one) == .changed)
    }
    for length in [0, 1, 12, 27, sealed.count - 1] {
      try sealed.prefix(length).write(to: URL(fileURLWithPath: path(digest)))
      #expect(try store.check(digest, of: one) == .changed)
    }
    _ = try store.attach(bytes, to: one)
    #expect(try store.check(digest, of: one) == .intact)
  }

  @Test func `without the key it can only be seen to be there`() throws {
    let digest = try store.attach(bytes, to: one).digest
    #expect(try store.check(digest, of: two) == .sealedWithoutKey)
  }

  @Test func `where it cannot be written, that is said and nothing is left`() throws {
    try Data().write(to: URL(fileURLWithPath: directory + "/documents"))
    #expect(throws: EventLogError.self) { try store.attach(bytes, to: one) }
  }
}
