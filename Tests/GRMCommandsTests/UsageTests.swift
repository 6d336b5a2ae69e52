import Testing

@Suite struct UsageTests {
  static let wrong = [
    "acknowledge", "acknowledge 1-2024", "acknowledge 1/2024 --promised soon", "act 01/2024",
    "instruct 1/2024", "instruct 1/2024 --organisation 0", "meet 1/2024 --stage 5", "agree",
    "fulfil 1/2024", "extend 1/2024", "extend 1/2024 --days 0", "extend 1/2024 --days 65536",
    "convey 1/2024", "convey 1/2024 --channel pigeon", "respond 1/2024",
    "respond 1/2024 --accepted --rejected", "appeal 1/2024", "appeal 1/2024 --to mars",
    "keep 1/2024 -1", "link 1/2024", "attach 1/2024", "receipt 1/2024 --lang fr", "register",
    "register --channel email", "register --type question", "register --from-file - --sensitive",
    "register --channel email --type question --on-the-spot", "assess 1/2024 --related --risk huge",
    "resolve 1/2024 --outcome maybe", "correct 1/2024 22 --risk low",
    "correct 1/2024 22 --outcome agreed", "staff enrol x", "staff retire",
    "organisation enrol --name A", "organisation enrol --role agency --name A 0", "policy adopt",
    "policy adopt --effective-from 2025-01-01 --resolution none",
    "policy adopt --effective-from 2025-01-01 --resolution 5:lunar",
    "policy adopt --effective-from 2025-01-01 --meeting 0", "engage press", "engage activity",
    "engage consultation --women -1", "calendar lunar", "calendar lunar 2026-02-18 --year 2026",
    "calendar lunar 2026-02-18 --format csv", "calendar count --from 2024-01-01",
    "calendar count --from 2024-01-01 --to 2024-01-02 --intervals -", "calendar changes",
    "calendar adopt --statute 99", "calendar count --from 2024-01-02 --to 2024-01-01",
    "calendar days --year 2024 --format csv", "calendar year 2024 --format ics",
    "report --period 2024 --format ics", "calendar import", "calendar year twenty",
    "act 1/2024 --format csv", "act 1/2024 --request x",
  ]

  @Test(arguments: wrong) func `ends with status 64`(_ line: String) throws {
    let program = try Program()
    let outcome = try program.run(line)
    #expect(outcome.status == 64, "\(outcome)")
    #expect(outcome.output.isEmpty)
    #expect(try program.facts() == 23)
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func `makes a completion script`(
    _ shell: String
  ) throws {
    let program = try Program(registering: false)
    let script = try program.expectDone("--generate-completion-script \(shell)")
    #expect(script.contains("acknowledge") && script.contains("inspection-panel"))
  }

  @Test func `every command explains itself with an example`() throws {
    let program = try Program(registering: false)
    let commands = [
      "register", "acknowledge", "assess", "assign", "act", "instruct", "notify", "meet", "mediate",
      "agree", "fulfil", "attach", "escalate", "extend", "resolve", "convey", "respond", "reopen",
      "withdraw", "appeal", "promise", "keep", "link", "void", "correct", "retract", "receipt",
      "staff", "staff enrol", "staff retire", "staff list", "organisation", "organisation enrol",
      "organisation list", "policy", "policy adopt", "policy list", "engage",
      "engage consultation", "engage activity", "engage press", "engage disclosure",
      "calendar", "calendar days", "calendar year", "calendar lunar", "calendar count",
      "calendar deadline", "calendar changes", "calendar declare", "calendar revoke",
      "calendar move", "calendar import", "calendar retract", "calendar adopt",
    ]
    for command in commands {
      let help = try program.expectDone("\(command) --help")
      #expect(help.contains("Example:\n  "), "\(command)")
      #expect(help.contains("grm \(command)"), "\(command)")
    }
  }

  /// A name that was typed in the wrong place must not end up in a log of errors.
  @Test func `words are never echoed in errors`() throws {
    let program = try Program()
    let name = "Ganbaatar"
    let inputs = [
      ("act 1/2024 --words -", #"{"actions": ["\#(name)"]}"#),
      ("act 1/2024 --words -", #"{"person": "\#(name)"}"#),
      ("act 1/2024 --words -", name),
      ("act 9/2024 --words -", #"{"actions": "\#(name)"}"#),
      ("register --from-file -", #"{"channel": "\#(name)", "type": 3, "person": "\#(name)"}"#),
      ("register --from-file -", #"{"received_on": "\#(name)", "aimag": "\#(name)"}"#),
      (
        "register --from-file -",
        #"{"channel": "email", "type": "request", "anonymous": true, "person": "\#(name)"}"#
      ),
      ("register --from-file -", name),
      ("staff enrol --words -", #"{"summary": "\#(name)"}"#),
      ("staff enrol 0 --words -", #"{"person": "\#(name)"}"#),
    ]
    for (line, input) in inputs {
      let outcome = try program.run(line, input: input)
      #expect(outcome.status != 0)
      #expect(!outcome.error.contains(name) && !outcome.output.contains(name), "\(line)")
      #expect(!outcome.error.isEmpty)
    }
    #expect(try program.facts() == 23)
  }
}
