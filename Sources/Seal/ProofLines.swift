internal import Facts

/// Takes a proof's text apart: lines up to an empty one, and a signed note behind it.
struct ProofLines {
  private let what: String
  private var lines: [String]
  let note: SignedNote

  /// - Throws: `SealError.malformed`.
  init(_ bytes: [UInt8], what: String) throws(SealError) {
    self.what = what
    let end = bytes.indices.first { bytes[$0...].starts(with: [0x0A, 0x0A]) }
    guard let end else {
      throw SealError.malformed(what: what, why: "it has no empty line before its checkpoint")
    }
    lines = try bytes[..<end].split(separator: 0x0A, omittingEmptySubsequences: false).map {
      line throws(SealError) in
      guard let line = String(validating: line, as: UTF8.self) else {
        throw SealError.malformed(what: what, why: "it is not UTF-8")
      }
      return line
    }
    lines.reverse()
    note = try SignedNote(Array(bytes[(end + 2)...]))
  }

  func malformed(_ why: String) -> SealError { .malformed(what: what, why: why) }

  /// The next line, where it begins with a word and a space: what follows.
  mutating func takeIfPresent(_ word: String) -> String? {
    guard let line = lines.last, line.hasPrefix("\(word) ") else { return nil }
    lines.removeLast()
    return String(line.dropFirst(word.count + 1))
  }

  mutating func take(_ word: String) throws(SealError) -> String {
    guard let rest = takeIfPresent(word) else { throw malformed("a line '\(word) ...' is missing") }
    return rest
  }

  mutating func take(header: String) throws(SealError) {
    guard lines.popLast() == header else { throw malformed("a line '\(header)' is missing") }
  }

  /// The lines that are left, as hashes.
  mutating func takeHashes() throws(SealError) -> [Digest] {
    var hashes: [Digest] = []
    while let line = lines.popLast() {
      guard let hash = Digest(base64: line) else { throw malformed("'\(line)' is no hash") }
      hashes.append(hash)
    }
    return hashes
  }
}
