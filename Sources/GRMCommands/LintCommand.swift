internal import ArgumentParser
internal import Facts
internal import Grievances
internal import Ledger
internal import PublicWords
internal import Publication
internal import Reporting

struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "What speaks against publishing the report of a period.",
    discussion: """
      The balance, the numbers of a narrative, and names, addresses and numbers in the words that the report
      would print. Says where they stand, never what they are. Ends with status 1 where there is any.

      Example:
        grm lint --period 2024-H1 --narrative narrative.txt
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var asOf: AsOfOptions
  @OptionGroup var words: PublicWordsOptions

  @Option(help: "The period of the report.")
  var period: Period

  func validate() throws { try options.checkFormat([.text, .json]) }

  func run() throws {
    let ledger = try options.open(.reading)
    let request = GRMReport.Request(
      project: ledger.identity.project, period: period, previous: period.preceding,
      known: try asOf.known(in: ledger))
    let report = try GRMReport(request, from: ledger.log)
    try PublicationGate.check(report)
    let gate = try words.gate(report, ledger)
    for objection in gate.objections {
      try Output.line(options.format == .json ? objection.json.text : objection.description)
    }
    guard gate.objections.isEmpty else { throw ExitCode(ExitStatus.no.rawValue) }
    if options.format == .text { try Output.line("nothing speaks against it") }
  }
}

/// What the gate reads besides the ledger.
struct PublicWordsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A text that goes with the report; its numbers are tied to figures, such as 16{received}.",
      valueName: "file"))
  var narrative: String?

  @Option(
    help: ArgumentHelp(
      "An address or number that is public anyway, such as the project's own.",
      valueName: "address"))
  var allow: [String] = []

  var isUsed: Bool { narrative != nil || !allow.isEmpty }

  /// - Throws: `Failure` where the file cannot be read or is no text.
  func readNarrative() throws -> String? {
    try narrative.map { file in
      guard let text = String(validating: try InputFile.contents(of: file), as: UTF8.self) else {
        throw Failure(.badData, "\(file) is not UTF-8; save the narrative as UTF-8")
      }
      return text
    }
  }

  func gate(_ report: GRMReport, _ ledger: Ledger) throws -> PublicWordsGate {
    var names = try KnownNames(of: ledger.log)
    names.allowed = allow
    return PublicWordsGate(
      report, narrative: try readNarrative().map { Narrative($0) }, names: names)
  }
}
