import Facts
import LedgerTesting
import Seal

/// The leaves of a tree held in memory.
struct LeafHashes: SubtreeHashes {
  let leaves: [Digest]

  init(_ count: Int, from generator: inout SeededGenerator) {
    leaves = (0..<count).map { _ in Digest(generator.bytes(32)) ?? .zero }
  }

  func hash(of subtree: Subtree) -> Digest {
    root(subtree.leaves)
  }

  func root(_ range: Range<UInt64>) -> Digest {
    ReferenceMerkle.root(leaves[Int(range.lowerBound)..<Int(range.upperBound)].map(\.bytes))
  }
}
