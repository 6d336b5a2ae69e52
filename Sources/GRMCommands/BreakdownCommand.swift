internal import ArgumentParser
internal import Documents
internal import Grievances
internal import Ledger
internal import Reporting

struct BreakdownCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "breakdown",
    abstract: "Complainants by gender or vulnerable group, small numbers withheld.",
    discussion: """
      One characteristic at a time, for half-years and years only. Needs the keys; who was erased counts as
      not known.

      Example:
        grm breakdown --period 2024-H1 --by gender
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var asOf: AsOfOptions
  @OptionGroup var document: DocumentOptions

  @Option(help: "The period: a half-year or a year.")
  var period: Period

  @Option(name: .customLong("by"), help: "The characteristic: gender or group.")
  var trait: Trait

  func validate() throws {
    try options.checkFormat([.text, .json, .markdown, .html, .pdf, .xlsx])
    guard TraitBreakdown.allows(period) else {
      throw ValidationError(
        "a breakdown by personal characteristics is for a half-year or a year; take 2024-H1 or 2024"
      )
    }
  }

  func run() throws {
    let ledger = try options.open(.reading)
    try ledger.requireKeys()
    let breakdown = try TraitBreakdown(
      trait, ledger.identity.project, period, known: asOf.known(in: ledger), from: ledger.log)
    switch options.format {
    case .json: try document.destination.write { try $0(breakdown.json.text + "\n") }
    default: try document.write(breakdown.document(in: document.language), as: options.format)
    }
  }
}
