import Foundation
import Testing

/// What the rules do not allow ends with status 1 and one sentence, and records nothing.
@Suite struct RefusalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let command: String
    let sentence: String
    var before: [String] = []

    var testDescription: String { command }
  }

  private static let assess = ActionTests.assess
  private static let resolve = ActionTests.resolve
  private static let second =
    "register --channel email --type request --registered-on 2024-04-01 --received-on 2024-04-01"

  static let cases: [Case] = [
    Case(
      command: "acknowledge 1/2024", sentence: "its receipt has been acknowledged already",
      before: ["acknowledge 1/2024"]),
    Case(
      command: "acknowledge 1/2024 --on 2024-03-06 --promised 2024-03-01",
      sentence: "what was promised on 2024-03-06 cannot be due before, on 2024-03-01; check the "
        + "days"),
    Case(command: "act 9/2024", sentence: "9/2024 is not registered; check the number"),
    Case(
      command: "act 1/2024 --on 2024-03-04",
      sentence: "2024-03-04 lies before the day of receipt, 2024-03-05; give a later day, or "
        + "correct the receipt"),
    Case(
      command: "act 2/2024", sentence: "2/2024 was voided; take another number",
      before: ["void 2/2024"]),
    Case(
      command: "act 2/2024", sentence: "2/2024 is a duplicate of 1/2024; act on that one",
      before: [second, "link 2/2024 --to 1/2024"]),
    Case(
      command: "meet 1/2024 --stage 3",
      sentence: "it stands at stage 2 and has not reached stage 3; escalate it first",
      before: [assess]),
    Case(
      command: "mediate 1/2024", sentence: "it is resolved already; reopen it first",
      before: [assess, resolve]),
    Case(
      command: "extend 1/2024 --days 1",
      sentence: "it is not related to the project; correct its assessment first",
      before: ["assess 1/2024 --unrelated"]),
    Case(
      command: "extend 1/2024 --days 16",
      sentence: "extended by 31 days in all, and the policy allows 30",
      before: ["extend 1/2024 --days 15"]),
    Case(
      command: "fulfil 1/2024 23",
      sentence: "fact 23 is no open fact of kind agreement-signed of this grievance",
      before: ["promise 1/2024"]),
    Case(
      command: "fulfil 1/2024 3",
      sentence: "fact 3 is not about 1/2024; `grm timeline` or `grm facts` shows which are"),
    Case(
      command: "keep 1/2024 23", sentence: "what fact 23 promised has been done already",
      before: ["promise 1/2024", "keep 1/2024 23"]),
    Case(
      command: "promise 1/2024 --on 2024-03-06 --due 2023-05-01",
      sentence: "what was promised on 2024-03-06 cannot be due before, on 2023-05-01; check the "
        + "days"),
    Case(
      command: "promise 1/2024", sentence: "8 promises are open already; record one as kept first",
      before: Array(repeating: "promise 1/2024", count: 8)),
    Case(
      command: "convey 1/2024 --channel letter",
      sentence: "it is still open, so there is no outcome yet; resolve it first"),
    Case(
      command: "respond 1/2024 --accepted",
      sentence: "it is still open, so there is no outcome yet; resolve it first"),
    Case(
      command: "respond 1/2024 --accepted --satisfaction 6",
      sentence: "6 is no satisfaction; give 1 to 5", before: [assess, resolve]),
    Case(
      command: "withdraw 1/2024", sentence: "it is withdrawn already; reopen it first",
      before: ["withdraw 1/2024"]),
    Case(command: "link 1/2024 --to 1/2024", sentence: "it cannot be a duplicate of itself"),
    Case(
      command: "link 1/2024 --to 5/2024", sentence: "5/2024 is not registered; check the number"),
    Case(
      command: "link 3/2024 --to 2/2024",
      sentence: "2/2024 is itself a duplicate; link to the one that it is a duplicate of",
      before: [second, second, "link 2/2024 --to 1/2024"]),
    Case(
      command: "void 1/2024",
      sentence: "1/2024 is registered already; correct it, or take another number"),
    Case(
      command: "void 3/2024",
      sentence: "3/2024 lies beyond the next number of its year, 2; numbers run without a gap"),
    Case(
      command: "register --channel email --type request --sensitive --aimag 3",
      sentence: "a sensitive grievance carries no place; leave the aimag out"),
    Case(
      command: "register --channel email --type request --aimag 23",
      sentence: "there is no aimag 23; give a code from 1 to 22"),
    Case(
      command: "staff enrol 0",
      sentence: "staff 0 is no number that can be given; take one from 1 to 4294967295"),
    Case(
      command: "staff enrol 3", sentence: "staff 3 is enrolled already; take another number",
      before: ["staff enrol 3"]),
    Case(command: "staff retire 3", sentence: "staff 3 is not enrolled; enrol first"),
    Case(
      command: "staff retire 3", sentence: "staff 3 is retired already",
      before: ["staff enrol 3", "staff retire 3"]),
    Case(
      command: "organisation enrol 2 --name B --role agency",
      sentence: "organisation 2 is enrolled already; take another number",
      before: ["organisation enrol 2 --name A --role agency"]),
    Case(
      command: "calendar move --off 2024-07-12",
      sentence: "2024-07-12 is a day off already; name a working day"),
    Case(
      command: "calendar move --off 2024-04-06 --worked 2024-04-13",
      sentence: "2024-04-06 is a day off already; name a working day"),
    Case(
      command: "calendar move --off 2024-04-05 --worked 2019-02-02",
      sentence: "2019-02-02 is a working day already; name a day off"),
    Case(
      command: "calendar move --off 2024-04-05 --worked 2024-04-08",
      sentence: "2024-04-08 is a working day already; name a day off"),
    Case(
      command: "calendar move --off 2024-04-05 --worked 2024-04-05",
      sentence: "2024-04-05 cannot be worked instead of itself"),
    Case(
      command: "calendar revoke 2024-04-05",
      sentence: "2024-04-05 is no holiday, so there is nothing to revoke"),
    Case(
      command: "calendar revoke 2024-04-06",
      sentence: "2024-04-06 is no holiday, so there is nothing to revoke"),
    Case(
      command: "calendar declare 3026-02-17 --name A --reason election",
      sentence: "3026-02-17 lies outside 1990 to 2100, the years that the calendar answers; check "
        + "the year"),
    Case(
      command: "calendar adopt",
      sentence: "the calendar follows version 1 of the statute already; there is nothing to adopt"),
    Case(
      command: "calendar retract 2",
      sentence: "a fact of kind calendar-adopted cannot be undone or "
        + "restated"),
    Case(
      command: "receipt 9/2024", sentence: "9/2024 is not registered; check the number"),
  ]

  @Test(arguments: cases) func `is named and nothing is recorded`(_ refused: Case) throws {
    let program = try Program()
    for line in refused.before { try program.expectDone(line) }
    let facts = try program.facts()
    let outcome = try program.run(refused.command)
    #expect(outcome.status == 1)
    #expect(outcome.error == "grm: refused: \(refused.sentence)\n")
    #expect(outcome.output.isEmpty)
    #expect(try program.facts() == facts)
  }

  @Test func `after the highest number there is no next`() throws {
    let program = try Program(registering: false)
    let register = try program.file(
      "register.csv",
      "registered_no,received_on,status\n4294967295/2024,2024-03-05,resolving\n")
    try program.expectDone("import \(register)")
    let outcome = try program.run(Self.second)
    #expect(outcome.status == 1)
    #expect(outcome.error.contains("the highest number of 2024 is used, so there is no next"))
  }

  @Test func `an attached file that is refused leaves nothing behind`() throws {
    let program = try Program()
    let file = try program.file("minute.txt", "minute")
    let outcome = try program.run("attach 9/2024 \(file)")
    #expect(outcome.status == 1)
    let documents = try? FileManager.default.contentsOfDirectory(
      atPath: program.ledger + "/documents")
    #expect(documents == nil)
  }
}
