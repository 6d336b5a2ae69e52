import Foundation
import Testing

/// The gate in front of publishing: nothing that it refuses is recorded or written.
@Suite struct PublishGateTests {
  private func office(actions: String) throws -> (Program, publish: String) {
    let program = try Program(registering: false)
    let key = "\(program.directory)/grm.key"
    try FileManager.default.removeItem(atPath: program.ledger)
    try program.expectDone("init --project P --origin grm.example.org/p --signing-key \(key)")
    try program.expectDone(
      "register --channel email --type request --words - --registered-on 2024-03-05 "
        + "--received-on 2024-03-05",
      input: #"{"person": "Бадамын Ганбаатар", "summary": "asks about a tender"}"#)
    try program.expectDone("assess 1/2024 --related --on 2024-03-05")
    try program.expectDone(
      "resolve 1/2024 --on 2024-03-06 --words -", input: #"{"actions": "\#(actions)"}"#)
    return (
      program,
      "report --period 2024-H1 --publish --signing-key \(key) --into \(program.directory)/reports"
    )
  }

  private func page(_ program: Program, _ name: String = "report-2024-H1") throws -> String {
    try String(contentsOfFile: "\(program.directory)/reports/\(name).en.md", encoding: .utf8)
  }

  @Test func `a name stops it, and a recorded reason lets it through`() throws {
    let (program, publish) = try office(actions: "told Ganbaatar by phone")
    let before = try program.facts()
    let refused = try program.run(publish)
    #expect(refused.status == 1)
    #expect(refused.error.contains("1/2024 actions: complainant at characters 6 to 14"))
    #expect(!refused.error.contains("Ganbaatar"))
    #expect(try program.facts() == before)
    #expect(!FileManager.default.fileExists(atPath: "\(program.directory)/reports"))

    let process = program.prepared("\(publish) --overrule")
    process.arguments?.append("the name is a street")
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(try program.facts() == before + 1)
    #expect(try page(program).contains("told Ganbaatar by phone"))
    try program.expectDone("audit verify")
    // It is public now: asked again, nothing is asked for.
    #expect(try program.expectDone(publish).contains("nothing has changed"))
  }

  @Test func `a narrative that claims another count is not overruled`() throws {
    let (program, publish) = try office(actions: "told about open bids")
    let wrong = try program.file("wrong.txt", "2{received} people wrote.")
    let refused = try program.run("\(publish) --narrative \(wrong) --overrule so")
    #expect(refused.status == 1)
    #expect(refused.error.contains("line 1 of the narrative says 2 where received is 1"))
  }

  @Test func `the narrative is kept with the report`() throws {
    let (program, publish) = try office(actions: "told about open bids")
    let right = try program.file("right.txt", "In this half-year 1{received} letter came.")
    try program.expectDone("\(publish) --narrative \(right)")
    let first = try page(program)
    #expect(first.contains("In this half-year 1 letter came."))
    // Without the file, the same report again.
    #expect(try program.expectDone(publish).contains("nothing has changed"))
    #expect(try page(program) == first)
    // Another one is another report.
    let other = try program.file("other.txt", "Only {received} came.")
    let refused = try program.run("\(publish) --narrative \(other)")
    #expect(refused.status == 1 && refused.error.contains("another narrative"))
    try program.expectDone(
      "\(publish) --narrative \(other) --restate --words -", input: #"{"reason": "shorter"}"#)
    #expect(try page(program, "report-2024-H1-restated-1").contains("Only 1 came."))
  }

  @Test func `what only publishing has is refused elsewhere`() throws {
    let (program, _) = try office(actions: "told about open bids")
    let outcome = try program.run("report --period 2024-H1 --overrule so")
    #expect(outcome.status == 64 && outcome.error.contains("go with --publish"))
  }
}
