/// In how many of a thousand cases something happens.
public struct Share: Sendable, Hashable {
  public let perMille: Int

  /// - Parameter perMille: 0...1000.
  public init(perMille: Int) { self.perMille = perMille }

  public static func percent(_ percent: Int) -> Share { Share(perMille: 10 * percent) }
}

/// Values of which some are drawn more often than others.
struct Mix<Value: Sendable>: Sendable {
  let others: [(Value, weight: Int)]
  /// Drawn when none of the others is.
  let last: Value
  let total: Int

  init(_ others: [(Value, weight: Int)], last: Value, weight: Int) {
    self.others = others
    self.last = last
    total = others.reduce(weight) { $0 + $1.weight }
  }
}
