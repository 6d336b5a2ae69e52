import Facts
import Foundation
import LedgerTesting
import Seal
import Testing

@Suite struct MerkleProofTests {
  @Test func everyLeafOfEveryTreeCanBeShown() throws {
    try withSeed { generator in
      for size in [1, 2, 3, 7, 8, 9, 31, 64, 65, 100] {
        let tree = LeafHashes(size, from: &generator)
        let root = tree.root(0..<UInt64(size))
        for leaf in 0..<UInt64(size) {
          let path = try tree.inclusionPath(of: leaf, size: UInt64(size))
          let hash = tree.leaves[Int(leaf)]
          try #require(
            Merkle.root(fromLeaf: hash, at: leaf, size: UInt64(size), path: path) == root)
          // The same path shows nothing else.
          for other in 0..<UInt64(size) where other != leaf {
            let wrong = Merkle.root(fromLeaf: hash, at: other, size: UInt64(size), path: path)
            try #require(wrong != root, "leaf \(leaf) shown at \(other) of \(size)")
          }
        }
      }
    }
  }

  @Test func everyBeginningOfATreeCanBeShown() throws {
    try withSeed { generator in
      for size in [1, 2, 3, 8, 13, 64, 77] {
        let tree = LeafHashes(size, from: &generator)
        let root = tree.root(0..<UInt64(size))
        for old in 1...UInt64(size) {
          let path = try tree.consistencyPath(from: old, to: UInt64(size))
          let oldRoot = tree.root(0..<old)
          func holds(_ path: [Digest], _ oldRoot: Digest) -> Bool {
            Merkle.isConsistent(old: old, oldRoot, size: UInt64(size), root, path: path)
          }
          try #require(holds(path, oldRoot), "\(old) of \(size)")
          try #require(!holds(path, .zero))
          try #require(!holds(path + [.zero], oldRoot))
          if !path.isEmpty { try #require(!holds(path.dropLast(), oldRoot)) }
        }
      }
    }
  }

  /// Vectors in the form of transparency-dev/merkle: those made by the stand-alone verifier are in
  /// `Fixtures/merkle`; others may be named by an environment variable.
  @Test(arguments: MerkleVectors.folders)
  func vectorsAreTakenOrRejectedAsTheySay(_ folder: String) throws {
    for vector in try MerkleVectors.inclusion(folder) {
      try #require(vector.isAccepted == !vector.wantErr, "\(vector.name) in \(folder)")
    }
    for vector in try MerkleVectors.consistency(folder) {
      try #require(vector.isAccepted == !vector.wantErr, "\(vector.name) in \(folder)")
    }
  }

  @Test(
    .enabled(
      if: MerkleVectors.foreignFolder != nil,
      "the vectors of transparency-dev/merkle are not beside the project"))
  func theVectorsOfOthersAreThere() throws {
    let folder = try #require(MerkleVectors.foreignFolder)
    #expect(try MerkleVectors.inclusion(folder).count == 98)
    #expect(try MerkleVectors.consistency(folder).count == 98)
  }
}
