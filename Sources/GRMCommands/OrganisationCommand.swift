internal import ArgumentParser
internal import Documents
internal import EventLog
internal import Facts
internal import Grievances
internal import Ledger
internal import Reporting
internal import WorkingDays

struct OrganisationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "organisation",
    abstract: "The units, contractors and agencies, by number.",
    discussion: """
      Example:
        grm organisation enrol --name "Roads Ltd" --role contractor
        grm organisation list
      """,
    subcommands: [OrganisationEnrolCommand.self, OrganisationListCommand.self])
}

struct OrganisationEnrolCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enrol",
    abstract: "Give an organisation a number.",
    discussion: """
      Its name is open: it goes with every copy of the ledger.

      Example:
        grm organisation enrol --name "Roads Ltd" --role contractor
      """)

  @OptionGroup var action: RecordingAction

  @Argument(help: "The number; else the next one.")
  var number: OrganisationNumber?

  @Option(help: "What it is called.")
  var name: String

  @Option(help: "What it is to the project.")
  var role: OrganisationRole

  func validate() throws {
    guard !name.isEmpty else { throw ValidationError("the name is empty") }
  }

  func run() throws {
    let ledger = try action.options.open(.writing)
    let event = Event.organisationEnrolled(OrganisationEnrolled(role: role))
    let words = [WordField(.name, name)]
    if let number {
      let subject = Subject(kind: .organisation, number: UInt64(number.rawValue))
      try action.record(event, about: subject, words, in: ledger)
    } else {
      try action.record(event, aboutNext: .organisation, words, in: ledger)
    }
  }
}

struct OrganisationListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "The organisations that have a number.",
    discussion: "Example:\n  grm organisation list --format json")

  @OptionGroup var options: LedgerOptions

  func validate() throws { try options.checkFormat([.text, .json]) }

  func run() throws {
    let ledger = try options.open(.reading)
    var table = TextTable([
      ("organisation", .right), ("role", .left), ("enrolled", .left), ("name", .left),
    ])
    for subject in try ledger.subjects(of: .organisation) {
      let history = History.effective(try ledger.history(of: subject))
      guard let first = history.first, case .organisationEnrolled(let enrolled) = first.event
      else { continue }
      let number = Int(subject.rawValue & 0xFFFF_FFFF)
      let name = try first.words.flatMap { sequence in
        try ledger.log.read { try $0.words(of: sequence, about: subject)?[.name] }
      }
      if options.format == .json {
        let json: JSON = [
          "organisation": .integer(number), "role": JSON(enrolled.role.name),
          "enrolled_on": JSON(first.fact.occurredOn), "name": JSON(name),
        ]
        try Output.line(json.text)
      } else {
        table.add([
          String(number), enrolled.role.name, first.fact.occurredOn.description, name ?? "",
        ])
      }
    }
    if options.format == .text { try Output.write(table.text) }
  }
}
