internal import ArgumentParser
internal import Documents
internal import Grievances
internal import Ledger
internal import Reporting

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "The report of a period.",
    discussion: """
      A period is 2024, 2024-H1, 2024-Q2, 2024-05 or 2024-01-15..2024-06-30, both ends included.

      Examples:
        grm report --period 2024-H1 --format json
        grm report --period 2024-H1 --lang mn --format html --output report.html
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var asOf: AsOfOptions
  @OptionGroup var document: DocumentOptions

  @Option(help: "The period to report on.")
  var period: Period

  @Option(help: "The period to compare with; else the one before, of the same kind.")
  var previous: Period?

  func run() throws {
    let ledger = try options.open(.reading)
    let request = GRMReport.Request(
      project: ledger.identity.project, period: period, previous: previous ?? period.preceding,
      known: try asOf.known(in: ledger))
    let report = try GRMReport(request, from: ledger.log)
    switch options.format {
    case .json: try document.destination.write { try $0(report.json.text + "\n") }
    case .csv: try document.destination.write { try $0(report.csv) }
    default: try document.write(report.document(in: document.language), as: options.format)
    }
  }
}
