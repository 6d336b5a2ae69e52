import LedgerTesting
import Projection
import Testing

/// Median of an even count: mean of the middle two. p90: nearest rank. Means: half up to 4 places.
@Suite struct DistributionTests {
  private func distribution(_ values: [Int]) -> Distribution {
    var distribution = Distribution()
    for value in values { distribution.add(value) }
    return distribution
  }

  @Test func aStatisticOfNothingIsNone() {
    let nothing = Distribution()
    #expect(nothing.count == 0 && nothing.total == 0)
    #expect(nothing.mean == nil && nothing.median == nil)
    #expect(nothing.ninetiethPercentile == nil && nothing.maximum == nil)
  }

  /// Nine resolutions, two of them the next day, as in the first half of 2024.
  @Test func theFiguresOfTheReport() {
    let days = distribution([0, 0, 0, 0, 0, 0, 0, 1, 1])
    #expect(days.count == 9 && days.total == 2 && days.maximum == 1)
    #expect(days.mean?.description == "0.2222" && days.median?.description == "0")
    #expect(days.ninetiethPercentile == 1)
  }

  @Test func theMedianOfAnEvenCountIsTheMeanOfTheMiddleTwo() {
    #expect(distribution([1, 2]).median?.description == "1.5")
    #expect(distribution([1, 9, 2, 4]).median?.description == "3")
    #expect(distribution([7]).median?.description == "7")
    #expect(distribution([3, 3, 3, 10]).median?.description == "3")
  }

  @Test func meansAreRoundedHalfUpAtTheFourthPlace() {
    #expect(distribution([0, 0, 1]).mean?.description == "0.3333")
    #expect(distribution([0, 1, 1]).mean?.description == "0.6667")
    // 1/16 = 0.0625 exactly; 1/32 = 0.03125, a half at the fifth place.
    #expect(distribution([1] + Array(repeating: 0, count: 15)).mean?.description == "0.0625")
    #expect(distribution([1] + Array(repeating: 0, count: 31)).mean?.description == "0.0313")
    #expect(distribution([4, 5]).mean?.description == "4.5")
  }

  @Test func everyFigureIsThatOfAPlainSort() throws {
    try withSeed { generator in
      for _ in 0..<2_000 {
        let most = generator.chance(50) ? 5 : 400
        let count = Int.random(in: 1...60, using: &generator)
        let values = (0..<count).map { _ in Int.random(in: 0...most, using: &generator) }
        let sorted = values.sorted()
        let figures = distribution(values)
        try #require(figures.count == count && figures.maximum == sorted.last)
        let total = values.reduce(0, +)
        try #require(figures.total == total)

        let middle = sorted[(count - 1) / 2] + sorted[count / 2]
        try #require(figures.median?.tenThousandths == middle * 5_000)

        // The smallest value that at least nine tenths do not exceed.
        let nineTenths = sorted.first { value in
          10 * sorted.count { $0 <= value } >= 9 * count
        }
        try #require(figures.ninetiethPercentile == nineTenths)
        try #require(figures.mean?.tenThousandths == Self.mean(total, count))
      }
    }
  }

  /// By long division, digit for digit, with a look at what is left.
  private static func mean(_ total: Int, _ count: Int) -> Int {
    var digits = total / count
    var rest = total % count
    for _ in 0..<4 {
      rest *= 10
      digits = digits * 10 + rest / count
      rest %= count
    }
    return 2 * rest >= count ? digits + 1 : digits
  }

  @Test func addingManyAtOnceIsAddingEach() {
    var many = Distribution()
    many.add(4, count: 3)
    many.add(1, count: 2)
    #expect(many == distribution([4, 1, 4, 1, 4]))
  }

  @Test func whatOccursNeverIsNotThere() {
    var figures = distribution([2])
    figures.add(9, count: 0)
    #expect(figures.maximum == 2 && figures == distribution([2]))
  }

  @Test func decimalsPrintWithoutTrailingZeros() {
    let texts = [
      (0, "0"), (1, "0.0001"), (10, "0.001"), (10_000, "1"), (12_340, "1.234"), (15_000, "1.5"),
      (-5_000, "-0.5"), (-10_000, "-1"), (100_000, "10"), (99_999, "9.9999"),
    ]
    for (value, text) in texts {
      #expect(Decimal4(tenThousandths: value).description == text)
    }
  }

  @Test func barsAreEquallyWideAndFewEnough() {
    #expect(Distribution().bars().isEmpty)
    let short = distribution([0, 0, 2]).bars()
    #expect(short.map(\.values) == [0...0, 1...1, 2...2] && short.map(\.count) == [2, 0, 1])
    let fifteen = distribution([14]).bars()
    #expect(fifteen.count == 15 && fifteen.last?.values == 14...14)
    let sixteen = distribution([15]).bars()
    #expect(sixteen.count == 8 && sixteen.last?.values == 14...15 && sixteen.last?.count == 1)
    let long = distribution([0, 99, 100, 149]).bars()
    #expect(long.count == 15 && long.map(\.values).first == 0...9)
    #expect(long.last?.values == 140...149 && long.map(\.count).reduce(0, +) == 4)
    #expect(distribution([1_000_000]).bars().count == 11)
  }
}
