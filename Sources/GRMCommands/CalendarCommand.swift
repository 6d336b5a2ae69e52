internal import ArgumentParser
internal import Facts
internal import Grievances
internal import Ledger
internal import Projection
internal import Reporting
internal import WorkingDays

struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "Days off, working-day counts and their proof; decisions about days.",
    discussion: """
      Example:
        grm calendar count --from 2024-07-05 --to 2024-07-16
      """,
    subcommands: [
      CalendarDaysCommand.self, CalendarCountCommand.self, CalendarDeadlineCommand.self,
      CalendarDeclareCommand.self, CalendarRevokeCommand.self, CalendarMoveCommand.self,
      CalendarRetractCommand.self,
    ])
}

/// The calendar as it was known, ready to be laid out.
struct CalendarQuestion: ParsableArguments {
  @OptionGroup var options: LedgerOptions
  @OptionGroup var asOf: AsOfOptions

  func validate() throws { try options.checkFormat([.text, .json]) }

  func listing() throws -> (CalendarListing, Rules) {
    let ledger = try options.open(.reading)
    let known = try asOf.known(in: ledger)
    let rules = try ledger.log.read { try $0.rules(known: known) }
    return (try CalendarListing(rules, from: ledger.log, known: known), rules)
  }
}

struct CalendarDaysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "days",
    abstract: "The days off of a year.",
    discussion: "Example:\n  grm calendar days --year 2026")

  @OptionGroup var question: CalendarQuestion

  @Option(help: "The year, from 1 to 9999.")
  var year: Int

  func validate() throws {
    guard Statute.answeredYears.contains(year) else {
      throw ValidationError("the year \(year) is not from 1 to 9999")
    }
  }

  func run() throws {
    let (listing, _) = try question.listing()
    switch question.options.format {
    case .json: try Output.write(listing.daysJSON(in: year))
    default: try Output.write(listing.daysText(in: year))
    }
  }
}

struct CalendarCountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "count",
    abstract: "The working days after one day through another, day by day.",
    discussion: "Example:\n  grm calendar count --from 2024-07-05 --to 2024-07-16")

  @OptionGroup var question: CalendarQuestion

  @Option(help: "The day that does not count: the day of receipt.")
  var from: CivilDay

  @Option(help: "The day that does, if it is a working day.")
  var to: CivilDay

  func validate() throws {
    guard from <= to else { throw ValidationError("\(from) comes after \(to)") }
    guard CalendarListing.canProve(from: from, to: to) else {
      throw ValidationError("from \(from) to \(to) is more than a century; ask for less")
    }
  }

  func run() throws {
    let (listing, _) = try question.listing()
    switch question.options.format {
    case .json: try Output.line(listing.countJSON(from: from, to: to).text)
    default: try Output.write(listing.countText(from: from, to: to))
    }
  }
}

struct CalendarDeadlineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deadline",
    abstract: "The last day of a limit, day by day.",
    discussion: "Example:\n  grm calendar deadline --after 2024-06-20 --days 10 --basis calendar")

  @OptionGroup var question: CalendarQuestion

  @Option(help: "The day that does not count: the day of receipt.")
  var after: CivilDay

  @Option(help: "How many days; else the limit for resolution that held on that day.")
  var days: UInt16?

  @Option(help: "How the days are counted; else as the policy of that day does.")
  var basis: Basis?

  func run() throws {
    let (listing, rules) = try question.listing()
    let policy = rules.policy(receivedOn: after).resolution
    let limit = Limit(days: days ?? policy.days, basis: basis ?? policy.basis)
    switch question.options.format {
    case .json: try Output.line(listing.deadlineJSON(limit, after: after).text)
    default: try Output.write(listing.deadlineText(limit, after: after))
    }
  }
}
