public import EventLog
internal import Facts
internal import Grievances
internal import LMDB
internal import Seal

/// What bringing a view up to the log took.
public enum CatchUp: Sendable, Hashable {
  /// It was there already.
  case current
  /// So many new facts were taken in.
  case advanced(facts: UInt64)
  /// It was made anew, because it was missing, of another version, or not of this log.
  case rebuilt
  /// It cannot go on past a fact; what came before has been taken in.
  case stopped(UnreadableFact)
}

extension ViewStore {
  /// As many facts are taken in by one transaction.
  private static let batch: UInt64 = 10_000

  /// Brings views up to the log as it stands now, in one pass for all that are equally far: each new
  /// fact is read once. Costs time in proportion to the new facts and the histories of the subjects
  /// they are about; a new calendar or policy fact looks at every row of the views that use the rules.
  /// - Returns: what it took, in the order of the views.
  @discardableResult
  public func catchUp(_ views: [AnyProjection], with log: EventLog) throws -> [CatchUp] {
    var results: [CatchUp] = views.map { _ in .current }
    let size = try log.read { $0.size }
    var missing: [Int] = []
    for (index, view) in views.enumerated() {
      if try isMissing(view, log, size: size) {
        missing.append(index)
      } else if let stop = try checkpoint(of: view.name)?.stop {
        results[index] = .stopped(stop)
      }
    }
    let kept = views.indices.filter { !missing.contains($0) }
    for (index, result) in try advance(kept.map { ($0, views[$0]) }, through: size, log) {
      if result == .rebuilt { missing.append(index) }
      results[index] = result
    }
    if !missing.isEmpty {
      try inTurnToRebuild {
        // Who had the turn before may have made them.
        let left = try missing.filter {
          try results[$0] == .rebuilt || isMissing(views[$0], log, size: size)
        }
        if !left.isEmpty { _ = try rebuildInTurn(left.map { views[$0] }, from: log) }
      }
    }
    for index in missing {
      let stop = try checkpoint(of: views[index].name)?.stop
      results[index] = stop.map { .stopped($0) } ?? .rebuilt
    }
    return results
  }

  /// Brings one view up to the log as it stands now.
  @discardableResult
  public func catchUp<P: Projection>(_ projection: P.Type, with log: EventLog) throws -> CatchUp {
    try catchUp([AnyProjection(projection)], with: log)[0]
  }

  /// Whether a view has to be made anew, or that is the quicker way.
  private func isMissing(_ view: AnyProjection, _ log: EventLog, size: UInt64) throws -> Bool {
    guard let checkpoint = try validCheckpoint(view, log) else { return true }
    return size > checkpoint.position + max(Self.batch, size / 4)
  }

  /// The view's checkpoint, if this program's version made it from this very log.
  private func validCheckpoint(
    _ view: AnyProjection, _ log: EventLog
  ) throws -> ViewCheckpoint? {
    guard let checkpoint = try checkpoint(of: view.name), checkpoint.isMade(by: view) else {
      return nil
    }
    return try log.read { try $0.goesOn(from: checkpoint) } ? checkpoint : nil
  }

  /// Takes new facts in, batch by batch.
  /// - Returns: what it took, by the index given; `.rebuilt` where only that helps.
  private func advance(
    _ views: [(index: Int, view: AnyProjection)], through size: UInt64, _ log: EventLog
  ) throws -> [Int: CatchUp] {
    var results: [Int: CatchUp] = [:]
    var waiting = try views.filter { try checkpoint(of: $0.view.name)?.position ?? 0 < size }
    while !waiting.isEmpty {
      let tables = try waiting.map { try self.tables(of: $0.view.name) }
      let step: [Step]
      do {
        step = try advanceOnce(waiting.map(\.view), tables, through: size, log)
      } catch is UnreadableRow {
        // Which view it is does not matter: views are cheap to make anew.
        for (index, _) in waiting { results[index] = .rebuilt }
        return results
      }
      for ((index, _), step) in zip(waiting, step) {
        var facts = step.facts
        if case .advanced(let before)? = results[index] { facts += before }
        results[index] = step.stop.map { .stopped($0) } ?? .advanced(facts: facts)
      }
      waiting = zip(waiting, step).filter { $1.stop == nil && $1.position < size }.map(\.0)
    }
    return results
  }

  private struct Step {
    var facts: UInt64
    var position: UInt64
    var stop: UnreadableFact?
  }

  /// One transaction for all views.
  private func advanceOnce(
    _ views: [AnyProjection], _ tables: [Tables], through size: UInt64, _ log: EventLog
  ) throws -> [Step] {
    try environment.write { transaction in
      try log.read { snapshot in
        var news: [UInt64: News] = [:]
        var steps: [Step] = []
        for (view, tables) in zip(views, tables) {
          // Read inside the transaction: another process may have moved the view meanwhile.
          guard var checkpoint = try transaction.checkpoint(of: view.name, tables) else {
            throw UnreadableRow()
          }
          let position = checkpoint.position
          let end = min(position + Self.batch, size)
          if position < end {
            let own =
              try news[position]
              ?? News(
                since: checkpoint.frontier, through: end, for: views, snapshot, rules)
            news[position] = own
            try view.advance(own, tables, &checkpoint, &transaction)
            try transaction.put(checkpoint, of: view.name, tables)
          }
          steps.append(
            Step(
              facts: checkpoint.position - position, position: checkpoint.position,
              stop: checkpoint.stop))
        }
        return steps
      }
    }
  }
}

extension ViewCheckpoint {
  /// Whether the projection as it is now made the view.
  func isMade(by view: AnyProjection) -> Bool {
    version == view.version && Int(rowByteCount) == view.rowByteCount
  }
}

extension Snapshot {
  /// Beyond this many new facts, the tiles give the root sooner than the facts do.
  private static let hashedAtMost: UInt64 = 4_096

  /// Whether the log that a view was made from goes on in this one. Costs a hash for each new fact, or
  /// one for each tile of 256.
  func goesOn(from checkpoint: ViewCheckpoint) throws -> Bool {
    let position = checkpoint.position
    guard position <= size, checkpoint.frontier.size == position else { return false }
    guard size - position <= Self.hashedAtMost else {
      return try root(at: position) == checkpoint.root
    }
    guard checkpoint.frontier.root == checkpoint.root else { return false }
    var frontier = checkpoint.frontier
    try forEachFact(in: position..<size) { bytes, _ in frontier.append(leaf: Merkle.leaf(bytes)) }
    return frontier.root == head.root
  }
}
