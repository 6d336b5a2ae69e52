internal import ArgumentParser
internal import Documents
internal import Facts
internal import Ledger
internal import Projection
internal import Reporting

struct RebuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild",
    abstract: "Make views anew by replaying the log.",
    discussion: """
      Readers see the old views until the new ones are committed whole.

      Example:
        grm rebuild stage-timelines resolution-times
      """)

  @OptionGroup var options: LedgerOptions

  @Argument(help: "The views; all where none is named.")
  var views: [String] = []

  func validate() throws { try options.checkFormat([.text, .json]) }

  func run() throws {
    let projections = try BuiltInViews.named(views)
    let ledger = try options.open(.reading)
    guard let store = try StoredViews.open(options) else {
      throw Failure(
        .cannotCreate,
        "the views of \(options.ledgerDirectory) cannot be written; check permissions")
    }
    let clock = ContinuousClock()
    let start = clock.now
    let pending = projections.map { $0.begin() }
    let progress = ProgressLine("facts")
    let reading = try Replay.run(
      ledger.log, into: pending.map(\.fold), progress: { progress.show($0, of: $1) })
    progress.end()
    let folded = clock.now
    let rows = try pending.map { try $0.store(in: store) }
    try report(
      reading, Array(zip(projections, rows)), folding: folded - start, all: clock.now - start)
  }

  private func report(
    _ reading: Reading, _ views: [(AnyProjection, rows: Int)], folding: Duration, all: Duration
  ) throws {
    for notice in reading.notices { Output.error("\(notice)") }
    switch options.format {
    case .json:
      let json: JSON = [
        "facts": .integer(Int(clamping: reading.cut.known)),
        "fold_seconds": .decimal(folding.decimal), "seconds": .decimal(all.decimal),
        "views": .array(
          views.map { view, rows in
            [
              "name": JSON(view.name), "version": .integer(Int(view.version)),
              "rows": .integer(rows),
            ]
          }),
      ]
      try Output.line(json.text)
    default:
      var table = TextTable([("view", .left), ("version", .right), ("rows", .right)])
      for (view, rows) in views { table.add([view.name, String(view.version), String(rows)]) }
      try Output.write(table.text)
      try Output.line(
        "\(reading.cut.known) facts folded in \(folding.decimal) s, stored after \(all.decimal) s")
    }
  }
}

extension Duration {
  /// In seconds, to four places.
  var decimal: Decimal4 {
    let (seconds, attoseconds) = components
    return Decimal4(
      tenThousandths: Int(seconds) * 10_000 + Int(attoseconds / 100_000_000_000_000))
  }
}
