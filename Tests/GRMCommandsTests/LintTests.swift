import Foundation
import Testing

/// Names hidden in words that the report would print.
@Suite struct LintTests {
  /// 1/2024 with a name on file, resolved with what is said here.
  private func program(actions: String) throws -> Program {
    let program = try Program(registering: false)
    try program.expectDone(
      "register --channel email --type request --words - --registered-on 2024-03-05 "
        + "--received-on 2024-03-05",
      input: #"{"person": "Бадамын Ганбаатар", "summary": "asks about a tender"}"#)
    try program.expectDone("assess 1/2024 --related --on 2024-03-05")
    try program.expectDone(
      "resolve 1/2024 --on 2024-03-06 --words -", input: #"{"actions": "\#(actions)"}"#)
    return program
  }

  @Test func `words that name nobody pass`() throws {
    let program = try program(actions: "told about open bids")
    #expect(
      try program.expectDone("lint --period 2024-H1") == "nothing speaks against it\n")
  }

  @Test(arguments: [
    ("told Ganbaatar by phone", "complainant"), ("Гaнбаатарт утсаар хэлсэн", "complainant"),
    ("told by phone, 9911-2233", "telephone"), ("sent to a.b@mail.mn", "email"),
  ])
  func `names in either script and addresses are found, and not repeated`(
    actions: String, kind: String
  ) throws {
    let outcome = try program(actions: actions).run("lint --period 2024-H1")
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("1/2024 actions: \(kind) at characters "))
    for word in ["anbaatar", "нбаатар", "2233", "mail.mn"] {
      #expect(!(outcome.output + outcome.error).contains(word))
    }
  }

  @Test func `what is public anyway can be allowed`() throws {
    let program = try program(actions: "sent to info@project.example")
    #expect(try program.run("lint --period 2024-H1").status == 1)
    try program.expectDone("lint --period 2024-H1 --allow info@project.example")
  }

  @Test func `a narrative's numbers are compared with the figures`() throws {
    let program = try program(actions: "told about open bids")
    let right = try program.file("right.txt", "1{received} came, {by_status.resolved} resolved.")
    try program.expectDone("lint --period 2024-H1 --narrative \(right)")
    let wrong = try program.file("wrong.txt", "2{received} came, from Ganbaatar and 5 others.")
    let outcome = try program.run("lint --period 2024-H1 --narrative \(wrong)")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("line 1 of the narrative says 2 where received is 1"))
    #expect(outcome.output.contains("the number 5, which is tied to no figure"))
    #expect(outcome.output.contains("narrative, paragraph 1: complainant"))
  }

  @Test func `staff and companies that the ledger knows are found`() throws {
    let program = try program(actions: "Altan Zam was told by Zolzaya")
    try program.expectDone("staff enrol --words -", input: #"{"person": "Золзаяа"}"#)
    let enrol = program.prepared("organisation enrol --role contractor --name")
    enrol.arguments?.append("Алтан Зам ХХК")
    try enrol.run()
    enrol.waitUntilExit()
    try #require(enrol.terminationStatus == 0)
    let output = try program.run("lint --period 2024-H1").output
    #expect(output.contains("organisation") && output.contains("staff"))
  }
}
