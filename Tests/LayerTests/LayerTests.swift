import Foundation
import Testing

/// What the compiler does not check: SwiftPM lets a target import what its dependencies depend on.
@Suite struct LayerTests {
  @Test func everyImportIsAnArrowOfTheHouse() throws {
    for file in try SourceFile.all(in: "Sources") {
      guard let floor = Floor.named(file.floor) else {
        Issue.record("\(file.path) belongs to no floor of Floor.swift")
        continue
      }
      for module in file.imports where !floor.knows.union(floor.uses).contains(module) {
        Issue.record("\(file.path) imports \(module), which \(floor.name) may not")
      }
    }
  }

  @Test func everyFolderIsAFloor() throws {
    let manager = FileManager.default
    let sources = SourceFile.package.appendingPathComponent("Sources").path
    for folder in ["", "/Projections"] {
      for name in try manager.contentsOfDirectory(atPath: sources + folder)
      where name != "Projections" && !name.hasSuffix(".md") && Floor.named(name) == nil {
        Issue.record("Sources\(folder)/\(name) is no floor of Floor.swift")
      }
    }
  }

  /// Of two floors, the one that comes first knows nothing of the other.
  @Test func arrowsPointDown() {
    var below: Set<String> = []
    let projections = Floor.all.suffix(Floor.projections.count)
    for floor in Floor.all.dropLast(Floor.projections.count) {
      if floor.name == "RegisterImport" { below.formUnion(projections.map(\.name)) }
      for known in floor.knows where !below.contains(known) {
        Issue.record("\(floor.name) knows \(known), which is not below it")
      }
      below.insert(floor.name)
    }
    #expect(Set(Floor.all.map(\.name)).count == Floor.all.count)
  }

  @Test func pureFloorsDoNoInput() {
    // SHA-256 is arithmetic.
    for name in Floor.pure {
      #expect(Floor.named(name)?.uses.subtracting(["Crypto"]).isEmpty == true, "\(name)")
    }
  }

  @Test func onlyLMDBCallsLMDB() throws {
    let callers = try SourceFile.all(in: "Sources").filter { $0.imports.contains("CLMDB") }
    #expect(Set(callers.map(\.floor)) == ["LMDB"])
  }

  @Test func filesStayShort() throws {
    for folder in ["Sources", "Tests", "Benchmarks"] {
      for file in try SourceFile.all(in: folder) where file.lines.count > 400 {
        Issue.record("\(file.path) has \(file.lines.count) lines; 400 are enough")
      }
    }
  }

  @Test func nothingTrapsOnPurpose() throws {
    for file in try SourceFile.all(in: "Sources") {
      for line in file.code {
        for word in ["try!", "as!", "fatalError("] where line.text.contains(word) {
          Issue.record("\(file.path):\(line.number) uses \(word)")
        }
      }
    }
  }

  @Test func importsAreReadInEveryForm() {
    let file = SourceFile(
      path: "Sources/Projections/KPICounts/Row.swift",
      text: """
        // import Comment
        import Plain
        public import Shown
        @testable import Tested
        @_spi(Inner) internal import Special
        import struct Foundation.Date
          import class Indented.Thing;
        let imported = "import Text"
        important()

        """)
    #expect(
      file.imports == ["Plain", "Shown", "Tested", "Special", "Foundation", "Indented"])
    #expect(file.floor == "KPICounts")
    #expect(file.lines.count == 9)
    #expect(SourceFile(path: "Sources/grm/main.swift", text: "").floor == "grm")
  }
}
