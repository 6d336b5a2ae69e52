internal import ArgumentParser
internal import CSV
internal import Grievances
internal import Ledger
internal import Reporting

struct KPICommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kpi",
    abstract: "The KPIs of SEP section 7 for a period.",
    discussion: """
      Example:
        grm kpi --period 2024-Q2
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var asOf: AsOfOptions

  @Option(help: "The period: 2024, 2024-H1, 2024-Q2, 2024-05 or a range.")
  var period: Period

  func validate() throws { try options.checkFormat([.text, .json, .csv]) }

  func run() throws {
    let ledger = try options.open(.reading)
    let sheet = try KPISheet(period, known: asOf.known(in: ledger), from: ledger.log)
    switch options.format {
    case .json: try Output.line(sheet.json.text)
    case .csv:
      let writer = CSVWriter(defusesFormulas: true)
      for row in sheet.csvRows { try Output.write(writer.line(row)) }
    default: try Output.write(sheet.text(Output.style))
    }
  }
}
