internal import Grievances
internal import WorkingDays

extension MeasureQuery {
  /// What is counted together.
  public struct Group: Sendable {
    /// The period, where there is a trend, then the value of each dimension that is counted apart.
    public let labels: [String]
    public internal(set) var count = 0
    /// How many of them belong to the share that was asked for.
    public internal(set) var part = 0
    /// Of a measure that has a unit.
    public internal(set) var distribution: Distribution?

    /// From 0 to 1; nil where nothing was counted.
    public var share: Decimal4? { Decimal4(part, of: count) }
  }

  /// The groups of cells that are counted by all that is asked for, in the order of their periods and
  /// codes; one even where nothing is counted and nothing is grouped.
  public func groups(_ cells: Cells) -> [Group] {
    var groups = MeasureGroups(self)
    cells.walk { cell, sum in
      if picks(cell, Attributes()) { groups.add(cell, Int(sum), Attributes()) }
    }
    return groups.finished()
  }
}

/// The groups of an answer, while they are being counted.
struct MeasureGroups {
  private let query: MeasureQuery
  private var counted: [Key: Counted] = [:]

  /// What tells two groups apart, in the order in which they are shown.
  private struct Key: Hashable, Comparable {
    /// The number of the interval; nil where there is no trend, the largest where there is no day.
    var interval: Int?
    var codes: [UInt8]

    static func < (left: Self, right: Self) -> Bool {
      guard left.interval == right.interval else {
        return left.interval ?? 0 < right.interval ?? 0
      }
      return left.codes.lexicographicallyPrecedes(right.codes)
    }
  }

  private struct Counted {
    var count = 0
    var part = 0
    var distribution = Distribution()
  }

  private static let noDay = Int.max

  init(_ query: MeasureQuery) { self.query = query }

  mutating func add(_ cell: Cell, _ weight: Int, _ attributes: Attributes) {
    let interval = query.every.map {
      cell.day == .distantFuture ? Self.noDay : $0.number(of: cell.day)
    }
    let key = Key(
      interval: interval, codes: query.grouped.map { $0.code(cell, attributes) })
    var group = counted[key] ?? Counted()
    group.count += weight
    if query.sharesIn(cell, attributes) { group.part += weight }
    if query.measure.unit != nil { group.distribution.add(Int(cell.bucket), count: weight) }
    counted[key] = group
  }

  /// Of a trend also the periods in which nothing was counted.
  func finished() -> [MeasureQuery.Group] {
    var all = counted
    if query.titles.isEmpty { all[Key(codes: []), default: Counted()].count += 0 }
    for key in quiet { all[key] = Counted() }
    return all.sorted { $0.key < $1.key }.map { key, counted in
      MeasureQuery.Group(
        labels: labels(key), count: counted.count, part: counted.part,
        distribution: query.measure.unit == nil ? nil : counted.distribution)
    }
  }

  /// Between the first and the last period of a trend, what occurs in one and not in another.
  private var quiet: [Key] {
    let numbers = counted.keys.compactMap(\.interval).filter { $0 != Self.noDay }
    let bounds = query.period.flatMap { period in
      query.every.map { ($0.number(of: period.from), $0.number(of: period.through)) }
    }
    guard query.every != nil,
      let first = bounds?.0 ?? numbers.min(), let last = bounds?.1 ?? numbers.max()
    else { return [] }
    let codes = query.grouped.isEmpty ? [[]] : Set(counted.keys.map(\.codes))
    return (first...last).flatMap { number in codes.map { Key(interval: number, codes: $0) } }
      .filter { counted[$0] == nil }
  }

  private func labels(_ key: Key) -> [String] {
    let codes = zip(key.codes, query.grouped).map { $1.description.label($0) }
    guard let every = query.every, let interval = key.interval else { return codes }
    return [label(interval, every)] + codes
  }

  /// A period that the one asked for cuts off is named by the days that are left of it.
  private func label(_ number: Int, _ every: TrendInterval) -> String {
    guard number != Self.noDay, let whole = every.period(number) else {
      return query.measure.countsPending ? "not yet" : "no day"
    }
    guard let asked = query.period else { return whole.description }
    let part = Period(
      from: max(whole.from, asked.from), through: min(whole.through, asked.through))
    return (part?.from == whole.from && part?.through == whole.through ? whole : part)?
      .description ?? whole.description
  }
}
