public import EventLog
public import Facts
internal import Grievances
internal import LMDB

/// The first thing in which a stored view differs from a replay of the facts that it took in.
public struct ViewDifference: Error, Sendable, Hashable, CustomStringConvertible {
  public let view: String
  public let what: What

  public enum What: Sendable, Hashable {
    case neverMade
    case madeBy(version: UInt32)
    /// The facts that it was made from are not those of this log.
    case otherLog
    /// Something stored cannot be read.
    case damaged
    /// A field of the row of a subject; nil where only one side has a row.
    case row(Subject, field: String?)
    case listed(Subject)
    case cell(Cell, stored: Int64, replayed: Int64)
    case rows(stored: UInt64, replayed: UInt64)
  }

  public var description: String {
    switch what {
    case .neverMade: "the view \(view) has never been made"
    case .madeBy(let version): "the view \(view) was made by version \(version) of its projection"
    case .otherLog: "the view \(view) was made from another log"
    case .damaged: "the view \(view) holds bytes that cannot be read"
    case .row(let subject, let field?): "the view \(view) differs in \(field) of \(subject)"
    case .row(let subject, nil):
      "the view \(view) and a replay do not both have a row of \(subject)"
    case .listed(let subject): "the list of the view \(view) differs at \(subject)"
    case .cell(let cell, let stored, let replayed):
      "the view \(view) counts \(stored) in measure \(cell.measure) on \(cell.day), a replay "
        + "\(replayed)"
    case .rows(let stored, let replayed):
      "the view \(view) says it has \(stored) rows, a replay has \(replayed)"
    }
  }
}

extension ViewStore {
  /// Replays the log beside the stored views, each as far as it has come, and compares.
  ///
  /// Costs one replay for all views that are equally far, and a look at every stored row.
  /// - Parameter progress: told how many facts of how many have been read; may throw to stop.
  /// - Returns: the first difference of each view, in their order; nil where there is none.
  public func differences(
    _ views: [AnyProjection], from log: EventLog,
    progress: (_ done: UInt64, _ of: UInt64) throws -> Void = { _, _ in }
  ) throws -> [ViewDifference?] {
    var found: [ViewDifference?] = views.map { _ in nil }
    var byPosition: [UInt64: [Int]] = [:]
    for (index, view) in views.enumerated() {
      if let what = try unfit(view, log) {
        found[index] = ViewDifference(view: view.name, what: what)
      } else if let checkpoint = try checkpoint(of: view.name) {
        byPosition[checkpoint.position, default: []].append(index)
      }
    }
    for (position, indices) in byPosition.sorted(by: { $0.key < $1.key }) {
      let folds = indices.map { views[$0].begin() }
      _ = try Replay.run(log, cut: Cut(known: position), into: folds, progress: progress)
      for (index, fold) in zip(indices, folds) { found[index] = try fold.difference(from: self) }
    }
    return found
  }

  private func unfit(_ view: AnyProjection, _ log: EventLog) throws -> ViewDifference.What? {
    guard let checkpoint = try checkpoint(of: view.name) else { return .neverMade }
    guard checkpoint.isMade(by: view) else { return .madeBy(version: checkpoint.version) }
    return try log.read { try $0.goesOn(from: checkpoint) } ? nil : .otherLog
  }
}

extension Fold {
  /// Of a view that another process moves on meanwhile nothing is said: it is compared as it was.
  public func difference(from store: ViewStore) throws -> ViewDifference? {
    let view = try folded()
    do {
      return try store.storedView(of: P.self) { stored in
        guard stored.position == view.reading.cut.known else { return nil }
        return try Self.difference(stored, view).map { ViewDifference(view: P.name, what: $0) }
      }
    } catch EventLogError.damaged {
      return ViewDifference(view: P.name, what: .damaged)
    }
  }

  private static func difference(
    _ stored: StoredView<P>, _ view: View<P>
  ) throws -> ViewDifference.What? {
    guard stored.checkpoint.rows == UInt64(view.rows.count) else {
      return .rows(stored: stored.checkpoint.rows, replayed: UInt64(view.rows.count))
    }
    return try rowDifference(stored, view) ?? listDifference(stored, view)
      ?? cellDifference(stored.cells(), try view.cells())
  }

  private static func rowDifference(
    _ stored: StoredView<P>, _ view: View<P>
  ) throws -> ViewDifference.What? {
    var next = 0
    var found: ViewDifference.What?
    try stored.forEachRow { subject, row in
      guard next < view.rows.count, view.subjects[next] == subject else {
        found = .row(
          next < view.rows.count ? min(subject, view.subjects[next]) : subject, field: nil)
        return false
      }
      if row != view.rows[next] { found = .row(subject, field: row.field(unlike: view.rows[next])) }
      next += 1
      return found == nil
    }
    if found == nil, next < view.rows.count { return .row(view.subjects[next], field: nil) }
    return found
  }

  private static func listDifference(
    _ stored: StoredView<P>, _ view: View<P>
  ) throws -> ViewDifference.What? {
    let expected = try view.tallied().listed.sorted()
    var next = 0
    var found: ViewDifference.What?
    try stored.forEachKey { key, subject in
      let listed = ListedSubject(key: key, subject: subject)
      if next >= expected.count || expected[next] != listed { found = .listed(subject) }
      next += 1
      return found == nil
    }
    if found == nil, next < expected.count { return .listed(expected[next].subject) }
    return found
  }

  private static func cellDifference(_ stored: Cells, _ view: Cells) -> ViewDifference.What? {
    let (stored, view) = (stored.sums, view.sums)
    return Set(stored.keys).union(view.keys).sorted().lazy.compactMap { cell in
      let (left, right) = (stored[cell] ?? 0, view[cell] ?? 0)
      return left == right ? nil : .cell(cell, stored: left, replayed: right)
    }.first
  }
}

extension ProjectionRow {
  /// The first field that differs from that of another row.
  fileprivate func field(unlike other: Self) -> String {
    let fields = zip(Mirror(reflecting: self).children, Mirror(reflecting: other).children)
    let field = fields.first { String(reflecting: $0.value) != String(reflecting: $1.value) }
    let label = field?.0.label ?? "the row"
    return label.hasPrefix("_") ? String(label.dropFirst()) : label
  }
}
