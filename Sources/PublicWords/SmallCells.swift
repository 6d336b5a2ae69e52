/// Which counts of people may be published: cells that are too small are withheld, and others with
/// them where subtraction would give the first back.
public enum SmallCells {
  /// The fewest people that a published cell may hold.
  public static let fewest = 5

  /// Counts of parts that add up to a total which is known: nil is withheld.
  ///
  /// What is withheld is never a single cell, nor fewer than `fewest` people together: the smallest
  /// others are withheld too. Where even that is too few, everything is.
  public static func publishable(parts counts: [Int]) -> [Int?] {
    var withheld = Set(counts.indices.filter { (1..<fewest).contains(counts[$0]) })
    guard !withheld.isEmpty else { return counts }
    // People first: a withheld zero hides nobody behind it.
    var others = counts.indices.filter { !withheld.contains($0) }.sorted {
      (counts[$0] == 0 ? Int.max : counts[$0], $0) < (counts[$1] == 0 ? Int.max : counts[$1], $1)
    }
    while withheld.count < 2 || withheld.reduce(0, { $0 + counts[$1] }) < fewest {
      guard let next = others.first else { break }
      others.removeFirst()
      withheld.insert(next)
    }
    return counts.indices.map { withheld.contains($0) ? nil : counts[$0] }
  }

  /// Counts of groups that may overlap, each out of a total which is known: nil is withheld. A group
  /// is withheld where it, or all who are not in it, are too few.
  public static func publishable(groups counts: [Int], of total: Int) -> [Int?] {
    counts.map { count in
      let isSmall = (1..<fewest).contains(count) || (1..<fewest).contains(total - count)
      return isSmall ? nil : count
    }
  }

  /// Counts of a longer time that is made of shorter ones whose counts are published too: what any of
  /// them withholds is withheld here, or it could be subtracted.
  public static func publishable(_ whole: [Int?], madeOf parts: [[Int?]]) -> [Int?] {
    whole.indices.map { cell in
      parts.contains { $0[cell] == nil } ? nil : whole[cell]
    }
  }
}
