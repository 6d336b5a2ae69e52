public import EventLog
public import Facts
internal import Grievances

/// The answer to a question about a measure.
public struct KPIFigures: Sendable {
  public let query: MeasureQuery
  /// The number of facts that are known.
  public let position: UInt64
  public let groups: [MeasureQuery.Group]
  /// What stands behind the figures, in order; nil unless asked for.
  public let subjects: [Subject]?
}

extension RowSource {
  /// Answers a question. Costs a look at every cell, and for the subjects a tally of every row.
  func figures(
    _ query: MeasureQuery, _ rules: Rules, listing: Bool
  ) throws -> KPIFigures {
    var subjects: [Subject]?
    if listing {
      var found: [Subject] = []
      var tally = Tally()
      try forEachRow { subject, row in
        tally.removeAll()
        P.tally(row, rules, into: &tally)
        if tally.counts.contains(where: { query.picks($0.cell) }) { found.append(subject) }
        return true
      }
      subjects = found
    }
    return KPIFigures(
      query: query, position: position, groups: query.groups(try cells()), subjects: subjects)
  }
}

extension AnyProjection {
  /// Answers a question from a replay with a cut: with the query's period, what had happened by its
  /// end, as known then.
  public func figures(
    _ query: MeasureQuery, from log: EventLog, known: UInt64, listing: Bool = false
  ) throws -> KPIFigures {
    try replayed(query, log, known, listing)
  }

  /// Answers a question about now from the stored view, which is brought up to the log first.
  public func figures(
    _ query: MeasureQuery, from log: EventLog, _ store: ViewStore, listing: Bool = false
  ) throws -> KPIFigures {
    try stored(query, log, store, listing)
  }

  typealias Replayed = @Sendable (MeasureQuery, EventLog, UInt64, Bool) throws -> KPIFigures
  typealias Stored = @Sendable (MeasureQuery, EventLog, ViewStore, Bool) throws -> KPIFigures

  static func replayed<P: Projection>(
    _ begin: @escaping @Sendable () -> Fold<P>
  ) -> Replayed {
    { query, log, known, listing in
      let fold = begin()
      let cut = Cut(known: known, through: query.period?.through ?? .distantFuture)
      let window = query.period.map { Window(from: $0.from) } ?? .all
      let reading = try Replay.run(log, cut: cut, window: window, into: [fold])
      return try fold.view().figures(query, reading.rules, listing: listing)
    }
  }

  static func stored<P: Projection>(_ projection: P.Type) -> Stored {
    { query, log, store, listing in
      try store.view(of: P.self, log) { view in
        let rules = try log.read { try store.rules.rules($0, known: view.position) }
        return try view.figures(query, rules, listing: listing)
      }
    }
  }
}
