internal import ArgumentParser
internal import CSV
internal import Documents
internal import Grievances
internal import Ledger
internal import Reporting

struct NumbersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "numbers",
    abstract: "The World Bank's monthly or quarterly numbers.",
    discussion: """
      Received, resolved, not resolved, gone to mediation, resolved by referral.

      Example:
        grm numbers --period 2024 --by quarter
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var asOf: AsOfOptions
  @OptionGroup var document: DocumentOptions

  @Option(help: "The period: 2024, 2024-H1, 2024-Q2, 2024-05 or a range.")
  var period: Period

  @Option(name: .customLong("by"), help: "A row a month or a quarter.")
  var step = PublicNumbers.Step.month

  func validate() throws { try options.checkFormat(DocumentOptions.formats) }

  func run() throws {
    let ledger = try options.open(.reading)
    let numbers = try PublicNumbers(
      ledger.identity.project, period, by: step, known: asOf.known(in: ledger), from: ledger.log)
    switch options.format {
    case .json: try document.destination.write { try $0(numbers.json.text + "\n") }
    case .csv:
      let writer = CSVWriter(defusesFormulas: true)
      try document.destination.write { sink in
        for row in numbers.csvRows { try sink(writer.line(row)) }
      }
    default: try document.write(numbers.document(in: document.language), as: options.format)
    }
  }
}
