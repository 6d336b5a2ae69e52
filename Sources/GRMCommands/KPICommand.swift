internal import ArgumentParser
internal import BuiltInViews
internal import CSV
internal import Documents
internal import Grievances
internal import Ledger
internal import Projection
internal import Reporting

struct KPICommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kpi",
    abstract: "The KPIs of SEP section 7 for a period, or any measure of any view.",
    discussion: """
      Without --view: the sheet of a period, beside the periods of the same kind before it. With \
      --view: one measure, counted apart by what it is counted by, over time where wanted; --list \
      says what there is.

      Example:
        grm kpi --period 2024-Q2
        grm kpi --view acknowledgement-times --by channel --every quarter
        grm kpi --view kpi-counts --measure received --where type=complaint --grievances
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var asOf: AsOfOptions
  @OptionGroup var document: DocumentOptions

  @Option(help: "The period: 2024, 2024-H1, 2024-Q2, 2024-05 or a range.")
  var period: Period?

  @Flag(help: "Lists the views and what each counts.")
  var list = false

  @Option(help: "A view, as --list names it.")
  var view: String?

  @Option(help: "A measure of the view; its first where none is named.")
  var measure: String?

  @Option(help: ArgumentHelp("Counted apart by these, joined by commas.", valueName: "names"))
  var by: String?

  @Option(
    help: "A trend: a row for each month, quarter, half-year or year.",
    transform: { text in
      guard let interval = MeasureQuery.Interval(rawValue: text) else {
        let known = MeasureQuery.Interval.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("'\(text)' is no interval; there are \(known)")
      }
      return interval
    })
  var every: MeasureQuery.Interval?

  @Option(help: ArgumentHelp("Only what is so, such as channel=email.", valueName: "name=value"))
  var `where`: [String] = []

  @Flag(help: "Lists the grievances behind the figures.")
  var grievances = false

  func validate() throws {
    if list || view != nil { return try options.checkFormat([.text, .json, .csv]) }
    try options.checkFormat(DocumentOptions.formats)
    if measure != nil || by != nil || every != nil || !`where`.isEmpty || grievances {
      throw ValidationError("--measure, --by, --every, --where and --grievances go with --view")
    }
    guard period != nil else {
      throw ValidationError("give a --period for the sheet of KPIs, or --view, or --list")
    }
  }

  func run() throws {
    if list { return try printList() }
    let ledger = try options.open(.reading)
    if let view { return try printFigures(of: NamedViews.named(view), ledger) }
    guard let period else { return }
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

  private func printList() throws {
    let listing = MeasureListing(BuiltInViews.all)
    switch options.format {
    case .json: try Output.write(listing.json)
    case .csv: try write(listing.csvRows)
    default: try Output.write(listing.text)
    }
  }

  private func printFigures(of view: AnyProjection, _ ledger: Ledger) throws {
    let query: MeasureQuery
    do {
      query = try MeasureQuery(
        view.measures.measure(named: measure), period: period,
        by: by?.split(separator: ",").map(String.init) ?? [], every: every, where: filters())
    } catch let error as BadQuery {
      throw Failure(.usage, "\(error); see grm kpi --list")
    }
    let figures = try answer(query, view, ledger)
    let listing = KPIListing(figures, of: view.name)
    switch options.format {
    case .json: try Output.line(listing.json.text)
    case .csv: try write(listing.csvRows)
    default: try Output.write(listing.text(Output.style))
    }
  }

  /// A period is asked as it stood at its end, which takes a replay; what stands now is stored.
  private func answer(
    _ query: MeasureQuery, _ view: AnyProjection, _ ledger: Ledger
  ) throws -> KPIFigures {
    if asOf.asOf == nil, period == nil, let store = try StoredViews.open(options) {
      return try view.figures(query, from: ledger.log, store, listing: grievances)
    }
    let known = try asOf.known(in: ledger)
    return try view.figures(query, from: ledger.log, known: known, listing: grievances)
  }

  private func filters() throws -> [(name: String, value: String)] {
    try `where`.map { text in
      guard let equals = text.firstIndex(of: "=") else {
        throw Failure(.usage, "--where takes a name and a value, such as channel=email")
      }
      return (String(text[..<equals]), String(text[text.index(after: equals)...]))
    }
  }

  private func write(_ rows: [[String]]) throws {
    let writer = CSVWriter(defusesFormulas: true)
    for row in rows { try Output.write(writer.line(row)) }
  }
}
