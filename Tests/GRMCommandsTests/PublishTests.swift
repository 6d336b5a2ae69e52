import Foundation
import Testing

/// `grm report --publish` and what an auditor asks about it, as scripts meet them.
@Suite struct PublishTests {
  private static let publish = "report --period 2024-H1 --publish"

  /// A ledger with a signing key, where 1/2024 is open.
  private func office() throws -> (Program, publish: String, vkey: String) {
    let program = try Program(registering: false)
    let key = "\(program.directory)/grm.key"
    // The model's ledger has no key, so one is drawn for a new ledger of the same name.
    try FileManager.default.removeItem(atPath: program.ledger)
    let made = try program.expectDone(
      "init --project P --origin grm.example.org/p --signing-key \(key)")
    let vkey = try #require(made.split(separator: "\n").last)
    try program.expectDone(
      "register --received-on 2024-03-05 --registered-on 2024-03-05 --channel email --type complaint"
    )
    return (
      program, "\(Self.publish) --signing-key \(key) --into \(program.directory)/reports",
      String(vkey)
    )
  }

  private func files(_ program: Program) throws -> [String: Data] {
    let folder = "\(program.directory)/reports"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)")))
      })
  }

  @Test func `published twice, the same bytes and no more facts`() throws {
    let (program, publish, _) = try office()
    let first = try program.expectDone(publish)
    #expect(first.hasPrefix("The report of 2024-H1 is published as fact 23.\n"))
    let (written, facts) = (try files(program), try program.facts())
    #expect(
      Set(written.keys)
        == Set(
          [
            "json", "csv", "checkpoint", "en.txt", "en.md", "en.html", "mn.txt", "mn.md",
            "mn.html", "sha256",
          ].map { "report-2024-H1.\($0)" }))
    let printed = try program.expectDone("report --period 2024-H1 --as-of 22 --format json")
    let published = try #require(written["report-2024-H1.json"])
    let (left, right) = (
      try JSONSerialization.jsonObject(with: published) as? NSDictionary,
      try JSONSerialization.jsonObject(with: Data(printed.utf8)) as? NSDictionary
    )
    #expect(try #require(left) == #require(right))
    let again = try program.expectDone("\(publish) --format json")
    #expect(again.contains("\"published\":false"))
    #expect(try files(program) == written)
    #expect(try program.facts() == facts)
    try program.expectDone("audit verify")
  }

  @Test func `changed figures are refused, then restated with a reason`() throws {
    let (program, publish, _) = try office()
    try program.expectDone(publish)
    let first = try files(program)
    try program.expectDone("assess 1/2024 --unrelated --on 2024-03-06")
    let facts = try program.facts()
    let refused = try program.run(publish)
    #expect(refused.status == 1)
    #expect(refused.error.contains("by_status.resolving 1 -> 0"))
    #expect(try program.facts() == facts)
    #expect(try program.run("\(publish) --restate").status == 64)
    #expect(
      try program.run("\(publish) --restate --words -", input: #"{"summary": "x"}"#).status == 65)
    #expect(try program.facts() == facts)
    let done = try program.expectDone(
      "\(publish) --restate --words -", input: #"{"reason": "assessed late"}"#)
    #expect(done.hasPrefix("The report of 2024-H1 is restated as fact 25.\n"))
    let after = try files(program)
    for (name, bytes) in first { #expect(after[name] == bytes, "\(name)") }
    let text = String(
      decoding: try #require(after["report-2024-H1-restated-1.en.txt"]), as: UTF8.self)
    #expect(text.contains("Restates the report of fact 23: assessed late"))
    let compared = try program.expectDone(
      "audit compare \(program.directory)/reports/report-2024-H1.json --format json")
    #expect(compared.contains(#""reproduced":true"#))
    #expect(compared.contains(#"{"figure":"by_status.resolving","before":1,"after":0"#))
    #expect(compared.contains(#""kind":"eligibility-assessed""#))
    #expect(try program.expectDone("audit compare 2024-H1").contains("nothing has changed"))
  }

  @Test func `what keeps a report from being published`() throws {
    let (program, publish, _) = try office()
    let key = "\(program.directory)/grm.key"
    let facts = try program.facts()
    for wrong in [
      Self.publish, "report --period 2024-H1 --into x", "report --period 2024-H1 --restate",
      "\(publish) --as-of 3", "\(publish) --previous 2023", "\(publish) --format csv",
      "\(publish) --words -",
    ] {
      #expect(try program.run(wrong).status == 64, "\(wrong)")
    }
    #expect(try program.run("\(Self.publish) --signing-key \(key).no").status == 66)
    // Registered elsewhere with a number far ahead.
    let register = try program.file(
      "register.csv", "registered_no,received_on,status\n9/2024,2024-05-02,resolving\n")
    try program.expectDone("import \(register)")
    let gate = try program.run(publish)
    #expect(gate.status == 1)
    #expect(gate.error.contains("2/2024 to 8/2024"))
    #expect(try program.facts() == facts + 1)
    #expect(!FileManager.default.fileExists(atPath: "\(program.directory)/reports"))
  }

  @Test func `nothing is published from a copy, and everything is explained there`() throws {
    let (program, publish, _) = try office()
    try program.expectDone(publish)
    let folder = program.directory
    let key = "\(folder)/grm.key"
    try program.expectDone("audit export \(folder)/export --signing-key \(key)")
    try program.expectDone("audit open \(folder)/export --ledger \(folder)/copy")
    let refused = try program.run("\(publish) --ledger \(folder)/copy")
    #expect(refused.status == 69)
    for question in [
      "audit compare 2024-H1", "audit compare \(folder)/reports/report-2024-H1.json",
      "audit explain 1/2024", "audit explain --period 2024-H1 --cell received",
    ] {
      let own = try program.expectDone("\(question) --format json --as-of 23")
      let copied = try program.expectDone(
        "\(question) --format json --as-of 23 --ledger \(folder)/copy")
      #expect(own == copied, "\(question)")
    }
  }

  @Test func `explanations lead to facts, and a wrong path to those near it`() throws {
    let (program, publish, vkey) = try office()
    try program.expectDone(publish)
    let figure = try program.expectDone(
      "audit explain --period 2024-H1 --cell by_channel.email --format json")
    #expect(figure.contains(#""value":1"#) && figure.contains(#""number":"1/2024","adds":1"#))
    let grievance = try program.expectDone("audit explain 1/2024")
    #expect(grievance.hasPrefix("1/2024 is resolving"))
    #expect(grievance.contains("2024-03-08  friday"))
    let near = try program.run("audit explain --period 2024-H1 --cell channel.email")
    #expect(near.status == 64 && near.error.contains("by_channel.email"))
    for wrong in [
      "audit explain", "audit explain --period 2024-H1", "audit explain --cell received",
      "audit explain 1/2024 --period 2024-H1", "audit explain 1/2024 --format csv",
    ] {
      #expect(try program.run(wrong).status == 64, "\(wrong)")
    }
    let proofs = "\(program.directory)/proofs"
    try program.expectDone("audit explain 1/2024 --proofs \(proofs)")
    let names = try FileManager.default.contentsOfDirectory(atPath: proofs)
    #expect(names.contains("fact-22.proof") && names.contains("fact-1.proof"))
    for name in names {
      let shown = try program.expectDone("audit check \(proofs)/\(name) --vkey \(vkey)")
      #expect(!shown.isEmpty, "\(name)")
    }
  }

  @Test func `what was not published cannot be compared`() throws {
    let (program, _, _) = try office()
    #expect(try program.run("audit compare 2024-H1").status == 1)
    #expect(try program.run("audit compare nowhere.json").status == 66)
    let file = try program.file("report.json", "{\"a\": 1}")
    #expect(try program.run("audit compare \(file)").status == 65)
    let none = try program.file("none.json", "{\"a\":1}")
    #expect(try program.run("audit compare \(none)").status == 65)
  }
}
