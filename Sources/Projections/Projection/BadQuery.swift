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
      "the measure \(measure) has no day, so it has no trend; ask for one period at a time"
    }
  }

  private static func list(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.joined(separator: ", ")
  }
}
