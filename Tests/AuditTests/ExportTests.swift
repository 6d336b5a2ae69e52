import Audit
import EventLog
import Facts
import Foundation
import LedgerTesting
import Seal
import Testing

/// Exports, and the ledgers that are made from them.
@Suite struct ExportTests {
  private let sample: SampleLedger
  private let folder: KeyFolder
  private let key: SigningKeyFile

  init() throws {
    sample = try SampleLedger()
    folder = try KeyFolder()
    key = try SigningKeyFile.create(at: folder.path("key"), for: SampleLedger.origin)
  }

  private func withLog<Result>(
    _ directory: String? = nil, _ body: (EventLog) throws -> Result
  ) throws -> Result {
    var options = EventLog.Options()
    options.access = directory == nil ? .writing : .reading
    let log = try EventLog.open(in: directory ?? sample.directory, options: options)
    defer { log.close() }
    return try body(log)
  }

  private func export(_ name: String, withPublicWords: Bool = false) throws -> String {
    let path = folder.path(name)
    _ = try withLog { log in
      _ = try Checkpointing.sign(log, origin: SampleLedger.origin, with: key)
      return try Export.write(log, to: path, includesPublicWords: withPublicWords)
    }
    return path
  }

  private func files(_ path: String) throws -> [String: Data] {
    var found: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      found[name] = FileManager.default.contents(atPath: "\(path)/\(name)")
    }
    return found
  }

  @Test func theSameLedgerIsExportedToTheSameBytes() throws {
    let first = try files(export("one"))
    #expect(try files(export("two")) == first)
    #expect(first.keys.contains("tile/entries/002.p/\(try sample.verify().facts % 256)"))
    #expect(first.keys.contains("tile/1/000.p/2"))
    #expect(!first.keys.contains { $0.hasPrefix("public-words") })
  }

  @Test(arguments: [false, true])
  func aCopyExportsToTheSameBytes(_ withPublicWords: Bool) throws {
    let path = try export("copy", withPublicWords: withPublicWords)
    let opened = folder.path("opened")
    let result = try ExportOpening.run(path, key: key.signer.verifierKey, into: opened)
    #expect(result.isSound)
    let again = folder.path("again")
    _ = try withLog(opened) {
      try Export.write($0, to: again, includesPublicWords: withPublicWords)
    }
    #expect(try files(again) == files(path))
  }

  @Test func aCopyCarriesNoOtherWords() throws {
    let path = try export("copy")
    let everything = try files(path).values.reduce(Data(), +)
    let disclosures = try withLog { log in
      try log.read { snapshot in
        var texts: [[UInt8]] = []
        try snapshot.forEachFact { fact in
          let words = try snapshot.carriedWords(
            of: fact.sequence, about: fact.subject, unsealing: true)
          texts += (words?.fields ?? []).filter { $0.name?.wordClass != .open }
            .compactMap(\.disclosure)
          return true
        }
        return texts
      }
    }
    #expect(disclosures.count > 100)
    for text in disclosures { #expect(everything.firstRange(of: Data(text)) == nil) }
    let opened = folder.path("opened")
    _ = try ExportOpening.run(path, key: nil, into: opened)
    #expect(!FileManager.default.fileExists(atPath: "\(opened)/keys.mdb"))
  }

  @Test func nothingIsAddedToACopy() throws {
    let opened = folder.path("opened")
    _ = try ExportOpening.run(try export("copy"), key: nil, into: opened)
    #expect(throws: EventLogError.isCopy(directory: opened)) { try EventLog.open(in: opened) }
  }

  @Test func anExportThatWasChangedMakesNoLedger() throws {
    let path = try export("copy", withPublicWords: true)
    let opened = folder.path("opened")
    var generator = SeededGenerator()
    let names = try files(path).filter { !$0.value.isEmpty }.keys.filter {
      // A hash tile can be made again; what is opened is made from the facts.
      !$0.hasPrefix("tile/0") && !$0.hasPrefix("tile/1")
    }.sorted()
    for _ in 0..<60 {
      let file = URL(filePath: "\(path)/\(names.randomElement(using: &generator) ?? "")")
      let original = try Data(contentsOf: file)
      var changed = original
      let place = Int.random(in: 0..<changed.count, using: &generator)
      changed[place] ^= 1 << UInt8.random(in: 0..<7, using: &generator)
      try changed.write(to: file)
      #expect(throws: (any Error).self, "byte \(place) of \(file.lastPathComponent)") {
        try ExportOpening.run(path, key: key.signer.verifierKey, into: opened)
      }
      #expect(!FileManager.default.fileExists(atPath: opened))
      try original.write(to: file)
    }
    _ = try ExportOpening.run(path, key: key.signer.verifierKey, into: opened)
  }

  @Test func anExportIsNeverWrittenOverSomething() throws {
    let path = try export("copy")
    #expect(throws: ExportError.exists(path: path)) { try export("copy") }
  }

  @Test func withoutACheckpointNothingIsExported() throws {
    #expect(throws: ProvingError.noCheckpoint(size: nil)) {
      try withLog { try Export.write($0, to: folder.path("copy")) }
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path("copy")))
  }

  @Test func proofsOfACopyAreThoseOfTheLog() throws {
    _ = try withLog { try Checkpointing.sign($0, origin: SampleLedger.origin, with: key) }
    try sample.append([VerificationTests.reopening(1)])
    let path = try export("copy")
    let opened = folder.path("opened")
    _ = try ExportOpening.run(path, key: nil, into: opened)
    let size = try sample.verify().facts
    for sequence in [0, 1, 255, 256, 300, size - 1].map({ SequenceNumber($0) }) {
      let proof = try withLog { try Proving.inclusion(of: sequence, in: $0) }
      #expect(try proof.verify(key.signer.verifierKey).size == size)
      #expect(try withLog(opened) { try Proving.inclusion(of: sequence, in: $0) } == proof)
    }
    let consistency = try withLog { try Proving.consistency(from: size - 1, in: $0) }
    #expect(try consistency.verify(key.signer.verifierKey).old.size == size - 1)
    let opening = try withLog(opened) { try Proving.opening(of: .project, of: .genesis, in: $0) }
    #expect(try opening.verify(key.signer.verifierKey).size == size)
    #expect(throws: ProvingError.noSuchField(.genesis, .summary)) {
      try withLog { try Proving.opening(of: .summary, of: .genesis, in: $0) }
    }
    #expect(throws: ProvingError.noFact(SequenceNumber(size), size: size)) {
      try withLog { try Proving.inclusion(of: SequenceNumber(size), in: $0) }
    }
    #expect(throws: ProvingError.notCovered(SequenceNumber(size - 1), size: size - 1)) {
      try withLog {
        try Proving.inclusion(of: SequenceNumber(size - 1), in: $0, at: size - 1)
      }
    }
  }
}
