internal import ArgumentParser
internal import CSV
internal import Documents
internal import Grievances
internal import Ledger
internal import Reporting

struct KPICommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kpi",
    abstract: "The KPIs of SEP section 7 for a period.",
    discussion: """
      Shown beside the periods of the same kind before it.

      Example:
        grm kpi --period 2024-Q2
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var asOf: AsOfOptions
  @OptionGroup var document: DocumentOptions

  @Option(help: "The period: 2024, 2024-H1, 2024-Q2, 2024-05 or a range.")
  var period: Period

  func validate() throws { try options.checkFormat(DocumentOptions.formats) }

  func run() throws {
    let ledger = try options.open(.reading)
    let trend = try KPITrend(
      ledger.identity.project, period, known: asOf.known(in: ledger), from: ledger.log)
    switch options.format {
    case .json: try document.destination.write { try $0(trend.json.text + "\n") }
    case .csv:
      let writer = CSVWriter(defusesFormulas: true)
      try document.destination.write { sink in
        for row in trend.csvRows { try sink(writer.line(row)) }
      }
    default: try document.write(trend.document(in: document.language), as: options.format)
    }
  }
}
