internal import ArgumentParser
internal import Documents
internal import Facts
internal import Grievances
internal import Ledger
internal import Reporting
internal import WorkingDays

struct StaffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "staff",
    abstract: "Who acts here, by number.",
    discussion: """
      Example:
        grm staff enrol
        grm staff retire 3
        grm staff list
      """,
    subcommands: [StaffEnrolCommand.self, StaffRetireCommand.self, StaffListCommand.self])
}

struct StaffEnrolCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enrol",
    abstract: "Give someone a staff number.",
    discussion: """
      The name is confidential: it is typed on the terminal or read with --words, and kept sealed.

      Example:
        echo '{"person": "…"}' | grm staff enrol 3 --words -
      """)

  @OptionGroup var action: RecordingAction
  @OptionGroup var words: WordsOption

  @Argument(help: "The staff number; else the next one.")
  var number: StaffNumber?

  func run() throws {
    let ledger = try action.options.open(.writing)
    let words = try name()
    if let number {
      let subject = Subject(kind: .staff, number: UInt64(number.rawValue))
      try action.record(.staffEnrolled, about: subject, words, in: ledger)
    } else {
      try action.record(.staffEnrolled, aboutNext: .staff, words, in: ledger)
    }
  }

  private func name() throws -> [WordField] {
    guard words.file == nil, Dialogue.isPossible else { return try words.read([.person]) }
    let name = try Dialogue.terminal.ask("Name (Enter for none)") { (line) throws(Misunderstood) in
      line
    }
    return name.isEmpty ? [] : [WordField(.person, name)]
  }
}

struct StaffRetireCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retire",
    abstract: "Record that someone no longer acts here.",
    discussion: "Example:\n  grm staff retire 3 --on 2024-06-30")

  @OptionGroup var action: RecordingAction

  @Argument(help: "The staff number.")
  var number: StaffNumber

  func run() throws {
    let ledger = try action.options.open(.writing)
    let subject = Subject(kind: .staff, number: UInt64(number.rawValue))
    try action.record(.staffRetired, about: subject, in: ledger)
  }
}

struct StaffListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "The staff numbers, with the days of enrolment and retirement; no names.",
    discussion: "Example:\n  grm staff list --format json")

  @OptionGroup var options: LedgerOptions

  func validate() throws { try options.checkFormat([.text, .json]) }

  func run() throws {
    let ledger = try options.open(.reading)
    var table = TextTable([("staff", .right), ("enrolled", .left), ("retired", .left)])
    for subject in try ledger.subjects(of: .staff) {
      let history = History.effective(try ledger.history(of: subject))
      guard let first = history.first else { continue }
      let number = subject.rawValue & 0xFFFF_FFFF
      let retired = history.first { $0.event == .staffRetired }?.fact.occurredOn
      if options.format == .json {
        let json: JSON = [
          "staff": .integer(Int(number)), "enrolled_on": JSON(first.fact.occurredOn),
          "retired_on": JSON(retired),
        ]
        try Output.line(json.text)
      } else {
        table.add([
          String(number), first.fact.occurredOn.description, retired?.description ?? "",
        ])
      }
    }
    if options.format == .text { try Output.write(table.text) }
  }
}
