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
        grm kpi --view resolution-times --by channel,aimag --period 2024-03-05..2024-04-17
        grm kpi --view resolution-times --by stage --every quarter --histogram
        grm kpi --view resolution-times --measure within-limit --by type --share verdict=kept
        grm kpi --view kpi-counts --measure received --by gender --period 2024-H1
        grm kpi --view kpi-counts --measure received --where type=complaint --grievances
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var asOf: AsOfOptions
  @OptionGroup var document: DocumentOptions

  @Option(help: "The period: 2024, 2024-H1, 2024-Q2, 2024-05 or a range.")
  var period: Period?

  @Flag(help: "Lists the views and what each counts.")
  var list = false

  @OptionGroup(title: "A measure of a view") var question: KPIQuestion

  func validate() throws {
    if list || question.view != nil { return try options.checkFormat([.text, .json, .csv]) }
    try options.checkFormat(DocumentOptions.formats)
    guard period != nil else {
      throw ValidationError("give a --period for the sheet of KPIs, or --view, or --list")
    }
  }

  func run() throws {
    if list { return try printList() }
    let ledger = try options.open(.reading)
    if let view = question.view {
      return try question.answer(
        about: NamedViews.named(view), in: period, ledger, options, asOf)
    }
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

  private func write(_ rows: [[String]]) throws {
    let writer = CSVWriter(defusesFormulas: true)
    for row in rows { try Output.write(writer.line(row)) }
  }
}
