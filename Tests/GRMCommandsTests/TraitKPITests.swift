import Foundation
import Testing

/// Measures by gender and vulnerable group: never where too few people stand behind a number.
@Suite struct TraitKPITests {
  private func register(_ traits: [String], on day: String, in program: Program) throws {
    for text in traits {
      try program.expectDone(
        "register --channel email --type request --on-the-spot --words - --registered-on \(day) "
          + "--received-on \(day)",
        input: #"{"traits": "\#(text)", "actions": "Answered."}"#)
    }
  }

  private func people(_ counts: KeyValuePairs<String, Int>) -> [String] {
    counts.flatMap { Array(repeating: $0.key, count: $0.value) }
  }

  private let days = "kpi --view resolution-times --by gender --format json"

  @Test func `small cells and the next smallest are withheld, with their days`() throws {
    let program = try Program(registering: false)
    try register(
      people(["gender=woman; group=herder, youth": 7, "gender=man": 6, "gender=other": 2]),
      on: "2024-03-05", in: program)
    #expect(
      try program.expectDone("\(days) --period 2024-H1").contains(
        #""groups":[{"gender":"woman","count":7,"mean":0,"median":0},"#
          + #"{"gender":"man","count":null,"mean":null,"median":null},"#
          + #"{"gender":"other","count":null,"mean":null,"median":null},"#
          + #"{"gender":"not_known","count":0,"mean":null,"median":null}]"#))
    let text = try program.expectDone(
      "kpi --view kpi-counts --measure received --by group --period 2024-H1")
    #expect(text.contains("herder               7\n") && text.contains("youth                7\n"))
    #expect(text.contains("not_known            8\n"), "\(text)")
  }

  /// Six grievances of one woman are one woman's.
  @Test func `people count, not grievances`() throws {
    let program = try Program(registering: false)
    try register(
      people(["gender=woman; pseudonym=A1": 6, "gender=man": 9]), on: "2024-03-05", in: program)
    #expect(
      try program.expectDone("\(days) --period 2024-H1").contains(
        #"{"gender":"woman","count":null,"mean":null,"median":null},{"gender":"man","count":null,"#
      ))
  }

  @Test func `a trend shows half-years, and a year withholds what one of them does`() throws {
    let program = try Program(registering: false)
    try register(people(["gender=woman": 3, "gender=man": 6]), on: "2024-03-05", in: program)
    try register(people(["gender=woman": 6, "gender=man": 6]), on: "2024-08-05", in: program)
    let count = "kpi --view kpi-counts --measure received --by gender --format csv"
    #expect(
      try program.expectDone("\(count) --every half-year") == """
        period,gender,count
        2024-H1,woman,
        2024-H1,man,
        2024-H1,other,0
        2024-H1,not_known,0
        2024-H2,woman,6
        2024-H2,man,6
        2024-H2,other,0
        2024-H2,not_known,0

        """)
    #expect(
      try program.expectDone("\(count) --period 2024")
        == "gender,count\nwoman,\nman,\nother,0\nnot_known,0\n")
  }

  @Test(arguments: [
    "--by gender --period 2024-Q1", "--by gender --period 2024-01-01..2024-06-30", "--by gender",
    "--by gender --every quarter", "--by gender,channel --period 2024-H1",
    "--by gender --by group --period 2024-H1", "--by gender --where channel=email --period 2024-H1",
    "--by gender --grievances --period 2024-H1",
    "--by gender --measure days-to-resolution --histogram --period 2024-H1",
  ])
  func `nothing finer is shown`(question: String) throws {
    let outcome = try Program().run("kpi --view resolution-times \(question)")
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.error.contains("by gender") || outcome.error.contains("characteristic"))
  }

  @Test func `what is folded within the period is shown for half-years only`() throws {
    let flow = "kpi --view kpi-counts --measure flow --by gender"
    let program = try Program()
    #expect(try program.run("\(flow) --period 2024").status == 64)
    #expect(try program.run("\(flow) --period 2024-H1").status == 0)
  }

  @Test func `without the keys nothing is known, and it is said`() throws {
    let program = try Program(registering: false)
    try register(people(["gender=woman": 6]), on: "2024-03-05", in: program)
    try FileManager.default.removeItem(atPath: program.ledger + "/keys.mdb")
    let outcome = try program.run("\(days) --period 2024-H1")
    #expect(outcome.status == 66 && outcome.output.isEmpty)
    #expect(outcome.error.contains("keys.mdb"), "\(outcome.error)")
  }
}
