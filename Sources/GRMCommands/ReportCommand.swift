internal import ArgumentParser
internal import Documents
internal import Grievances
internal import Ledger
internal import Reporting

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "The report of a period; with --publish, for everybody.",
    discussion: """
      A period is 2024, 2024-H1, 2024-Q2, 2024-05 or 2024-01-15..2024-06-30, both ends included.

      With --publish the ledger is verified, the gate looks at the figures, the narrative and the words \
      (see `grm lint`), a checkpoint is signed, the figures go into the log, and the report is \
      written in every format and language with its checkpoint. The same figures are published once; asked \
      again, the same files are written. Figures that changed are only restated.

      Examples:
        grm report --period 2024-H1 --format json
        grm report --period 2024-H1 --lang mn --format html --output report.html
        grm report --period 2024-H1 --publish --signing-key ~/grm.key --into reports
        echo '{"reason": "3/2024 was recorded late"}' \
          | grm report --period 2024-H1 --publish --signing-key ~/grm.key --restate --words -
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var asOf: AsOfOptions
  @OptionGroup var document: DocumentOptions

  @Option(help: "The period to report on.")
  var period: Period

  @Option(help: "The period to compare with; else the one before, of the same kind.")
  var previous: Period?

  @OptionGroup(title: "Publishing") var publishing: PublishOptions

  func validate() throws {
    guard publishing.publish else { return try options.checkFormat(DocumentOptions.formats) }
    try options.checkFormat([.text, .json])
    guard asOf.asOf == nil, previous == nil else {
      throw ValidationError(
        "a report is published as of now and beside the period before; leave --as-of and "
          + "--previous out")
    }
  }

  func run() throws {
    guard !publishing.publish else { return try publishing.run(period, options) }
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
