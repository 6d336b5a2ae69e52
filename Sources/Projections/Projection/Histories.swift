internal import Facts
public import Grievances

/// Histories on their way to the projections, each as it is folded: in order, corrected, and without
/// what was retracted.
@usableFromInline
struct Histories {
  /// Of the stretch that they are from.
  @usableFromInline var stretch = 0
  /// How many subjects the stretch has.
  @usableFromInline var capacity = 0
  @usableFromInline var entries: [Entry] = []
  /// Where the entries of each history end.
  @usableFromInline var ends: [Int] = []

  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }
}
