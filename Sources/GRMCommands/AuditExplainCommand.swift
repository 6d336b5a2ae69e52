internal import ArgumentParser
internal import Audit
internal import EventLog
internal import Facts
internal import Grievances
internal import Ledger
internal import Publication
internal import Reporting

struct AuditExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Lead a figure, or how long a grievance took, back to its facts and days.",
    discussion: """
      With a number: its status, its working days one by one, its limits, and the facts of the policy \
      and the calendar that were used. With --period and --cell: the grievances that a figure of the \
      report counts, what each adds, and their facts. A cell is named as in the report's JSON, with \
      points between the keys. With --proofs, every fact that is named can be shown to others.

      Example:
        grm audit explain 7/2024
        grm audit explain --period 2024-H1 --cell addressed.by_type.complaint
        grm audit explain --period 2024-H1 --cell total.working_days.mean --as-of 2024-07-10
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var asOf: AsOfOptions

  @Argument(help: "The registered number, such as 7/2024.")
  var number: GrievanceNumber?

  @Option(help: "The period of the report.")
  var period: Period?

  @Option(help: ArgumentHelp("The figure, such as by_channel.email.", valueName: "figure"))
  var cell: String?

  @Option(
    help: ArgumentHelp(
      "Write a proof for each fact named, that it is in the log, for `grm audit check`.",
      valueName: "directory"))
  var proofs: String?

  func validate() throws {
    try options.checkFormat([.text, .json])
    guard (number == nil) == (cell != nil), (cell == nil) == (period == nil) else {
      throw ValidationError("name a grievance, or a figure with --period and --cell")
    }
  }

  func run() throws {
    let ledger = try options.open(.reading)
    let known = try asOf.known(in: ledger)
    if let number { return try explain(number, known, ledger) }
    guard let period, let cell else { return }
    // A line of the report is one grievance.
    if let number = Self.line(cell) { return try explain(number, known, ledger) }
    try explain(cell, of: period, known, ledger)
  }

  private static func line(_ cell: String) -> GrievanceNumber? {
    let steps = cell.split(separator: ".")
    return steps.count > 1 && steps[0] == "grievances" ? GrievanceNumber(steps[1]) : nil
  }

  private func explain(_ number: GrievanceNumber, _ known: UInt64, _ ledger: Ledger) throws {
    let explanation = try GrievanceExplanation(number, in: ledger.log, cut: Cut(known: known))
    let listing = try CalendarListing(explanation.rules, from: ledger.log, known: known)
    let layout = GrievanceExplanationLayout(explanation, listing)
    try prove(explanation.factsUsed, in: ledger)
    switch options.format {
    case .json: try Output.line(layout.json.text)
    default: try Output.write(layout.text(Output.style))
    }
  }

  /// Writes the proofs that are asked for, each in a file named after its fact.
  private func prove(_ facts: [Fact], in ledger: Ledger) throws {
    guard let proofs else { return }
    for fact in facts {
      let proof = try Proving.inclusion(of: fact.sequence, in: ledger.log)
      try DurableFile("\(proofs)/fact-\(fact.sequence).proof").write(proof.bytes, mode: 0o644)
    }
  }

  private func explain(
    _ cell: String, of period: Period, _ known: UInt64, _ ledger: Ledger
  ) throws {
    guard let figure = ReportFigure(cell) else {
      let near = ReportFigure.paths(near: cell).joined(separator: ", ")
      throw Failure(.usage, "the report has no figure '\(cell)'; near it are \(near)")
    }
    guard
      let explanation = try FigureExplanation(figure, of: period, known: known, from: ledger.log)
    else {
      throw Failure(
        .no, "the report of \(period) has no \(cell): the ledger covers nothing of that time")
    }
    let request = GRMReport.Request(
      project: ledger.identity.project, period: period, previous: period.preceding, known: known)
    let report = try GRMReport(request, from: ledger.log)
    let layout = try FigureExplanationLayout(explanation, in: report)
    try prove(explanation.shares.flatMap(\.facts), in: ledger)
    switch options.format {
    case .json: try Output.line(layout.json.text)
    default: try Output.write(layout.text(Output.style))
    }
  }
}
