internal import Facts

/// A sum over statements "revision r of subject s is fact n", in whatever order they come: two
/// passes that saw the same statements have the same sum.
///
/// Holding the facts against the index so takes two passes in the order of the file and no memory,
/// where a look-up for each entry would jump about. Each statement is hashed under a key drawn for
/// this run, so that no log can be made to fit.
struct PlacementSum: Equatable {
  private(set) var count: UInt64 = 0
  private var sum: UInt64 = 0

  /// Drawn once a process, beside the key that `Hasher` draws by itself unless it is told not to.
  private static let key = UInt64.random(in: .min ... .max)

  mutating func add(_ other: PlacementSum) {
    sum &+= other.sum
    count += other.count
  }

  mutating func add(_ subject: Subject, _ revision: Revision, _ sequence: SequenceNumber) {
    var hasher = Hasher()
    hasher.combine(Self.key)
    hasher.combine(subject.rawValue)
    hasher.combine(revision.rawValue)
    hasher.combine(sequence.rawValue)
    sum &+= UInt64(bitPattern: Int64(hasher.finalize()))
    count += 1
  }
}
