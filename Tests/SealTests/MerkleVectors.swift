import Facts
import Foundation
import Seal

/// Proofs kept as a JSON object a line; `wantErr` says whether a verifier has to reject the row.
enum MerkleVectors {
  struct Inclusion: Decodable {
    let name: String
    let leafIdx: UInt64
    let treeSize: UInt64
    let root: String
    let leafHash: String
    let proof: [String]?
    let wantErr: Bool

    var isAccepted: Bool {
      guard let leaf = Digest(base64: leafHash), let root = Digest(base64: root),
        let path = digests(proof)
      else { return false }
      return Merkle.root(fromLeaf: leaf, at: leafIdx, size: treeSize, path: path) == root
    }
  }

  struct Consistency: Decodable {
    let name: String
    let size1: UInt64
    let size2: UInt64
    let root1: String
    let root2: String
    let proof: [String]?
    let wantErr: Bool

    var isAccepted: Bool {
      guard let path = digests(proof) else { return false }
      return Merkle.isConsistent(
        old: size1, hash(root1), size: size2, hash(root2), path: path)
    }
  }

  private static let project = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Beside the project, where its makers keep what may not be copied into it.
  static let foreignFolder: String? = {
    let folder = project.appending(path: "../shared/merkle").standardizedFileURL.path
    return FileManager.default.fileExists(atPath: "\(folder)/inclusion.jsonl") ? folder : nil
  }()

  static let folders =
    [project.appending(path: "Fixtures/merkle").path] + (foreignFolder.map { [$0] } ?? [])

  static func inclusion(_ folder: String) throws -> [Inclusion] {
    try rows("\(folder)/inclusion.jsonl")
  }

  static func consistency(_ folder: String) throws -> [Consistency] {
    try rows("\(folder)/consistency.jsonl")
  }

  private static func rows<Row: Decodable>(_ path: String) throws -> [Row] {
    try Data(contentsOf: URL(filePath: path)).split(separator: 0x0A).map {
      try JSONDecoder().decode(Row.self, from: $0)
    }
  }
}

/// Some rows, one of them to be accepted, have roots of another length than any tree's; they are told
/// apart by their hashes.
private func hash(_ text: String) -> Digest {
  Digest(base64: text) ?? .sha256(of: Array(text.utf8))
}

private func digests(_ proof: [String]?) -> [Digest]? {
  let digests = (proof ?? []).compactMap { Digest(base64: $0) }
  return digests.count == (proof ?? []).count ? digests : nil
}
