internal import ArgumentParser
internal import BuiltInViews
internal import Documents
internal import Facts
internal import Foundation
internal import LMDB
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
        grm views --follow
      """)

  @OptionGroup var options: LedgerOptions

  @Flag(help: "Keeps the views up with the log, and tells each position, until Ctrl-C.")
  var follow = false

  func validate() throws { try options.checkFormat([.text, .json]) }

  func run() throws {
    let ledger = try options.open(.reading)
    let store = try StoredViews.open(options)
    if follow { return try follow(ledger, store) }
    let size = try ledger.log.size()
    let views = try BuiltInViews.all.map { view in
      (view, try store.flatMap { try $0.checkpoint(of: view.name) })
    }
    switch options.format {
    case .json:
      for (view, checkpoint) in views {
        try Output.line(Self.json(view, checkpoint, size).text)
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

  private static func json(
    _ view: AnyProjection, _ checkpoint: ViewCheckpoint?, _ size: UInt64
  ) -> JSON {
    [
      "name": JSON(view.name), "version": .integer(Int(view.version)),
      "stored_version": JSON(checkpoint.map { Int($0.version) }),
      "position": JSON(checkpoint.map { Int(clamping: $0.position) }),
      "rows": JSON(checkpoint.map { Int(clamping: $0.rows) }),
      "facts": .integer(Int(clamping: size)),
      "stopped": JSON(checkpoint?.stop?.description),
      "stopped_at": json(checkpoint?.stop),
    ]
  }

  private static func json(_ stop: UnreadableFact?) -> JSON {
    guard let stop else { return .null }
    return [
      "sequence": .integer(Int(clamping: stop.sequence.rawValue)), "kind": .string(stop.kindName),
      "reason": .string("\(stop.reason)"),
    ]
  }

  private static func cells(
    _ view: AnyProjection, _ checkpoint: ViewCheckpoint?, _ size: UInt64
  ) -> [String] {
    let state =
      switch checkpoint {
      case nil: "never made"
      case let checkpoint? where checkpoint.version != view.version:
        "made by version \(checkpoint.version): will be rebuilt"
      case let checkpoint? where checkpoint.stop != nil:
        "stopped: \(checkpoint.stop?.description ?? "")"
      case let checkpoint? where checkpoint.position < size: "behind: will catch up when read"
      default: "current"
      }
    return [
      view.name, String(view.version), checkpoint.map { String($0.position) } ?? "", String(size),
      checkpoint.map { String($0.rows) } ?? "", state,
    ]
  }

  /// Looks for new facts ten times a second, from whichever process they come.
  private func follow(_ ledger: Ledger, _ store: ViewStore?) throws {
    guard let store else {
      throw Failure(
        .cannotCreate,
        "the views of \(options.ledgerDirectory) cannot be written; check permissions")
    }
    let interruption = Interruption()
    var last: UInt64?
    while !interruption.isAsked {
      let size = try ledger.log.size()
      if size != last, let taken = try catchUp(ledger, store) {
        last = size
        try tell(size, taken)
      } else {
        Thread.sleep(forTimeInterval: 0.1)
      }
    }
  }

  /// nil where another process is at the views just now: whoever follows can wait.
  private func catchUp(_ ledger: Ledger, _ store: ViewStore) throws -> [CatchUp]? {
    do {
      return try store.catchUp(BuiltInViews.all, with: ledger.log)
    } catch is RebuildOvertaken {
      return nil
    } catch LMDBError.busy {
      return nil
    }
  }

  private func tell(_ size: UInt64, _ taken: [CatchUp]) throws {
    let stopped = zip(BuiltInViews.all, taken).compactMap { view, taken -> (String, String)? in
      guard case .stopped(let fact) = taken else { return nil }
      return (view.name, fact.description)
    }
    switch options.format {
    case .json:
      let json: JSON = [
        "position": .integer(Int(clamping: size)),
        "stopped": .object(stopped.map { JSON.Member(key: $0, value: .string($1)) }),
      ]
      try Output.line(json.text)
    default:
      let notes = stopped.map { "; \($0) stopped: \($1)" }.joined()
      try Output.line("\(size) facts taken in\(notes)")
    }
  }
}
