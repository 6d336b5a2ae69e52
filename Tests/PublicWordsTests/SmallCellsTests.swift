import PublicWords
import Testing

@Suite struct SmallCellsTests {
  @Test(
    arguments: [
      ([10, 20, 30], [10, 20, 30]), ([0, 20, 30], [0, 20, 30]),
      // One small cell takes the smallest other with it, so that the total does not give it back.
      ([3, 20, 30], [nil, nil, 30]),
      // Two that together are too few take a third.
      ([1, 2, 30, 40], [nil, nil, nil, 40]), ([3, 4, 30], [nil, nil, 30]),
      // Nobody else is there to hide behind.
      ([3, 0, 0], [nil, nil, nil]), ([4], [nil]), ([], []),
    ] as [([Int], [Int?])])
  func `parts of a whole`(counts: [Int], published: [Int?]) {
    #expect(SmallCells.publishable(parts: counts) == published)
  }

  /// Whoever knows the total and every published cell cannot tell a withheld one.
  @Test func `nothing withheld can be computed`() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
      let counts = (0..<Int.random(in: 2...6, using: &generator)).map { _ in
        Int.random(in: 0...12, using: &generator)
      }
      let published = SmallCells.publishable(parts: counts)
      let withheld = published.indices.filter { published[$0] == nil }
      for place in withheld { #expect(withheld.count > 1, "\(counts) at \(place)") }
      let hidden = withheld.reduce(0) { $0 + counts[$1] }
      #expect(
        withheld.isEmpty || hidden >= SmallCells.fewest || withheld.count == counts.count,
        "\(counts)")
      for (count, shown) in zip(counts, published) {
        #expect(shown == nil || shown == count && !(1..<5).contains(count), "\(counts)")
      }
    }
  }

  @Test func `groups that overlap hide a few inside or outside`() {
    #expect(SmallCells.publishable(groups: [3, 8, 17, 20, 0], of: 20) == [nil, 8, nil, 20, 0])
  }

  @Test func `a year does not give back what a half-year withholds`() {
    let halves = [[nil, nil, 30], [10, 12, 14]] as [[Int?]]
    #expect(SmallCells.publishable([13, 32, 44], madeOf: halves) == [nil, nil, 44])
  }
}
