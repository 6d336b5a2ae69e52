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
      CalendarDaysCommand.self, CalendarYearCommand.self, CalendarLunarCommand.self,
      CalendarCountCommand.self, CalendarDeadlineCommand.self, CalendarChangesCommand.self,
      CalendarDeclareCommand.self, CalendarRevokeCommand.self, CalendarMoveCommand.self,
      CalendarImportCommand.self, CalendarRetractCommand.self, CalendarAdoptCommand.self,
    ])
}

/// The calendar as it was known, ready to be laid out.
struct CalendarQuestion: ParsableArguments {
  @OptionGroup var options: LedgerOptions
  @OptionGroup var asOf: AsOfOptions

  func listing() throws -> (CalendarListing, Ledger, Rules) {
    let ledger = try options.open(.reading)
    let known = try asOf.known(in: ledger)
    let rules = try ledger.log.read { try $0.rules(known: known) }
    return (try CalendarListing(rules, from: ledger.log, known: known), ledger, rules)
  }
}

/// The days that the calendar answers for; elsewhere it would count by rules that no ledger adopted.
enum AnsweredDays {
  static let years = Statute.tabulatedYears

  static func check(_ year: Int) throws {
    guard years.contains(year) else { throw outside(String(year)) }
  }

  /// - Throws: a usage error where a day of (after, through] lies outside.
  static func check(after: CivilDay, through: CivilDay) throws {
    let days = WorkingCalendar.answeredDays
    guard after >= days.lowerBound.advanced(by: -1) else { throw outside(after.description) }
    guard through <= days.upperBound else { throw outside(through.description) }
  }

  private static func outside(_ what: String) -> ValidationError {
    ValidationError(
      "\(what) lies outside \(years.lowerBound) to \(years.upperBound), the years that the calendar "
        + "answers")
  }
}

struct CalendarDaysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "days",
    abstract: "The days off of a year; --format ics for an office's own calendar.",
    discussion: """
      Example:
        grm calendar days --year 2026
        grm calendar days --year 2026 --format ics > days-off-2026.ics
      """)

  @OptionGroup var question: CalendarQuestion

  @Option(help: "The year, from 1990 to 2100.")
  var year: Int

  func validate() throws {
    try question.options.checkFormat([.text, .json, .ics])
    try AnsweredDays.check(year)
  }

  func run() throws {
    let (listing, ledger, _) = try question.listing()
    switch question.options.format {
    case .json: try Output.write(listing.daysJSON(in: year))
    case .ics: try Output.write(listing.daysICalendar(in: year, origin: ledger.identity.origin))
    default: try Output.write(listing.daysText(in: year))
    }
  }
}

struct CalendarYearCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "year",
    abstract: "A year as a wall calendar, with its holidays marked.",
    discussion: "Example:\n  grm calendar year 2026")

  @OptionGroup var question: CalendarQuestion

  @Argument(help: "The year, from 1990 to 2100.")
  var year: Int

  func validate() throws {
    try question.options.checkFormat([.text, .json])
    try AnsweredDays.check(year)
  }

  func run() throws {
    let (listing, _, _) = try question.listing()
    switch question.options.format {
    case .json: try Output.write(listing.yearJSON(year))
    default: try Output.write(listing.yearText(year, Output.style))
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

  func validate() throws {
    try question.options.checkFormat([.text, .json])
    try AnsweredDays.check(after: after, through: after)
  }

  func run() throws {
    let (listing, _, rules) = try question.listing()
    let judged = limit(by: rules.inForce(receivedOn: after))
    try AnsweredDays.check(
      after: after, through: listing.deadline(judged.limit, after: after))
    switch question.options.format {
    case .json: try Output.line(listing.deadlineJSON(judged, after: after).text)
    default: try Output.write(listing.deadlineText(judged, after: after))
    }
  }

  private func limit(by policy: AdoptedPolicy) -> JudgedLimit {
    let resolution = policy.policy.resolution
    let limit = Limit(days: days ?? resolution.days, basis: basis ?? resolution.basis)
    return JudgedLimit(limit, by: days != nil && basis != nil ? nil : policy)
  }
}
