/// How many facts are to be planned by the end of each working day, so that about as many
/// grievances come in every day, and all facts together are as many as were asked for.
///
/// A grievance that comes in near the end brings fewer facts into the history, because the rest of
/// its life lies beyond. How many it brings is measured on a sample of lives.
struct Pace {
  /// For each working day of the row, the number of facts that should be planned by then.
  private let targets: [Int]

  private static let sample = 2_000

  init(facts: Int, _ profile: HistoryProfile, _ row: WorkingDayRow, _ random: inout SeededRandom) {
    let ages = Self.ages(profile, row, &random)
    // Days differ by up to half; in thousandths, of a fact of a life.
    let weights = (0..<row.count).map { place in
      random.draw(500...1500) * ages[row.count - 1 - place]
    }
    let total = max(1, weights.reduce(0, +))
    var sum = 0
    targets = weights.map { weight in
      sum += weight
      let (high, low) = sum.multipliedFullWidth(by: facts)
      return total.dividingFullWidth((high, low)).quotient
    }
  }

  func target(at place: Int) -> Int { targets[place] }

  /// How many facts the sample of lives has recorded within so many working days.
  private static func ages(
    _ profile: HistoryProfile, _ row: WorkingDayRow, _ random: inout SeededRandom
  ) -> [Int] {
    var counts = Array(repeating: 0, count: row.count)
    for _ in 0..<sample {
      var planner = LifePlanner(profile, row, random.fork())
      for step in planner.life(recordedAt: 0).steps where step.recorded < row.count {
        counts[step.recorded] += 1
      }
    }
    var sum = 0
    return counts.map { count in
      sum += count
      return sum
    }
  }
}
