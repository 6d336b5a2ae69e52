import Facts
import LedgerTesting
import Seal
import Testing

@Suite struct MerkleTests {
  @Test func theEmptyTreeIsTheHashOfNothing() {
    #expect(
      Merkle.emptyRoot.hexadecimal
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(MerkleFrontier().root == Merkle.emptyRoot)
  }

  @Test func leavesAndNodesArePrefixed() {
    let fact = [UInt8](repeating: 7, count: 128)
    let leaf = Merkle.leaf(fact.raw)
    #expect(leaf.bytes == ReferenceMerkle.sha256([0] + fact))
    let node = Merkle.node(leaf, .zero)
    #expect(node.bytes == ReferenceMerkle.sha256([1] + leaf.bytes + Digest.zero.bytes))
  }

  @Test func theFrontierHasTheRootOfTheDefinitionAtEverySize() throws {
    try withSeed { generator in
      var frontier = MerkleFrontier()
      var leaves: [[UInt8]] = []
      for size in 0...1_030 {
        try #require(frontier.size == UInt64(size))
        try #require(frontier.root == ReferenceMerkle.root(leaves), "size \(size)")
        let leaf = generator.bytes(32)
        leaves.append(leaf)
        let tile = frontier.append(leaf: try #require(Digest(leaf)))
        let expected =
          leaves.count % 256 == 0 ? ReferenceMerkle.root(leaves.suffix(256)) : nil
        try #require(tile == expected, "tile at size \(size + 1)")
      }
    }
  }

  @Test func aFrontierMadeOfItsPartsGoesOnAlike() throws {
    try withSeed { generator in
      for size in [1, 2, 3, 255, 256, 257, 511, 513, 1_023] {
        var whole = MerkleFrontier()
        for _ in 0..<size { whole.append(leaf: try #require(Digest(generator.bytes(32)))) }
        var again = try #require(MerkleFrontier(size: whole.size, subtrees: whole.subtrees))
        try #require(again == whole)
        for _ in 0..<5 {
          let leaf = try #require(Digest(generator.bytes(32)))
          try #require(again.append(leaf: leaf) == whole.append(leaf: leaf))
        }
        try #require(again.root == whole.root)
      }
    }
  }

  @Test func aFrontierOfAnotherSizeIsRefused() {
    #expect(MerkleFrontier(size: 3, subtrees: [.zero]) == nil)
    #expect(MerkleFrontier(size: 4, subtrees: [.zero, .zero]) == nil)
    #expect(MerkleFrontier(size: 0, subtrees: [.zero]) == nil)
    #expect(MerkleFrontier(size: 1, subtrees: []) == nil)
  }
}
