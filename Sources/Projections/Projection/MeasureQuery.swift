internal import Facts
public import Grievances
internal import WorkingDays

/// A question about one measure of a view: in which period, grouped by what, of what only.
public struct MeasureQuery: Sendable {
  public let measure: MeasureDescription
  /// Only what lies in it, and as it stood at its end.
  public let period: Period?
  /// The periods of a trend, each counted apart.
  public let every: TrendInterval?
  /// What is counted apart, in order.
  let grouped: [Part]
  /// What must be so: one of the codes of each.
  private let filters: [Condition]
  /// What is counted as a share of each group; nothing where nothing is asked for.
  private let share: [Condition]

  private typealias Condition = (part: Part, codes: Set<UInt8>)

  /// Something that a cell is counted apart by.
  struct Part: Sendable, Hashable {
    enum Source: Sendable, Hashable {
      /// The cell's own dimension with this number.
      case dimension(Int)
      /// The attribute of the subject with this number.
      case attribute(Int)
    }

    let source: Source
    let description: MeasureDescription.Dimension

    func code(_ cell: Cell, _ attributes: Attributes) -> UInt8 {
      switch source {
      case .dimension(let number): cell[number]
      case .attribute(let number): attributes[number]
      }
    }
  }

  /// - Parameters:
  ///   - attributes: what is known of the subjects, beside what the measure is counted by; of equal
  ///     names the measure's own is taken.
  ///   - groups: names of what to count apart.
  ///   - filters: names, and values that alone are counted; of one name, any of its values.
  ///   - share: names, and values of which the share in each group is counted, likewise.
  /// - Throws: `BadQuery`, which says what there is instead.
  public init(
    _ measure: MeasureDescription, attributes: [MeasureDescription.Dimension] = [],
    period: Period? = nil, by groups: [String] = [], every: TrendInterval? = nil,
    where filters: [(name: String, value: String)] = [],
    share: [(name: String, value: String)] = []
  ) throws(BadQuery) {
    self.measure = measure
    self.period = period
    self.every = every
    if every != nil && measure.day == nil { throw .hasNoDay(measure: measure.name) }
    var grouped: [Part] = []
    for name in groups {
      let part = try Self.part(name, of: measure, attributes)
      if !grouped.contains(part) { grouped.append(part) }
    }
    self.grouped = grouped
    self.filters = try Self.conditions(filters, on: measure, attributes)
    self.share = try Self.conditions(share, on: measure, attributes)
  }

  private static func conditions(
    _ wanted: [(name: String, value: String)], on measure: MeasureDescription,
    _ attributes: [MeasureDescription.Dimension]
  ) throws(BadQuery) -> [Condition] {
    var conditions: [Part: Set<UInt8>] = [:]
    for (name, value) in wanted {
      let part = try part(name, of: measure, attributes)
      let values = part.description.values
      guard let code = values.first(where: { $0.value == value })?.key else {
        throw .noSuchValue(value, of: name, values: values.sorted { $0.key < $1.key }.map(\.value))
      }
      conditions[part, default: []].insert(code)
    }
    return conditions.map { ($0, $1) }
  }

  private static func part(
    _ name: String, of measure: MeasureDescription, _ attributes: [MeasureDescription.Dimension]
  ) throws(BadQuery) -> Part {
    if let number = measure.dimensions.firstIndex(where: { $0.name == name }) {
      return Part(source: .dimension(number), description: measure.dimensions[number])
    }
    guard let number = attributes.firstIndex(where: { $0.name == name }) else {
      throw .noSuchDimension(name, dimensions: measure.names(with: attributes))
    }
    return Part(source: .attribute(number), description: attributes[number])
  }

  /// What the columns of a group's labels are.
  public var titles: [String] {
    (every == nil ? [] : ["period"]) + grouped.map(\.description.name)
  }

  /// Whether the measure's own cells do not tell enough.
  var needsAttributes: Bool {
    (grouped + (filters + share).map(\.part)).contains {
      if case .attribute = $0.source { true } else { false }
    }
  }

  /// Whether a cell of a subject with these attributes is among those asked for.
  func picks(_ cell: Cell, _ attributes: Attributes) -> Bool {
    cell.measure == measure.number && isInPeriod(cell)
      && filters.allSatisfy { $0.codes.contains($0.part.code(cell, attributes)) }
  }

  /// Whether shares are asked for.
  public var hasShare: Bool { !share.isEmpty }

  /// Whether a cell that is picked belongs to the share of its group.
  func sharesIn(_ cell: Cell, _ attributes: Attributes) -> Bool {
    hasShare && share.allSatisfy { $0.codes.contains($0.part.code(cell, attributes)) }
  }

  private func isInPeriod(_ cell: Cell) -> Bool { period.map { lies(cell, in: $0) } ?? true }

  /// Whether a cell of the measure counts in a period. A measure without a day is as it stood at the
  /// period's end.
  public func lies(_ cell: Cell, in period: Period) -> Bool {
    measure.day == nil || period.contains(cell.day) || measure.isPending(cell)
  }
}

extension MeasureDescription {
  /// What the measure can be asked by: what its cells are counted by, and attributes of the subjects.
  public func names(with attributes: [Dimension]) -> [String] {
    let own = dimensions.map(\.name)
    return own + attributes.map(\.name).filter { !own.contains($0) }
  }

  /// Whether a cell has not come to its day yet, and so belongs to every period.
  func isPending(_ cell: Cell) -> Bool { countsPending && cell.day == .distantFuture }
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
