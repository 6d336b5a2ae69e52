public import EventLog
public import Facts
internal import Grievances

/// The answer to a question about a measure.
public struct KPIFigures: Sendable {
  public let query: MeasureQuery
  /// The number of facts that are known.
  public let position: UInt64
  public let groups: [MeasureQuery.Group]
  /// What each subject adds, in the order of the subjects; nil unless asked for.
  public let contributions: [Contribution]?

  /// The cells of one subject that the question picks.
  public struct Contribution: Sendable {
    public let subject: Subject
    public let counts: [Tally.Count]
  }

  /// What stands behind the figures, in order; nil unless asked for.
  public var subjects: [Subject]? { contributions?.map(\.subject) }
}

extension RowSource {
  /// Answers a question. Costs a look at every cell; where the subjects or their attributes are asked
  /// for, a tally of every row instead.
  func figures(
    _ query: MeasureQuery, _ rules: Rules, listing: Bool, _ attributes: SubjectAttributes?
  ) throws -> KPIFigures {
    guard listing || query.needsAttributes else {
      return KPIFigures(
        query: query, position: position, groups: query.groups(try cells()), contributions: nil)
    }
    var attributes = attributes
    var groups = MeasureGroups(query)
    var contributions: [KPIFigures.Contribution] = []
    var tally = Tally()
    try forEachRow { subject, row in
      tally.removeAll()
      P.tally(row, rules, into: &tally)
      let known = attributes?.attributes(of: subject) ?? Attributes()
      let counts = tally.counts.filter { query.picks($0.cell, known) }
      for count in counts { groups.add(count.cell, Int(count.weight), known) }
      if listing && !counts.isEmpty {
        contributions.append(KPIFigures.Contribution(subject: subject, counts: counts))
      }
      return true
    }
    return KPIFigures(
      query: query, position: position, groups: groups.finished(),
      contributions: listing ? contributions : nil)
  }
}

extension View {
  /// Answers a question by what the view says itself.
  public func figures(_ query: MeasureQuery, listing: Bool = false) throws -> KPIFigures {
    try figures(
      query, reading.rules, listing: listing,
      query.needsAttributes ? SubjectAttributes(self) : nil)
  }
}

extension AnyProjection {
  /// Answers a question from a replay with a cut: with the query's period, what had happened by its
  /// end, as known then.
  /// - Parameter describing: whose attributes the query has.
  public func figures(
    _ query: MeasureQuery, describedBy describing: AnyProjection? = nil, from log: EventLog,
    known: UInt64, listing: Bool = false
  ) throws -> KPIFigures {
    try replayed(query, describing, log, known, listing)
  }

  /// Answers a question about now from the stored view, which is brought up to the log first.
  /// - Parameter describing: whose attributes the query has.
  public func figures(
    _ query: MeasureQuery, describedBy describing: AnyProjection? = nil, from log: EventLog,
    _ store: ViewStore, listing: Bool = false
  ) throws -> KPIFigures {
    let attributes =
      query.needsAttributes ? try describing?.storedAttributes(log, store) : nil
    let figures = try stored(query, attributes, log, store, listing)
    if attributes.map({ $0.position == figures.position }) ?? true { return figures }
    // Facts were recorded between the two readings.
    return try replayed(query, describing, log, figures.position, listing)
  }

  typealias Replayed =
    @Sendable (MeasureQuery, AnyProjection?, EventLog, UInt64, Bool) throws -> KPIFigures
  typealias Stored =
    @Sendable (MeasureQuery, SubjectAttributes?, EventLog, ViewStore, Bool) throws -> KPIFigures

  static func replayed<P: Projection>(
    _ begin: @escaping @Sendable () -> Fold<P>
  ) -> Replayed {
    { query, describing, log, known, listing in
      let fold = begin()
      let described = query.needsAttributes ? describing?.begin() : nil
      let cut = Cut(known: known, through: query.period?.through ?? .distantFuture)
      let window = query.period.map { Window(from: $0.from) } ?? .all
      let reading = try Replay.run(
        log, cut: cut, window: window, into: [fold] + (described.map { [$0] } ?? []))
      return try fold.view().figures(
        query, reading.rules, listing: listing, described?.attributes())
    }
  }

  static func stored<P: Projection>(_ projection: P.Type) -> Stored {
    { query, attributes, log, store, listing in
      try store.view(of: P.self, log) { view in
        let rules = try log.read { try store.rules.rules($0, known: view.position) }
        return try view.figures(query, rules, listing: listing, attributes)
      }
    }
  }
}
