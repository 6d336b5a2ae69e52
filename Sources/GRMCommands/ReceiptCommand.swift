internal import ArgumentParser
internal import Documents
internal import Facts
internal import Grievances
internal import Ledger
internal import Reporting

struct ReceiptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipt",
    abstract: "The complainant's receipt: what happens next, by when, and where to appeal.",
    discussion: """
      Names nobody.

      Example:
        grm receipt 7/2024 --lang mn --format html --output receipt.html
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var asOf: AsOfOptions

  @Argument(help: "The registered number, such as 7/2024.")
  var number: GrievanceNumber

  @OptionGroup var document: DocumentOptions

  func validate() throws { try options.checkFormat([.text, .json, .markdown, .html, .pdf]) }

  func run() throws {
    let ledger = try options.open(.reading)
    let receipt = try GrievanceReceipt(
      number, project: ledger.identity.project, in: ledger.log,
      known: try asOf.known(in: ledger))
    switch options.format {
    case .json: try document.destination.write { try $0(receipt.json.text + "\n") }
    default: try document.write(receipt.document(in: document.language), as: options.format)
    }
  }
}
