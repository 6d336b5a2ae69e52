import CSV
import Foundation
import PublicWords
import Testing

/// How much the linter finds of the sentences in `Fixtures/public-words`.
@Suite struct CorpusTests {
  private struct Sentence {
    let kinds: Set<Finding.Kind>
    let text: String
  }

  private static let folder: URL = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder.appendingPathComponent("Fixtures/public-words")
  }()

  private static func sentences() throws -> [Sentence] {
    let text = try String(
      contentsOf: folder.appendingPathComponent("sentences.txt"), encoding: .utf8)
    return try text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let parts = line.split(separator: "|", maxSplits: 1)
      let names = parts[0].split(separator: " ").filter { $0 != "clean" }
      let kinds = try names.map { try #require(Finding.Kind(rawValue: String($0))) }
      return Sentence(kinds: Set(kinds), text: String(parts[1]))
    }
  }

  private static func names() throws -> KnownNames {
    var names = KnownNames()
    let bytes = Array(try Data(contentsOf: folder.appendingPathComponent("names.csv")))
    var reader = CSVReader()
    func take(_ record: Result<CSVRecord, CSVError>) throws {
      let record = try record.get()
      switch record[0] {
      case "complainant": names.complainants.append(record[1])
      case "staff": names.staff.append(record[1])
      case "organisation": names.organisations.append(record[1])
      default: break
      }
    }
    try reader.feed(bytes.span, take)
    try reader.finish(take)
    return names
  }

  @Test func `finds most of what is hidden and lets most of what is clean pass`() throws {
    let sentences = try Self.sentences()
    let linter = Linter(try Self.names())
    var found: [Finding.Kind: (found: Int, of: Int)] = [:]
    var alarms = 0
    var clean = 0
    for sentence in sentences {
      let kinds = Set(linter.findings(in: sentence.text).map(\.kind))
      for kind in sentence.kinds {
        let isFound = kinds.contains(kind) || (kind == .company && kinds.contains(.organisation))
        found[kind, default: (0, 0)].of += 1
        if isFound {
          found[kind, default: (0, 0)].found += 1
        } else {
          print("missed: \(sentence.text)")
        }
      }
      guard sentence.kinds.isEmpty else { continue }
      clean += 1
      if !kinds.isEmpty {
        alarms += 1
        print("false alarm (\(kinds.map(\.rawValue).sorted())): \(sentence.text)")
      }
    }
    let hits = found.values.reduce(0) { $0 + $1.found }
    let all = found.values.reduce(0) { $0 + $1.of }
    for (kind, count) in found.sorted(by: { $0.key < $1.key }) {
      print("\(kind.rawValue): found \(count.found) of \(count.of)")
    }
    print("recall \(hits) of \(all), false alarms \(alarms) of \(clean) clean sentences")
    #expect(sentences.count >= 200)
    #expect(hits * 100 >= all * 95)
    #expect(alarms * 100 <= clean * 5)
  }
}
