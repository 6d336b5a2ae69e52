import Testing

/// Each action on a grievance, as it is recorded from the command line.
@Suite struct ActionTests {
  /// One command, and what it must print as JSON.
  struct Action: Sendable, CustomTestStringConvertible {
    let command: String
    let kind: String
    var details = "{}"
    /// What is recorded before, about 1/2024, which is fact 22.
    var before: [String] = []
    var input: String?

    var testDescription: String { command }
  }

  static let assess = "assess 1/2024 --related --on 2024-03-06"
  static let resolve = "resolve 1/2024 --on 2024-03-08"

  static let actions: [Action] = [
    Action(
      command: "acknowledge 1/2024 --promised 2024-04-17 --on 2024-03-06",
      kind: "receipt-acknowledged", details: #"{"promised_on":"2024-04-17"}"#),
    Action(
      command: "assess 1/2024 --related --local --category land --risk high --organisation 2",
      kind: "eligibility-assessed",
      details: #"{"outcome":"related","handled_at":1,"category":"land","risk":"high","#
        + #""referred_to":2}"#),
    Action(command: "assign 1/2024 --staff 3", kind: "assigned", details: #"{"staff":3}"#),
    Action(
      command: "act 1/2024 --words -", kind: "action-taken",
      input: #"{"actions": "visited the site"}"#),
    Action(
      command: "instruct 1/2024 --organisation 2", kind: "contractor-instructed",
      details: #"{"organisation":2}"#),
    Action(command: "notify 1/2024", kind: "world-bank-notified"),
    Action(command: "meet 1/2024", kind: "meeting-held", details: #"{"stage":1}"#),
    Action(
      command: "meet 1/2024", kind: "meeting-held", details: #"{"stage":3}"#,
      before: [assess, "escalate 1/2024 --to 3 --on 2024-03-10"]),
    Action(
      command: "meet 1/2024 --stage 1", kind: "meeting-held", details: #"{"stage":1}"#,
      before: [assess]),
    Action(
      command: "mediate 1/2024 --organisation 4", kind: "mediation-entered",
      details: #"{"organisation":4}"#, before: [assess]),
    Action(
      command: "mediate 1/2024", kind: "mediation-entered", details: #"{"organisation":0}"#),
    Action(
      command: "agree 1/2024 --words -", kind: "agreement-signed",
      input: #"{"commitment": "the fence is moved back"}"#),
    Action(command: "fulfil 1/2024 23", kind: "agreement-fulfilled", before: ["agree 1/2024"]),
    Action(
      command: "extend 1/2024 --days 10 --words -", kind: "deadline-extended",
      details: #"{"days":10}"#, before: [assess], input: #"{"reason": "a survey"}"#),
    Action(
      command: "resolve 1/2024 --outcome referred", kind: "resolved",
      details: #"{"stage":2,"outcome":"referred"}"#, before: [assess]),
    Action(
      command: "convey 1/2024 --channel letter", kind: "outcome-conveyed",
      details: #"{"channel":"letter"}"#, before: [assess, resolve]),
    Action(
      command: "respond 1/2024 --accepted --satisfaction 4", kind: "complainant-responded",
      details: #"{"answer":"accepted","satisfaction":4}"#, before: [assess, resolve]),
    Action(
      command: "respond 1/2024 --rejected", kind: "complainant-responded",
      details: #"{"answer":"rejected","satisfaction":null}"#, before: [assess, resolve]),
    Action(command: "withdraw 1/2024", kind: "withdrawn"),
    Action(
      command: "appeal 1/2024 --to inspection-panel", kind: "appeal-lodged",
      details: #"{"body":"inspection-panel"}"#),
    Action(
      command: "promise 1/2024 --due 2099-01-01 --words -", kind: "commitment-made",
      details: #"{"due_on":"2099-01-01"}"#, input: #"{"commitment": "a new meter"}"#),
    Action(
      command: "keep 1/2024 23", kind: "commitment-kept", before: ["promise 1/2024"]),
    Action(
      command: "link 2/2024 --to 1/2024", kind: "duplicate-linked",
      details: #"{"original":"1/2024"}"#,
      before: [
        "register --channel email --type request --registered-on 2024-04-01 "
          + "--received-on 2024-04-01"
      ]),
    Action(command: "void 2/2024", kind: "number-voided"),
  ]

  @Test(arguments: actions) func `is recorded and printed`(_ action: Action) throws {
    let program = try Program()
    for line in action.before { try program.expectDone(line) }
    let output = try program.expectDone(action.command + " --format json", input: action.input)
    #expect(output.contains(#""kind":"\#(action.kind)""#))
    #expect(output.contains(#""details":\#(action.details)"#), "\(output)")
    #expect(!output.contains(#""words_digest":null"#) == (action.input != nil))
  }

  static let corrections: [(String, before: [String], String)] = [
    ("correct 1/2024 22 --sensitive", [], #""sensitive":true"#),
    ("correct 1/2024 22 --aimag 7", [], #""aimag":7"#),
    ("correct 1/2024 22 --complainant anonymous", [], #""complainant":"anonymous""#),
    ("correct 1/2024 23 --category land", [assess], #""category":"land""#),
    ("correct 1/2024 23 --risk medium --organisation 9", [assess], #""risk":"medium""#),
    ("correct 1/2024 24 --outcome agreed", [assess, resolve], #""outcome":"agreed""#),
    (
      "correct 1/2024 23 --promised 2024-05-01", ["acknowledge 1/2024 --on 2024-03-06"],
      #""promised_on":"2024-05-01""#
    ),
    ("correct 1/2024 23 --due 2099-05-01", ["promise 1/2024"], #""due_on":"2099-05-01""#),
    ("correct 1/2024 24 --days 5", [assess, "extend 1/2024 --days 4"], #""days":5"#),
    ("correct 1/2024 23 --to grs", ["appeal 1/2024 --to court"], #""body":"grs""#),
    (
      "correct 1/2024 25 --answer rejected --satisfaction 2",
      [assess, resolve, "respond 1/2024 --accepted"],
      #""answer":"rejected","satisfaction":2"#
    ),
  ]

  @Test(arguments: corrections) func `the new fields are corrected`(
    _ line: String, _ before: [String], _ expected: String
  ) throws {
    let program = try Program()
    for line in before { try program.expectDone(line) }
    let output = try program.expectDone(line + " --format json")
    #expect(output.contains(#""correction":true"#))
    #expect(output.contains(expected), "\(output)")
  }

  @Test func `text says what is due next, and what is overdue`() throws {
    let program = try Program(registering: false)
    let output = try program.expectDone(
      "register --received-on 2024-03-05 --registered-on 2024-03-05 --channel email "
        + "--type complaint")
    #expect(
      output.hasSuffix(
        "1/2024: resolving at stage 1; due next: acknowledge by 2024-03-12 (overdue); assess; "
          + "resolve, 30 working days after receipt, by 2024-04-17 (overdue)\n"), "\(output)")
    try program.expectDone("acknowledge 1/2024 --on 2024-03-06")
    try program.expectDone("promise 1/2024 --due 2099-01-02")
    try program.expectDone(Self.assess)
    let resolved = try program.expectDone(Self.resolve)
    #expect(
      resolved.hasSuffix(
        "1/2024: resolved at stage 2; due next: keep the promise of fact 24 by 2099-01-02\n"),
      "\(resolved)")
  }
}
