public import Grievances

/// What the cells of a measure count, in words: for whoever asks for figures without knowing the
/// projection.
public struct MeasureDescription: Sendable, Hashable {
  /// The number that the cells carry.
  public let number: UInt16
  /// In lower case with hyphens.
  public let name: String
  /// What the dimensions of its cells are, in order.
  public let dimensions: [Dimension]
  /// What the day of a cell is, such as `received`; nil where its cells have none.
  public let day: String?
  /// What the bucket of a cell counts, such as `working days`: the measure is then a distribution.
  public let unit: String?
  /// Whether cells on the distant future stand for what has not come to its day yet, such as a
  /// resolution: every period has them, as they stand at its end.
  public let countsPending: Bool

  public init(
    _ number: UInt16, _ name: String, by dimensions: Dimension..., day: String? = nil,
    unit: String? = nil, countsPending: Bool = false
  ) {
    self.number = number
    self.name = name
    self.dimensions = dimensions
    self.day = day
    self.unit = unit
    self.countsPending = countsPending
  }

  /// Something that is counted apart by its codes.
  public struct Dimension: Sendable, Hashable {
    public let name: String
    /// The name of each code.
    public let values: [UInt8: String]

    public init(_ name: String, values: [UInt8: String]) {
      self.name = name
      self.values = values
    }

    /// A dimension whose codes have names.
    public init<C: Code>(_ name: String, _ codes: C.Type) {
      let values = codes.allCases.map { ($0.rawValue, $0.name) }
      self.init(name, values: Dictionary(uniqueKeysWithValues: values))
    }

    /// The name of a code, or its number where it has none.
    public func label(_ code: UInt8) -> String { values[code] ?? String(code) }
  }
}
