internal import ArgumentParser
internal import DueList
internal import Facts
internal import Grievances
internal import Ledger
internal import Projection
internal import Reporting

struct DueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due",
    abstract: "What is due or overdue, soonest first.",
    discussion: """
      Acknowledgements, limits for resolution and of stages, meetings of stage 3, promises.

      Example:
        grm due --within 10 --staff 3
      """)

  @OptionGroup var options: LedgerOptions

  @Option(help: "Only what falls to this staff number.")
  var staff: StaffNumber?

  @Option(help: "Only what is due within so many days, or overdue.")
  var within: Int?

  @Option(help: "At most so many lines.")
  var limit = 50

  func validate() throws {
    try options.checkFormat([.text, .json])
    guard limit > 0, within.map({ $0 >= 0 }) ?? true else {
      throw ValidationError("--limit and --within take numbers from 1 and from 0")
    }
  }

  func run() throws {
    let ledger = try options.open(.reading)
    let question = DueListing.Question(
      today: ledger.today, within: within, staff: staff, most: limit)
    let rules = try ledger.rules()
    let listing =
      if let store = try StoredViews.open(options) {
        try store.view(of: DueList.self, ledger.log) { try DueListing(question, $0, rules) }
      } else {
        try DueListing(question, Replay.view(of: DueList.self, ledger.log), rules)
      }
    switch options.format {
    case .json: try Output.write(listing.json)
    default: try Output.write(listing.text(Output.style))
    }
  }
}
