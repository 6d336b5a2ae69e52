internal import ArgumentParser
internal import Grievances
internal import Ledger
internal import Reporting

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "The report of a period.",
    discussion: """
      A period is 2024, 2024-H1, 2024-Q2, 2024-05 or 2024-01-15..2024-06-30, both ends included.

      Example:
        grm report --period 2024-H1 --format json
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var asOf: AsOfOptions

  @Option(help: "The period to report on.")
  var period: Period

  @Option(help: "The period to compare with; else the one before, of the same kind.")
  var previous: Period?

  func validate() throws { try options.checkFormat([.text, .json, .csv]) }

  func run() throws {
    let ledger = try options.open(.reading)
    let request = GRMReport.Request(
      project: ledger.identity.project, period: period, previous: previous ?? period.preceding,
      known: try asOf.known(in: ledger))
    let report = try GRMReport(request, from: ledger.log)
    switch options.format {
    case .json: try Output.line(report.json.text)
    case .csv: try Output.write(report.csv)
    default: try Output.write(report.text(Output.style))
    }
  }
}
