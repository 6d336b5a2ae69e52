internal import ArgumentParser
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
        grm receipt 7/2024 --lang mn
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var asOf: AsOfOptions

  @Argument(help: "The registered number, such as 7/2024.")
  var number: GrievanceNumber

  @Option(name: .customLong("lang"), help: "The language: en or mn.")
  var language = ReceiptLanguage.english

  func validate() throws { try options.checkFormat([.text, .json]) }

  func run() throws {
    let ledger = try options.open(.reading)
    let receipt = try GrievanceReceipt(
      number, project: ledger.identity.project, in: ledger.log,
      known: try asOf.known(in: ledger))
    switch options.format {
    case .json: try Output.line(receipt.json.text)
    default:
      if ReceiptLabel.hasUnreviewed(language) {
        Output.error("note: no native speaker has reviewed these labels yet; read before you send")
      }
      try Output.write(receipt.text(language))
    }
  }
}
