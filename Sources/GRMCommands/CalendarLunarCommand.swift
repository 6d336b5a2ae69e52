internal import ArgumentParser
internal import Reporting
internal import WorkingDays

struct CalendarLunarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lunar",
    abstract: "The lunar calendar: a day's place in it, or the months of a year.",
    discussion: """
      Needs no ledger: the lunar calendar is arithmetic.

      Example:
        grm calendar lunar 2026-02-18
        grm calendar lunar --year 2026
      """)

  @Argument(help: "The day, from 1990 to 2100.")
  var day: CivilDay?

  @Option(help: "The year in which the lunar year begins, from 1990 to 2100.")
  var year: Int?

  @Option(help: "How to print: text for people, json for scripts.")
  var format = OutputFormat.text

  func validate() throws {
    guard format == .text || format == .json else {
      throw ValidationError("this command has no format \(format.rawValue); take text or json")
    }
    guard (day == nil) != (year == nil) else {
      throw ValidationError("give a day, or a year with --year")
    }
    try AnsweredDays.check(year ?? day?.year ?? 0)
  }

  func run() throws {
    if let year {
      let months = LunarCalendar.months(ofYear: year)
      switch format {
      case .json: for month in months { try Output.line(LunarListing.json(month).text) }
      default: try Output.write(LunarListing.text(months))
      }
    } else if let day, let lunar = LunarCalendar.lunarDay(of: day) {
      switch format {
      case .json: try Output.line(LunarListing.json(lunar).text)
      default: try Output.write(LunarListing.text(lunar))
      }
    }
  }
}
