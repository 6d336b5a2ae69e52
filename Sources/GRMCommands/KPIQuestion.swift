internal import ArgumentParser
internal import BuiltInViews
internal import CSV
internal import Documents
internal import Grievances
internal import Ledger
internal import Projection
internal import Reporting

/// The options that ask for a measure of a view.
struct KPIQuestion: ParsableArguments {
  @Option(help: "A view, as --list names it.")
  var view: String?

  @Option(help: "A measure of the view; its first where none is named.")
  var measure: String?

  @Option(
    help: ArgumentHelp(
      "Counted apart by these, joined by commas; or by gender or group alone, which needs the keys.",
      valueName: "names"))
  var by: [String] = []

  @Option(
    help: "A trend: a row for each week, month, quarter, half-year or year.",
    transform: { text in
      guard let interval = TrendInterval(rawValue: text) else {
        let known = TrendInterval.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("'\(text)' is no interval; there are \(known)")
      }
      return interval
    })
  var every: TrendInterval?

  @Option(help: ArgumentHelp("Only what is so, such as channel=email.", valueName: "name=value"))
  var `where`: [String] = []

  @Option(
    help: ArgumentHelp(
      "The share of what is so in each row, such as verdict=kept.", valueName: "name=value"))
  var share: [String] = []

  @Flag(help: "Shows how often each number of days occurs; JSON always does.")
  var histogram = false

  @Flag(help: "Lists the grievances behind the figures.")
  var grievances = false

  func validate() throws {
    guard view == nil else { return }
    let isAsked =
      measure != nil || !by.isEmpty || every != nil || !`where`.isEmpty || !share.isEmpty
    if isAsked || histogram || grievances {
      throw ValidationError(
        "--measure, --by, --every, --where, --share, --histogram and --grievances go with --view")
    }
  }

  /// Answers the question about a view.
  func answer(
    about view: AnyProjection, in period: Period?, _ ledger: Ledger, _ options: LedgerOptions,
    _ asOf: AsOfOptions
  ) throws {
    let description = try asking { () throws(BadQuery) in
      try view.measures.measure(named: measure)
    }
    if let trait = trait(description, view) {
      return try answer(by: trait, of: description, view, in: period, ledger, options, asOf)
    }
    let describing = BuiltInViews.all.describing(view)
    let filters = try conditions(`where`, of: "--where")
    let shares = try conditions(share, of: "--share")
    let query = try asking { () throws(BadQuery) in
      try MeasureQuery(
        description, attributes: describing?.attributes ?? [], period: period, by: names,
        every: every, where: filters, share: shares)
    }
    if histogram, description.unit == nil {
      throw Failure(
        .usage,
        "the measure \(description.name) counts no days, so it has no histogram; see grm kpi --list"
      )
    }
    let figures = try figures(query, view, describing, ledger, options, asOf, listing: grievances)
    let listing = KPIListing(figures, of: view.name, histogram: histogram)
    switch options.format {
    case .json: try Output.line(listing.json.text)
    case .csv: try write(listing.csvRows)
    default: try Output.write(listing.text(Output.style))
    }
  }

  private var names: [String] {
    by.flatMap { $0.split(separator: ",").map(String.init) }
  }

  private func asking<Answer>(_ ask: () throws(BadQuery) -> Answer) throws -> Answer {
    do { return try ask() } catch {
      throw Failure(.usage, "\(error); see grm kpi --list")
    }
  }

  /// A period is asked as it stood at its end, which takes a replay; what stands now is stored.
  private func figures(
    _ query: MeasureQuery, _ view: AnyProjection, _ describing: AnyProjection?, _ ledger: Ledger,
    _ options: LedgerOptions, _ asOf: AsOfOptions, listing: Bool
  ) throws -> KPIFigures {
    if asOf.asOf == nil, query.period == nil, let store = try StoredViews.open(options) {
      return try view.figures(
        query, describedBy: describing, from: ledger.log, store, listing: listing)
    }
    return try view.figures(
      query, describedBy: describing, from: ledger.log, known: asOf.known(in: ledger),
      listing: listing)
  }

  private func conditions(
    _ texts: [String], of option: String
  ) throws -> [(name: String, value: String)] {
    try texts.map { text in
      guard let equals = text.firstIndex(of: "=") else {
        throw Failure(.usage, "\(option) takes a name and a value, such as channel=email")
      }
      return (String(text[..<equals]), String(text[text.index(after: equals)...]))
    }
  }

  private func write(_ rows: [[String]]) throws {
    let writer = CSVWriter(defusesFormulas: true)
    for row in rows { try Output.write(writer.line(row)) }
  }
}

extension KPIQuestion {
  /// The personal characteristic that is asked for, unless the measure itself counts by that name.
  private func trait(_ measure: MeasureDescription, _ view: AnyProjection) -> Trait? {
    guard BuiltInViews.all.describing(view) != nil else { return nil }
    let own = measure.dimensions.map(\.name)
    return names.filter { !own.contains($0) }.lazy.compactMap(Trait.init).first
  }

  private func answer(
    by trait: Trait, of measure: MeasureDescription, _ view: AnyProjection, in period: Period?,
    _ ledger: Ledger, _ options: LedgerOptions, _ asOf: AsOfOptions
  ) throws {
    guard names.count == 1, `where`.isEmpty, share.isEmpty, !grievances, !histogram else {
      throw Failure(
        .usage,
        "by \(trait.rawValue), figures are shown alone, so that nobody can be found in them; leave "
          + "out other --by, --where, --share, --grievances and --histogram")
    }
    let query = try asking { () throws(BadQuery) in
      try MeasureQuery(measure, period: period, every: every)
    }
    if let objection = TraitFigures.objection(to: query) { throw Failure(.usage, objection) }
    try ledger.requireKeys()
    let figures = try figures(query, view, nil, ledger, options, asOf, listing: true)
    let answer = try TraitFigures(trait, of: figures, from: ledger.log)
    switch options.format {
    case .json: try Output.line(answer.json(of: view.name).text)
    case .csv: try write(answer.csvRows)
    default: try Output.write(answer.text(of: view.name, Output.style))
    }
  }
}
