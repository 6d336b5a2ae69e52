internal import ArgumentParser
internal import Documents
internal import Facts
internal import Ledger
internal import Projection
internal import Reporting

struct ViewsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "views",
    abstract: "The stored views, with version and position.",
    discussion: """
      Example:
        grm views
      """)

  @OptionGroup var options: LedgerOptions

  func validate() throws { try options.checkFormat([.text, .json]) }

  func run() throws {
    let ledger = try options.open(.reading)
    let size = try ledger.log.read { $0.size }
    let store = try StoredViews.open(options)
    let views = try BuiltInViews.all.map { view in
      (view, try store.flatMap { try view.checkpoint(in: $0) })
    }
    switch options.format {
    case .json:
      for (view, checkpoint) in views {
        let json: JSON = [
          "name": JSON(view.name), "version": .integer(Int(view.version)),
          "stored_version": JSON(checkpoint.map { Int($0.version) }),
          "position": JSON(checkpoint.map { Int(clamping: $0.position) }),
          "rows": JSON(checkpoint.map { Int(clamping: $0.rows) }),
          "facts": .integer(Int(clamping: size)),
        ]
        try Output.line(json.text)
      }
    default:
      var table = TextTable([
        ("view", .left), ("version", .right), ("position", .right), ("of facts", .right),
        ("rows", .right), ("", .left),
      ])
      for (view, checkpoint) in views {
        table.add(Self.cells(view, checkpoint, size))
      }
      try Output.write(table.text)
    }
  }

  private static func cells(
    _ view: AnyProjection, _ checkpoint: ViewCheckpoint?, _ size: UInt64
  ) -> [String] {
    let state =
      switch checkpoint {
      case nil: "never made"
      case let checkpoint? where checkpoint.version != view.version:
        "made by version \(checkpoint.version): will be rebuilt"
      case let checkpoint? where checkpoint.position < size: "behind: will catch up when read"
      default: "current"
      }
    return [
      view.name, String(view.version), checkpoint.map { String($0.position) } ?? "", String(size),
      checkpoint.map { String($0.rows) } ?? "", state,
    ]
  }
}
