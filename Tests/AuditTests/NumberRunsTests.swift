import LedgerTesting
import Testing

@testable import Audit

/// Which numbers were seen, in whatever order they come.
@Suite struct NumberRunsTests {
  @Test func numbersInOrderAreOneRun() {
    var runs = NumberRuns()
    for number in 1...1_000 as ClosedRange<UInt32> { runs.insert(number) }
    #expect(runs.runs == [1...1_000])
    #expect(runs.gaps(through: 1_000).isEmpty)
    #expect(runs.gaps(through: 1_001) == [1_001...1_001])
  }

  @Test func theEndsOfWhatANumberCanBe() {
    var runs = NumberRuns()
    #expect(runs.gaps(through: .max) == [1 ... .max])
    #expect(runs.gaps(through: 0).isEmpty)
    runs.insert(0)
    #expect(runs.runs.isEmpty)
    runs.insert(.max)
    runs.insert(1)
    #expect(runs.gaps(through: .max) == [2...(.max - 1)])
    runs.insert(2...(.max - 1))
    #expect(runs.runs == [1 ... .max])
    #expect(runs.gaps(through: .max).isEmpty)
  }

  @Test func anyOrderInAnyNumberOfPartsGivesWhatASetGives() throws {
    try withSeed { generator in
      for _ in 0..<300 {
        var numbers = (1...60 as ClosedRange<UInt32>).filter { _ in generator.chance(70) }
        numbers.shuffle(using: &generator)
        var parts = [NumberRuns](repeating: NumberRuns(), count: 3)
        for number in numbers { parts[Int.random(in: 0..<3, using: &generator)].insert(number) }
        var merged = NumberRuns()
        for part in parts { merged.insert(part) }
        let missing = Set(1...60).subtracting(numbers)
        try #require(Set(merged.gaps(through: 60).flatMap(\.self)) == missing)
        let between = zip(merged.runs, merged.runs.dropFirst())
        try #require(between.allSatisfy { $0.upperBound + 1 < $1.lowerBound })
      }
    }
  }
}
