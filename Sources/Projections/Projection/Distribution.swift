/// How often each value of a histogram occurs, and what can be said of it.
public struct Distribution: Sendable, Hashable {
  public private(set) var histogram: [Int: Int] = [:]

  public init() {}

  public mutating func add(_ value: Int, count: Int = 1) {
    guard count != 0 else { return }
    histogram[value, default: 0] += count
  }

  public var count: Int { histogram.values.reduce(0, +) }

  public var total: Int { histogram.reduce(0) { $0 + $1.key * $1.value } }

  public var maximum: Int? { histogram.keys.max() }

  /// In ten-thousandths, half rounded up; nil where there is nothing to average.
  public var mean: Decimal4? {
    Decimal4(total, of: count)
  }

  /// The middle value, or the mean of the middle two.
  public var median: Decimal4? {
    let count = count
    guard count > 0, let low = value(atRank: (count - 1) / 2), let high = value(atRank: count / 2)
    else { return nil }
    return Decimal4(tenThousandths: (low + high) * 5_000)
  }

  /// The smallest value that nine tenths do not exceed (nearest rank).
  public var ninetiethPercentile: Int? {
    let count = count
    return count > 0 ? value(atRank: (count * 9 + 9) / 10 - 1) : nil
  }

  /// How often values occur in equal ranges that follow on each other from 0, in their order up to the
  /// largest value: each 1, 2 or 5 times a power of ten wide, so that there are few enough.
  /// - Parameter most: how many ranges there may be.
  public func bars(atMost most: Int = 15) -> [(values: ClosedRange<Int>, count: Int)] {
    guard let maximum else { return [] }
    let width = Self.width(of: maximum, in: most)
    var counts = Array(repeating: 0, count: maximum / width + 1)
    for (value, count) in histogram where value >= 0 { counts[value / width] += count }
    return counts.enumerated().map { ($0 * width...$0 * width + width - 1, $1) }
  }

  private static func width(of maximum: Int, in most: Int) -> Int {
    var power = 1
    while true {
      for width in [power, 2 * power, 5 * power] where maximum / width < most { return width }
      power *= 10
    }
  }

  /// The value at a position of the sorted values, counted from 0.
  private func value(atRank rank: Int) -> Int? {
    var passed = 0
    for value in histogram.keys.sorted() {
      passed += histogram[value] ?? 0
      if passed > rank { return value }
    }
    return nil
  }
}

/// A number with four decimal places at most, held exactly so that it prints the same everywhere.
public struct Decimal4: Sendable, Hashable, CustomStringConvertible {
  public let tenThousandths: Int

  public init(tenThousandths: Int) { self.tenThousandths = tenThousandths }

  /// A quotient of two numbers that are not negative, half rounded up; nil of nothing.
  public init?(_ part: Int, of whole: Int) {
    guard whole > 0 else { return nil }
    tenThousandths = (2 * 10_000 * part + whole) / (2 * whole)
  }

  /// The nearest whole number, half up; for numbers that are not negative.
  public var rounded: Int { (tenThousandths + 5_000) / 10_000 }

  /// Without trailing zeros: `0.2222`, `1.5`, `3`.
  public var description: String {
    let sign = tenThousandths < 0 ? "-" : ""
    let (whole, rest) = tenThousandths.magnitude.quotientAndRemainder(dividingBy: 10_000)
    guard rest != 0 else { return "\(sign)\(whole)" }
    var digits = String(rest)
    digits = String(repeating: "0", count: 4 - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    return "\(sign)\(whole).\(digits)"
  }
}
