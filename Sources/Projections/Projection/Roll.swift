public import Facts

/// The subjects of one kind that have a row after a replay, in order, and where their rows are.
@usableFromInline
struct Roll: Sendable {
  @usableFromInline var subjects: [Subject] = []
  /// The lane in the highest bit, the place in it below.
  @usableFromInline var slots: [UInt32] = []

  init() {}

  /// Merges the rolls of the lanes of one kind.
  init(_ lanes: [Lane]) {
    let parts = lanes.map { Part($0, lanes.count) }
    let count = parts.reduce(0) { $0 + $1.subjects.count }
    subjects.reserveCapacity(count)
    slots.reserveCapacity(count)
    var next = parts.map { _ in 0 }
    while subjects.count < count {
      var best = -1
      for (lane, part) in parts.enumerated() where next[lane] < part.subjects.count {
        if best < 0 || part.subjects[next[lane]] < parts[best].subjects[next[best]] { best = lane }
      }
      // Whole pages of subjects belong to one lane.
      let page = parts[best].subjects[next[best]].rawValue >> SubjectTable.pageBits
      while next[best] < parts[best].subjects.count,
        parts[best].subjects[next[best]].rawValue >> SubjectTable.pageBits == page
      {
        subjects.append(parts[best].subjects[next[best]])
        slots.append(UInt32(best) << 31 | parts[best].places[next[best]])
        next[best] += 1
      }
    }
  }

  private struct Part {
    var subjects: [Subject] = []
    var places: [UInt32] = []

    init(_ lane: Lane, _ lanes: Int) {
      lane.forEachRow { subject, place in
        subjects.append(subject)
        places.append(UInt32(place))
      }
    }
  }

  var count: Int { subjects.count }

  /// Where the row of a subject is.
  @inlinable func slot(_ index: Int) -> (lane: Int, place: Int) {
    (Int(slots[index] >> 31), Int(slots[index] & 0x7FFF_FFFF))
  }
}
