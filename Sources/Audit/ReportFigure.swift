internal import DueList
internal import Grievances
internal import KPICounts
internal import Projection
internal import ResolutionTimes

/// A figure of the report that leads back to grievances: where it stands, in which part of the report,
/// and what it counts of which projection.
public struct ReportFigure: Sendable {
  /// Where it stands in the report, such as `by_channel.email` or `total.working_days.mean`.
  public let path: String
  let part: Part
  let source: Source
  private let sum: FigureSum
  /// Whether it is not itself a sum, but is made of the grievances of one: a mean, a limit.
  public let isDerived: Bool

  /// The parts of a report that have figures, each of a period of its own.
  enum Part: String, CaseIterable {
    case own = ""
    case previous = "previous."
    case total = "total."
  }

  /// The projection that it counts.
  enum Source { case counts, times, due }

  private init(
    _ part: Part, _ source: Source, _ sum: FigureSum, derivedAs name: String? = nil
  ) {
    path = part.rawValue + (name ?? sum.path)
    self.part = part
    self.source = source
    self.sum = sum
    isDerived = name != nil
  }

  /// What a grievance adds.
  func amount(_ tallies: GrievanceTallies, in period: Period) -> Int {
    sum.amount(tallies[source], in: period)
  }

  /// The counts of a grievance that belong to the figure.
  func counts(_ tallies: GrievanceTallies, in period: Period) -> [Tally.Count] {
    sum.counts(tallies[source], in: period)
  }
}

extension ReportFigure {
  /// Every figure that leads back to grievances.
  public static let all: [ReportFigure] = Part.allCases.flatMap { part in
    let own = part == .own ? ownSums : []
    let sums =
      own + KPICounts.sums.map { (.counts, $0) } + ResolutionTimes.sums.map { (.times, $0) }
    let derived = ResolutionTimes.derived.sorted { $0 < $1 }.compactMap { name, base in
      ResolutionTimes.sums.first { $0.path == base }.map {
        ReportFigure(part, .times, $0, derivedAs: name)
      }
    }
    return sums.map { ReportFigure(part, $0, $1) } + derived
  }

  private static let ownSums: [(Source, FigureSum)] =
    KPICounts.ownSums.map { (.counts, $0) } + DueList.ownSums.map { (.due, $0) }

  /// The figure at a path; nil where there is none.
  public init?(_ path: String) {
    guard let figure = Self.all.first(where: { $0.path == path }) else { return nil }
    self = figure
  }

  /// What stands for that which is no figure itself, such as the day that a part begins on: the days on
  /// which its grievances were received.
  static func received(in part: Part) -> ReportFigure {
    ReportFigure(part, .counts, KPICounts.receivedSum, derivedAs: "received")
  }

  /// The paths that are most like one that does not exist.
  public static func paths(near path: String) -> [String] {
    let words = Set(path.split(separator: ".").map(String.init))
    let scored = all.map { figure in
      let own = figure.path.split(separator: ".").map(String.init)
      let shared = own.filter { word in words.contains { $0 == word || $0.hasPrefix(word) } }.count
      return (path: figure.path, score: 2 * shared - abs(own.count - words.count))
    }
    let best = scored.map(\.score).max() ?? 0
    return scored.filter { $0.score == best }.prefix(12).map(\.path)
  }
}
