import Foundation
import Testing

/// Complainants by personal characteristics: what is confidential becomes a count, or is withheld.
@Suite struct BreakdownTests {
  /// Registers so many grievances whose words say so.
  private func register(_ traits: [String], on day: String, in program: Program) throws {
    for text in traits {
      try program.expectDone(
        "register --channel email --type request --words - --registered-on \(day) "
          + "--received-on \(day)",
        input: #"{"traits": "\#(text)"}"#)
    }
  }

  private func traits(_ counts: KeyValuePairs<String, Int>) -> [String] {
    counts.flatMap { Array(repeating: $0.key, count: $0.value) }
  }

  @Test func `small cells and the next smallest are withheld`() throws {
    let program = try Program(registering: false)
    try register(
      traits(["gender=woman; group=herder": 7, "gender=man": 6, "gender=other": 2]),
      on: "2024-03-05", in: program)
    let json = try program.expectDone("breakdown --period 2024-H1 --by gender --format json")
    #expect(
      json.hasSuffix(
        #""people":15,"by_gender":{"woman":7,"man":null,"other":null,"not_known":0}}"# + "\n"))
    let groups = try program.expectDone("breakdown --period 2024-H1 --by group --format json")
    #expect(groups.contains(#""herder":7,"#) && groups.contains(#""not_known":8"#))
  }

  @Test func `one person who complains often counts once`() throws {
    let program = try Program(registering: false)
    try register(
      traits(["gender=woman; pseudonym=A1": 6]) + traits(["gender=man": 5]), on: "2024-03-05",
      in: program)
    let json = try program.expectDone("breakdown --period 2024-H1 --by gender --format json")
    #expect(json.contains(#""people":6,"by_gender":{"woman":null,"man":null,"#))
  }

  @Test func `a year withholds what a half-year does`() throws {
    let program = try Program(registering: false)
    try register(
      traits(["gender=woman": 3, "gender=man": 6]), on: "2024-03-05", in: program)
    try register(
      traits(["gender=woman": 6, "gender=man": 6]), on: "2024-08-05", in: program)
    let year = try program.expectDone("breakdown --period 2024 --by gender --format json")
    #expect(year.contains(#""by_gender":{"woman":null,"man":null,"other":0,"not_known":0}"#))
    let half = try program.expectDone("breakdown --period 2024-H2 --by gender --format json")
    #expect(half.contains(#""by_gender":{"woman":6,"man":6,"#))
  }

  @Test(arguments: ["2024-03", "2024-Q1", "2024-01-01..2024-06-30"])
  func `nothing finer than a half-year`(period: String) throws {
    let outcome = try Program().run("breakdown --period \(period) --by gender")
    #expect(outcome.status == 64)
    #expect(outcome.error.contains("half-year or a year"))
  }

  @Test func `without the keys it is not taken for not known`() throws {
    let program = try Program()
    try FileManager.default.removeItem(atPath: program.ledger + "/keys.mdb")
    let outcome = try program.run("breakdown --period 2024-H1 --by gender")
    #expect(outcome.status == 66 && outcome.output.isEmpty)
    #expect(outcome.error.contains("keys.mdb"))
  }
}
