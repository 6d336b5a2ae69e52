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

  /// Drawn once a process.
  private static let key = (0..<4).map { _ in UInt64.random(in: .min ... .max) | 1 }

  mutating func add(_ other: PlacementSum) {
    sum &+= other.sum
    count += other.count
  }

  mutating func add(_ subject: Subject, _ revision: Revision, _ sequence: SequenceNumber) {
    let key = Self.key
    let place = Self.mix(subject.rawValue ^ key[0], UInt64(revision.rawValue) ^ key[1])
    sum &+= Self.mix(place ^ key[2], sequence.rawValue ^ key[3])
    count += 1
  }

  /// Both halves of a product, joined: cheap, and nobody who does not know the key can choose what
  /// comes out.
  private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (high, low) = left.multipliedFullWidth(by: right)
    return high ^ low
  }
}
