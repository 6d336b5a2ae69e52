import Foundation
import Testing

/// The register of the first half of 2024, reported on as people and scripts read it.
@Suite struct ReportTests {
  private static let register: String = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder.path + "/Fixtures/smart-government-ii/register-2024-h1.csv"
  }()

  private func program() throws -> Program {
    let program = try Program(registering: false)
    try program.expectDone("import \(Self.register)")
    return program
  }

  @Test(arguments: ["text", "markdown", "html"])
  func `the same in every format for people, and the same bytes again`(format: String) throws {
    let program = try program()
    let report = try program.expectDone("report --period 2024-H1 --format \(format)")
    for words in [
      "9 of 16", "16 received", "7/2024", "12/2024", "explained the bid", "30 working days",
      "Inspection Panel", "2024-06-30",
    ] {
      #expect(report.contains(words), "\(words)")
    }
    #expect(report == (try program.expectDone("report --period 2024-H1 --format \(format)")))
  }

  @Test func `in Mongolian the same figures, and untranslated words named as such`() throws {
    let program = try program()
    let outcome = try program.run("report --period 2024-H1 --lang mn --format html")
    #expect(outcome.status == 0)
    #expect(outcome.error.contains("no native speaker has reviewed"))
    #expect(outcome.output.contains("<html lang=\"mn\">"))
    #expect(outcome.output.contains("<td class=\"sentences\" lang=\"en\">(орчуулаагүй) asks how"))
    #expect(outcome.output.contains("хянаагүй"))
    let english = try program.expectDone("report --period 2024-H1 --format html")
    func numbers(_ text: String) -> [String] {
      text.matches(of: /class="number">([0-9.]+)</).map { String($0.1) }
    }
    #expect(numbers(english) == numbers(outcome.output))
  }

  @Test func `a file appears whole, and where it cannot be made nothing does`() throws {
    let program = try program()
    let path = program.directory + "/report.html"
    #expect(try program.expectDone("report --period 2024-H1 --format html -o \(path)") == "")
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasSuffix("</html>\n"))
    let nowhere = try program.run(
      "report --period 2024-H1 --format html -o \(program.directory)/none/report.html")
    #expect(nowhere.status == 73)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: program.directory)
        .filter { $0.hasSuffix(".part") }.isEmpty)
  }

  @Test func `PDF without a program for it ends with one sentence`() throws {
    let program = try program()
    let process = program.prepared("report --period 2024-H1 --format pdf -o x.pdf")
    process.environment?["PATH"] = program.directory
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    process.waitUntilExit()
    let sentence = String(
      decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(process.terminationStatus == 69)
    #expect(sentence.contains("PDF needs WeasyPrint or Chromium"))
  }

  /// The printer stands in for one that runs at another time, and has numbered its nodes otherwise.
  @Test func `PDF does not tell when it was printed, nor how its nodes were counted`() throws {
    let program = try program()
    let tools = program.directory + "/tools"
    try FileManager.default.createDirectory(atPath: tools, withIntermediateDirectories: true)
    func printed(first: Int, at time: String) throws -> String {
      let nodes = [first, first + 1, first + 5].map { String(format: "(node%08d)", $0) }
      let page = """
        %PDF-1.4 /CreationDate (D:\(time)+00'00') /ModDate (D:\(time)+00'00')
        /ID \(nodes[0]) /ID \(nodes[2]) /ID \(nodes[1]) /Headers [\(nodes[2])] (node) (node12)
        """
      let script = """
        #!/bin/sh
        for argument; do case $argument in --print-to-pdf=*) file=${argument#*=};; esac; done
        printf '%s %s' "$SOURCE_DATE_EPOCH" "\(page)" > "$file"
        """
      try script.write(toFile: tools + "/chromium", atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: tools + "/chromium")
      let process = program.prepared("report --period 2024-H1 --format pdf")
      process.environment?["PATH"] = tools
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let bytes = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      return String(decoding: bytes, as: UTF8.self)
    }
    let page = try printed(first: 109, at: "20261122000801")
    #expect(
      page == """
        946684800 %PDF-1.4 /CreationDate (D:20000101000000+00'00') /ModDate (D:20000101000000+00'00')
        /ID (node00000001) /ID (node00000003) /ID (node00000002) /Headers [(node00000003)] (node) (node12)
        """)
    #expect(page == (try printed(first: 9_999, at: "20270101120000")))
  }

  @Test func `the log has both levels`() throws {
    let log = try program().expectDone("log --format html")
    #expect(log.contains(">1st level: closure and resolution<"))
    #expect(log.contains(">2nd level: closure and resolution<"))
    #expect(log.contains(">2024-05-03: told by e-mail where bids will be announced<"))
    #expect(log.contains("<th scope=\"row\" class=\"word\">16/2024</th>"))
  }

  @Test func `public numbers by month add up to those of the quarter`() throws {
    let program = try program()
    let months = try program.expectDone("numbers --period 2024-Q2 --format csv")
    let quarter = try program.expectDone("numbers --period 2024-Q2 --by quarter --format csv")
    #expect(
      months == """
        from,to,received,resolved,not_resolved,mediated,referred,date_uncertain
        2024-04-01,2024-04-30,3,3,0,0,0,0
        2024-05-01,2024-05-31,3,2,0,0,0,0
        2024-06-01,2024-06-30,2,2,0,0,0,0

        """)
    #expect(quarter.hasSuffix("\n2024-04-01,2024-06-30,8,7,0,0,0,0\n"))
  }

  @Test func `KPIs stand beside those of the period before`() throws {
    let text = try program().expectDone("kpi --period 2024-Q2")
    #expect(text.contains("2024-Q1  2024-Q2  Trend"))
    #expect(text.contains("resolved within the limit            2        7  ↑ up"))
  }
}
