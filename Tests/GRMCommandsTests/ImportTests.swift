import Foundation
import Testing

@Suite struct ImportTests {
  private static let register = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Fixtures/smart-government-ii/register-2024-h1.csv").path

  /// The report but for the line with the root, which salts make another.
  private func report(_ program: Program) throws -> [Substring] {
    try program.expectDone("report --period 2024-H1").split(separator: "\n")
      .filter { !$0.hasPrefix("Root of the log:") }
  }

  @Test func `takes in its own log, with the same log and report`() throws {
    let first = try Program(registering: false)
    try first.expectDone("import \(Self.register)")
    let log = try first.expectDone("log --format csv")
    let second = try Program(registering: false)
    let file = try second.file("log.csv", log)
    try second.expectDone("import \(file)")
    #expect(try second.expectDone("log --format csv") == log)
    #expect(try report(second) == report(first))
    #expect(try second.expectDone("import \(file)").contains("was imported before"))
  }

  @Test func `asks for the order of dates, and takes the answer`() throws {
    let program = try Program(registering: false)
    let file = try program.file(
      "r.csv", "Registered No,received_on,status\n1/2024,05/03/2024,unrelated\n")
    let asked = try program.run("import \(file) --dry-run")
    #expect(asked.status == 65)
    #expect(asked.error.contains("line 2, column 8: received_on: '05/03/2024' is 2024-03-05 with"))
    #expect(asked.output.contains("line 1: the column 'Registered No' is read as registered_no"))
    #expect(try program.run("import \(file) --dates later").status == 64)
    let json = try program.run("import \(file) --dry-run --format json")
    #expect(json.status == 65)
    #expect(json.output.contains(#""faults":[{"line":2,"column":8,"reason":"received_on: "#))
    let done = try program.expectDone("import \(file) --dates month-first --format json")
    #expect(done.contains(#""note":"received_on: read as month, day, year""#), "\(done)")
    #expect(try program.expectDone("log").contains("2024-05-03"))
  }

  private static let office = ["/usr/bin/soffice", "/usr/local/bin/soffice"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Saved again by a spreadsheet, Mongolian letters and formulas are what they were.
  @Test(.enabled(if: office != nil, "LibreOffice (soffice) is not installed"))
  func `a spreadsheet keeps the log as it is`() throws {
    let program = try Program(registering: false)
    let words = ["Өргөдөл, үзлэгийн тухай", "=1+1", "'=2", "-5 хоног"]
    for word in words {
      try program.expectDone(
        "register --received-on 2024-03-05 --registered-on 2024-03-05 --channel email "
          + "--type complaint --words -", input: #"{"summary": "\#(word)"}"#)
    }
    let log = try program.expectDone("log --format csv")
    let file = try program.file("log.csv", log)
    let saved = program.directory + "/saved"
    let office = Process()
    office.executableURL = URL(filePath: try #require(Self.office))
    office.arguments = [
      "-env:UserInstallation=file://\(program.directory)/profile", "--headless",
      "--infilter=CSV:44,34,76,1", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1",
      "--outdir", saved, file,
    ]
    office.standardOutput = FileHandle.nullDevice
    office.standardError = FileHandle.nullDevice
    try office.run()
    office.waitUntilExit()
    let text = try String(contentsOfFile: saved + "/log.csv", encoding: .utf8)
    for word in words { #expect(text.contains(word), "\(text)") }
    let other = try Program(registering: false)
    try other.expectDone("import \(saved)/log.csv")
    #expect(try other.expectDone("log --format csv") == log)
  }
}
