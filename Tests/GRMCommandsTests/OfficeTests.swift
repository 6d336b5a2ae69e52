import Testing

@Suite struct OfficeTests {
  @Test func `staff are enrolled, retired and listed by number`() throws {
    let program = try Program(registering: false)
    let first = try program.expectDone(
      "staff enrol --format json --words - --on 2024-01-15", input: #"{"person": "Ganbaatar"}"#)
    #expect(first.contains(#""kind":"staff-enrolled""#) && first.contains(#""subject":"staff 1""#))
    #expect(!first.contains("Ganbaatar"))
    try program.expectDone("staff enrol 7 --on 2024-01-16")
    let next = try program.expectDone("staff enrol --format json --on 2024-01-17")
    #expect(next.contains(#""subject":"staff 8""#))
    let retired = try program.expectDone("staff retire 7 --on 2024-06-30 --format json")
    #expect(retired.contains(#""kind":"staff-retired""#))
    #expect(
      try program.expectDone("staff list --format json") == """
        {"staff":1,"enrolled_on":"2024-01-15","retired_on":null}
        {"staff":7,"enrolled_on":"2024-01-16","retired_on":"2024-06-30"}
        {"staff":8,"enrolled_on":"2024-01-17","retired_on":null}

        """)
    #expect(try program.expectDone("staff list").hasPrefix("staff  enrolled    retired\n"))
  }

  @Test func `a name is asked for on a terminal`() throws {
    let program = try Program(registering: false)
    let (status, _) = try program.onTerminal("staff enrol 3", typing: ["Ganbaatar"])
    #expect(status == 0)
    let facts = try program.expectDone("facts --from 22 --format json")
    #expect(!facts.contains(#""words_digest":null"#))
  }

  @Test func `an assignment to nobody known is recorded with a note`() throws {
    let program = try Program()
    let unknown = try program.run("assign 1/2024 --staff 7")
    #expect(unknown.status == 0)
    #expect(
      unknown.error == "grm: note: staff 7 is not enrolled; enrol with `grm staff enrol 7`\n")
    try program.expectDone("staff enrol 7")
    #expect(try program.run("assign 1/2024 --staff 7").error.isEmpty)
    try program.expectDone("staff retire 7")
    #expect(
      try program.run("assign 1/2024 --staff 7").error
        == "grm: note: staff 7 is retired; check the number\n")
  }

  @Test func `organisations are enrolled and listed by name`() throws {
    let program = try Program(registering: false)
    let first = try program.expectDone(
      "organisation enrol --name Roads --role contractor --on 2024-01-15 --format json")
    #expect(first.contains(#""subject":"organisation 1""#))
    #expect(first.contains(#""details":{"role":"contractor"}"#))
    try program.expectDone("organisation enrol 5 --name Land --role agency --on 2024-01-16")
    #expect(
      try program.expectDone("organisation list --format json") == """
        {"organisation":1,"role":"contractor","enrolled_on":"2024-01-15","name":"Roads"}
        {"organisation":5,"role":"agency","enrolled_on":"2024-01-16","name":"Land"}

        """)
  }

  @Test func `a policy keeps what it does not name`() throws {
    let program = try Program(registering: false)
    let adopted = try program.expectDone(
      "policy adopt --effective-from 2025-01-01 --resolution 20 --stage-3 15:calendar "
        + "--meeting none --longest-extension 5 --format json")
    let expected =
      #"{"effective_from":"2025-01-01","resolution":{"days":20,"basis":"working"},"#
      + #""stages":[null,{"days":30,"basis":"working"},{"days":15,"basis":"calendar"},null],"#
      + #""acknowledgement":{"days":7,"basis":"calendar"},"meeting":null,"longest_extension":5}"#
    #expect(adopted.contains(#""details":"# + expected), "\(adopted)")
    try program.expectDone("policy adopt --effective-from 2025-06-01 --basis calendar")
    let lines = try program.expectDone("policy list --format json").split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[1] == expected.dropLast() + #","fact":22}"#)
    #expect(lines[2].contains(#""resolution":{"days":20,"basis":"calendar"}"#))
    // What was known before is still there.
    #expect(
      try program.expectDone("policy list --format json --as-of 21").contains("2025") == false)
  }

  static let engagements: [(String, kind: String, details: String)] = [
    (
      "consultation --women 12 --men 9 --others 1", "consultation-held",
      #"{"women":12,"men":9,"others":1}"#
    ),
    (
      "activity --activity training --name e-services", "engagement-held",
      #"{"activity":"training"}"#
    ),
    ("press --medium television", "press-published", #"{"medium":"television"}"#),
    ("disclosure --name report", "document-disclosed", "{}"),
  ]

  @Test(arguments: engagements) func `an engagement takes the next number`(
    _ line: String, _ kind: String, _ details: String
  ) throws {
    let program = try Program(registering: false)
    let first = try program.expectDone("engage \(line) --on 2024-05-14 --format json")
    #expect(first.contains(#""subject":"engagement 1""#) && first.contains(#""kind":"\#(kind)""#))
    #expect(first.contains(#""details":\#(details)"#))
    let second = try program.expectDone("engage \(line) --format json")
    #expect(second.contains(#""subject":"engagement 2""#))
  }
}
