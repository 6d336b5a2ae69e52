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
  /// More than the ranges name: what lies elsewhere is of no use.
  @usableFromInline var entries: [Entry] = []
  /// Where the entries of each history lie.
  @usableFromInline var ranges: [Range<Int>] = []

  /// Makes room for so many entries, which are overwritten: they cost more to make than to read.
  mutating func makeRoom(for count: Int) {
    ranges.removeAll(keepingCapacity: true)
    guard entries.count < count else { return }
    entries.append(contentsOf: repeatElement(Self.blank, count: count - entries.count))
  }

  private static let blank = Entry(
    fact: Fact(
      kind: 0, version: 0, flags: [], actor: .system, sequence: .genesis, subject: .ledger,
      revision: Revision(0), occurredOn: .distantPast, recordedAt: Instant(microseconds: 0),
      about: nil, wordsDigest: .zero, payload: Payload()),
    event: .retracted)
}
