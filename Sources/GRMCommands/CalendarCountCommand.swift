internal import ArgumentParser
internal import RegisterImport
internal import Reporting
internal import WorkingDays

struct CalendarCountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "count",
    abstract: "The working days after one day through another, day by day.",
    discussion: """
      With --intervals it counts many at once, from a CSV file with the columns from and to, and \
      gives a line each without the days.

      Example:
        grm calendar count --from 2024-07-05 --to 2024-07-16
        grm calendar count --intervals intervals.csv --format json
      """)

  @OptionGroup var question: CalendarQuestion

  @Option(help: "The day that does not count: the day of receipt.")
  var from: CivilDay?

  @Option(help: "The day that does, if it is a working day.")
  var to: CivilDay?

  @Option(help: ArgumentHelp("Many intervals; - for standard input.", valueName: "file"))
  var intervals: String?

  func validate() throws {
    try question.options.checkFormat([.text, .json])
    if intervals != nil {
      guard from == nil, to == nil else {
        throw ValidationError("--intervals stands without --from and --to")
      }
      return
    }
    guard let from, let to else {
      throw ValidationError("give --from and --to, or --intervals")
    }
    guard from <= to else { throw ValidationError("\(from) comes after \(to)") }
    try AnsweredDays.check(after: from, through: to)
  }

  func run() throws {
    if let intervals {
      try count(IntervalFile.intervals(in: intervals))
    } else if let from, let to {
      try prove(from, to)
    }
  }

  private func prove(_ from: CivilDay, _ to: CivilDay) throws {
    let (listing, _, _) = try question.listing()
    switch question.options.format {
    case .json: try Output.line(listing.countJSON(from: from, to: to).text)
    default: try Output.write(listing.countText(from: from, to: to))
    }
  }

  private func count(_ intervals: [ClosedRange<CivilDay>]) throws {
    let (listing, _, _) = try question.listing()
    switch question.options.format {
    case .json:
      let lines = intervals.map {
        listing.countLine(from: $0.lowerBound, to: $0.upperBound).text + "\n"
      }
      try Output.write(lines.joined())
    default: try Output.write(listing.countTable(intervals))
    }
  }
}

/// A file of intervals to be counted.
enum IntervalFile {
  enum Column: String, CellColumn {
    case from, to

    var isRequired: Bool { true }
  }

  /// - Throws: `Failure` where the file is missing or anything in it cannot be taken.
  static func intervals(in file: String) throws -> [ClosedRange<CivilDay>] {
    var faults = ImportFaults()
    let table = CellTable<Column>(Array(try InputFile.contents(of: file)), &faults)
    let days = WorkingCalendar.answeredDays
    let rows = faults.isEmpty ? table.rows : []
    let intervals = rows.compactMap { row -> ClosedRange<CivilDay>? in
      var row = row
      let (from, to) = (row.day(.from), row.day(.to))
      if let from, let to {
        if from > to { row.fault(.to, "\(to) comes before \(from)") }
        if from < days.lowerBound.advanced(by: -1) || to > days.upperBound {
          row.fault(.from, "the interval is not within 1990 to 2100")
        }
      } else if row.faults.isEmpty {
        row.fault(.from, "give both days")
      }
      for fault in row.faults { faults.add(fault) }
      guard row.faults.isEmpty, let from, let to else { return nil }
      return from...to
    }
    try faults.refuse(file, "nothing has been counted")
    return intervals
  }
}
