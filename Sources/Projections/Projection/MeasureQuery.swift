internal import Facts
public import Grievances
internal import WorkingDays

/// A question about one measure of a view: in which period, grouped by what, of what only.
public struct MeasureQuery: Sendable {
  public let measure: MeasureDescription
  /// Only cells whose day it holds; for measures that have a day.
  public let period: Period?
  /// The numbers of the dimensions that are counted apart, in order.
  private let grouped: [Int]
  private let every: Interval?
  /// What a dimension must be.
  private let filters: [(dimension: Int, code: UInt8)]

  /// The length of the periods that a trend is shown by.
  public enum Interval: String, Sendable, CaseIterable {
    case month, quarter
    case halfYear = "half-year"
    case year
  }

  /// - Parameters:
  ///   - groups: names of dimensions to count apart.
  ///   - filters: names of dimensions and of the values that alone are counted.
  /// - Throws: `BadQuery`, which says what there is instead.
  public init(
    _ measure: MeasureDescription, period: Period? = nil, by groups: [String] = [],
    every: Interval? = nil, where filters: [(name: String, value: String)] = []
  ) throws(BadQuery) {
    self.measure = measure
    self.period = period
    self.every = every
    if (every != nil || period != nil) && measure.day == nil {
      throw .hasNoDay(measure: measure.name)
    }
    var grouped: [Int] = []
    for name in groups { grouped.append(try Self.dimension(name, of: measure)) }
    self.grouped = grouped
    var wanted: [(dimension: Int, code: UInt8)] = []
    for (name, value) in filters {
      let dimension = try Self.dimension(name, of: measure)
      let values = measure.dimensions[dimension].values
      guard let code = values.first(where: { $0.value == value })?.key else {
        throw .noSuchValue(value, of: name, values: values.sorted { $0.key < $1.key }.map(\.value))
      }
      wanted.append((dimension, code))
    }
    self.filters = wanted
  }

  private static func dimension(_ name: String, of measure: MeasureDescription) throws(BadQuery)
    -> Int
  {
    guard let dimension = measure.dimensions.firstIndex(where: { $0.name == name }) else {
      throw .noSuchDimension(name, dimensions: measure.dimensions.map(\.name))
    }
    return dimension
  }

  /// What the columns of a group's labels are.
  public var titles: [String] {
    (every == nil ? [] : ["period"]) + grouped.map { measure.dimensions[$0].name }
  }

  /// Whether a cell is among those asked for.
  public func picks(_ cell: Cell) -> Bool {
    cell.measure == measure.number && period?.contains(cell.day) ?? true
      && filters.allSatisfy { cell[$0.dimension] == $0.code }
  }

  /// What is counted together.
  public struct Group: Sendable {
    /// The period, where there is a trend, then the value of each dimension that is counted apart.
    public let labels: [String]
    public internal(set) var count = 0
    /// Of a measure that has a unit.
    public internal(set) var distribution: Distribution?
  }

  /// The groups, in the order of their periods and codes; one even where nothing is counted and
  /// nothing is grouped.
  public func groups(_ cells: Cells) -> [Group] {
    var groups: [[Int]: Group] = [:]
    if titles.isEmpty { groups[[]] = empty([]) }
    cells.walk { cell, sum in
      guard picks(cell) else { return }
      let interval = every.map { $0.number(of: cell.day) }
      let key = (interval.map { [$0] } ?? []) + grouped.map { Int(cell[$0]) }
      var group = groups[key] ?? empty(key)
      group.count += Int(sum)
      group.distribution?.add(Int(cell.bucket), count: Int(sum))
      groups[key] = group
    }
    return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }

  private func empty(_ key: [Int]) -> Group {
    let labels = zip(key.suffix(grouped.count), grouped).map { code, dimension in
      measure.dimensions[dimension].label(UInt8(code))
    }
    let period = every.flatMap { every in key.first.map { every.label($0) } }
    return Group(
      labels: (period.map { [$0] } ?? []) + labels,
      distribution: measure.unit == nil ? nil : Distribution())
  }
}

extension MeasureQuery.Interval {
  private var months: Int {
    switch self {
    case .month: 1
    case .quarter: 3
    case .halfYear: 6
    case .year: 12
    }
  }

  /// The interval that holds a day, counted from the year 0.
  fileprivate func number(of day: CivilDay) -> Int { (day.year * 12 + day.month - 1) / months }

  fileprivate func label(_ number: Int) -> String {
    let month = number * months
    let (year, part) = (month / 12, month % 12 / months + 1)
    switch self {
    case .month: return part < 10 ? "\(year)-0\(part)" : "\(year)-\(part)"
    case .quarter: return "\(year)-Q\(part)"
    case .halfYear: return "\(year)-H\(part)"
    case .year: return "\(year)"
    }
  }
}

/// A question that the view has no answer to.
public enum BadQuery: Error, Hashable, CustomStringConvertible {
  case noSuchMeasure(String, measures: [String])
  case noSuchDimension(String, dimensions: [String])
  case noSuchValue(String, of: String, values: [String])
  case hasNoDay(measure: String)

  public var description: String {
    switch self {
    case .noSuchMeasure(let name, let measures):
      "there is no measure '\(name)'; the view has \(Self.list(measures))"
    case .noSuchDimension(let name, let dimensions):
      "the measure is not counted by '\(name)'; it is by \(Self.list(dimensions))"
    case .noSuchValue(let value, let name, let values):
      "'\(value)' is no \(name); there are \(Self.list(values))"
    case .hasNoDay(let measure):
      "the measure \(measure) has no day, so it cannot be asked by period"
    }
  }

  private static func list(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.joined(separator: ", ")
  }
}

extension [MeasureDescription] {
  /// The measure with a name; the first where none is named.
  public func measure(named name: String?) throws(BadQuery) -> MeasureDescription {
    let found = name.map { name in first { $0.name == name } } ?? first
    guard let found else {
      throw .noSuchMeasure(name ?? "of any name", measures: map(\.name))
    }
    return found
  }
}
