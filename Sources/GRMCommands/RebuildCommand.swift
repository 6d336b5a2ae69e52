internal import ArgumentParser
internal import Documents
internal import Facts
internal import Ledger
internal import Projection
internal import Reporting

struct RebuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild",
    abstract: "Make views anew by replaying the log, or check them against a replay.",
    discussion: """
      Readers see the old views until the new ones are committed whole; Ctrl-C leaves the old ones. \
      With --check nothing is changed: the log is replayed beside the stored views, and the first \
      difference of each is named.

      Example:
        grm rebuild stage-timelines resolution-times
        grm rebuild --check
      """)

  @OptionGroup var options: LedgerOptions

  @Flag(help: "Compares the stored views with a replay and changes nothing.")
  var check = false

  @Argument(help: "The views; all where none is named.")
  var views: [String] = []

  func validate() throws { try options.checkFormat([.text, .json]) }

  func run() throws {
    let projections = try NamedViews.named(views)
    let ledger = try options.open(.reading)
    guard let store = try StoredViews.open(options) else {
      throw Failure(
        .cannotCreate,
        "the views of \(options.ledgerDirectory) cannot be written; check permissions")
    }
    if check { return try compare(projections, store, ledger) }
    let start = ContinuousClock.now
    let rebuilt = try LongWork.run(
      "facts", behind: "writing the views",
      ifInterrupted: "the views are as they were before"
    ) {
      try store.rebuild(projections, from: ledger.log, progress: $0)
    }
    try report(rebuilt, projections, all: ContinuousClock.now - start)
  }

  private func compare(_ views: [AnyProjection], _ store: ViewStore, _ ledger: Ledger) throws {
    let differences = try LongWork.run(
      "facts", behind: "comparing the views", ifInterrupted: "nothing was changed"
    ) {
      try store.differences(views, from: ledger.log, progress: $0)
    }
    for (view, difference) in zip(views, differences) {
      switch options.format {
      case .json:
        let json: JSON = [
          "name": JSON(view.name), "ok": .bool(difference == nil), "difference": JSON(difference),
        ]
        try Output.line(json.text)
      default: try Output.line(difference?.description ?? "the view \(view.name) is as a replay")
      }
    }
    guard differences.allSatisfy({ $0 == nil }) else {
      throw Failure(.no, "stored views differ from a replay; grm rebuild makes them anew")
    }
  }

  private func report(
    _ rebuilt: ViewStore.Rebuilt, _ projections: [AnyProjection], all: Duration
  ) throws {
    let reading = rebuilt.reading
    for notice in reading.notices { Output.error("\(notice)") }
    switch options.format {
    case .json:
      let json: JSON = [
        "facts": .integer(Int(clamping: reading.cut.known)),
        "fold_seconds": .decimal(rebuilt.folding.decimal), "seconds": .decimal(all.decimal),
        "views": .array(
          zip(projections, rebuilt.rows).map { view, rows in
            [
              "name": JSON(view.name), "version": .integer(Int(view.version)),
              "rows": .integer(rows), "row_bytes": .integer(view.rowByteCount),
            ]
          }),
      ]
      try Output.line(json.text)
    default:
      var table = TextTable([("view", .left), ("version", .right), ("rows", .right)])
      for (view, rows) in zip(projections, rebuilt.rows) {
        table.add([view.name, String(view.version), String(rows)])
      }
      try Output.write(table.text)
      try Output.line(
        "\(reading.cut.known) facts folded and rows written in \(rebuilt.folding.decimal) s, all "
          + "done after \(all.decimal) s")
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
