/// Numbers from 1 on, held as the runs that they form: as few as there are gaps, in whatever order
/// the numbers come.
struct NumberRuns {
  /// Ascending; between two of them lies at least one number.
  private(set) var runs: [ClosedRange<UInt32>] = []

  mutating func insert(_ number: UInt32) { insert(number...number) }

  /// Costs a binary search, and next to nothing where numbers come in order.
  mutating func insert(_ numbers: ClosedRange<UInt32>) {
    guard numbers.lowerBound > 0 else { return }
    let first = index { $0.upperBound >= numbers.lowerBound - 1 }
    let end = index { $0.lowerBound - 1 > numbers.upperBound }
    let touched = runs[first..<end]
    let lower = min(numbers.lowerBound, touched.first?.lowerBound ?? .max)
    let upper = max(numbers.upperBound, touched.last?.upperBound ?? 0)
    runs.replaceSubrange(first..<end, with: CollectionOfOne(lower...upper))
  }

  mutating func insert(_ other: NumberRuns) {
    for run in other.runs { insert(run) }
  }

  /// What is missing from 1 to a number.
  func gaps(through last: UInt32) -> [ClosedRange<UInt32>] {
    var gaps: [ClosedRange<UInt32>] = []
    var next: UInt64 = 1
    for run in runs {
      if run.lowerBound > next { gaps.append(UInt32(next)...run.lowerBound - 1) }
      next = UInt64(run.upperBound) + 1
    }
    if next <= last { gaps.append(UInt32(next)...last) }
    return gaps
  }

  /// The first run for which something holds that holds for all behind it.
  private func index(_ holds: (ClosedRange<UInt32>) -> Bool) -> Int {
    // Numbers are given in order: mostly it is the last run, or the place behind it.
    guard let last = runs.last, holds(last) else { return runs.count }
    var (low, high) = (0, runs.count - 1)
    if high > 0, !holds(runs[high - 1]) { return high }
    while low < high {
      let middle = (low + high) / 2
      if holds(runs[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
