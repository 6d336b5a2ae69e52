public import Facts

/// The subjects of one kind that have a row after a replay, in order, and how their rows are divided:
/// the rows of a stretch lie together.
@usableFromInline
struct Roll: Sendable {
  @usableFromInline var subjects: [Subject] = []
  /// Where each stretch's subjects begin, and where the last one's end.
  @usableFromInline var starts: [Int] = [0]

  /// The subjects of one stretch that have a row.
  struct Part {
    let stretch: Int
    var subjects: [Subject] = []
  }

  init() {}

  init(_ parts: [Part]) {
    subjects.reserveCapacity(parts.reduce(0) { $0 + $1.subjects.count })
    for part in parts.sorted(by: { $0.stretch < $1.stretch }) {
      subjects += part.subjects
      starts.append(subjects.count)
    }
  }

  @usableFromInline var count: Int { subjects.count }

  /// The number of stretches.
  var parts: Int { starts.count - 1 }

  /// Which stretch the row at an index is in, by halving.
  @usableFromInline func part(of index: Int) -> Int {
    var low = 0
    var high = parts
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= index { low = middle } else { high = middle }
    }
    return low
  }

  /// Where a subject stands, or nil. Costs a binary search.
  func index(of subject: Subject) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if subjects[middle] < subject { low = middle + 1 } else { high = middle }
    }
    return low < count && subjects[low] == subject ? low : nil
  }
}
