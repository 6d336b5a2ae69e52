import EventLog
import Facts
import Foundation
import LedgerTesting
import Publication
import Testing

/// What stands on the disk after publishing.
@Suite struct DocumentFolderTests {
  private func published() throws -> (PublishingLedger, PublishedReport) {
    let office = try PublishingLedger()
    return (office, try office.publisher.publish(PublishingLedger.period()).report)
  }

  private func contents(_ folder: TemporaryFolder) throws -> [String: [UInt8]] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, Array(try Data(contentsOf: URL(fileURLWithPath: folder.file($0)))))
      })
  }

  @Test func `every document and a list of their digests`() throws {
    let (office, report) = try published()
    let folder = try TemporaryFolder()
    let names = try DocumentFolder(folder.path).write(report)
    let files = try contents(folder)
    #expect(Set(names) == Set(files.keys))
    #expect(
      names
        == [
          "json", "csv", "checkpoint", "en.txt", "en.md", "en.html", "mn.txt", "mn.md", "mn.html",
          "sha256",
        ].map { "report-2024-H1.\($0)" })
    #expect(files["report-2024-H1.json"] == Array(report.edition.figures.text.utf8))
    let lines = String(decoding: try #require(files["report-2024-H1.sha256"]), as: UTF8.self)
      .split(separator: "\n")
    #expect(lines.count == 9)
    for line in lines {
      let parts = line.components(separatedBy: "  ")
      #expect(Digest.sha256(of: try #require(files[parts[1]])).hexadecimal == parts[0])
    }
    try withExtendedLifetime(office) {
      _ = try DocumentFolder(folder.path).write(report)
      #expect(try contents(folder) == files)
    }
  }

  @Test func `where one form cannot be made nothing is written`() throws {
    let (_, report) = try published()
    let folder = try TemporaryFolder()
    let broken = DocumentForm(ending: "odt") { _ in throw CocoaError(.featureUnsupported) }
    #expect(throws: CocoaError.self) {
      try DocumentFolder(folder.path).write(report, forms: [.figures, broken])
    }
    #expect(try contents(folder).isEmpty)
  }

  @Test func `a folder that cannot be made is named`() throws {
    let (_, report) = try published()
    let folder = try TemporaryFolder()
    let error = #expect(throws: EventLogError.self) {
      try DocumentFolder(folder.file("nowhere/deeper")).write(report)
    }
    #expect("\(try #require(error))".contains("nowhere"))
  }

  /// The last rename fails: what was renamed before stays, and no draft is left behind.
  @Test func `no draft is left behind`() throws {
    let (_, report) = try published()
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.file("report-2024-H1.sha256/x"), withIntermediateDirectories: true)
    #expect(throws: EventLogError.self) { try DocumentFolder(folder.path).write(report) }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy {
        !$0.hasPrefix(".")
      })
  }
}
