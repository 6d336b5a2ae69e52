public import Facts

/// What a log commits to: its origin, how many facts it has, and the root of the tree over them (C2SP
/// tlog-checkpoint, without extension lines).
public struct Checkpoint: Sendable, Hashable {
  /// A name without a scheme, such as `grm.example.org/smart-government-ii`.
  public let origin: String
  public let size: UInt64
  public let root: Digest

  public init(origin: String, size: UInt64, root: Digest) {
    self.origin = origin
    self.size = size
    self.root = root
  }

  /// Reads three lines: origin, size in decimal, root in base64.
  /// - Throws: `SealError.malformed`.
  public init(_ text: String) throws(SealError) {
    func malformed(_ why: String) -> SealError { .malformed(what: "checkpoint", why: why) }
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(Substring($0))
    }
    guard lines.count == 4, lines[3].isEmpty else {
      throw malformed("it has three lines: origin, size, root")
    }
    guard VerifierKey.canName(lines[0]) else { throw malformed("its first line is no origin") }
    guard let size = UInt64(decimal: lines[1]) else {
      throw malformed("its second line is no number of facts")
    }
    guard let root = Digest(base64: lines[2]) else { throw malformed("its third line is no root") }
    self.init(origin: lines[0], size: size, root: root)
  }

  /// The three lines.
  public var text: String { "\(origin)\n\(size)\n\(root.base64)\n" }

  /// A note of it without signatures.
  /// - Throws: `SealError.malformed` where the origin has control characters.
  public func note() throws(SealError) -> SignedNote { try SignedNote(text: text) }
}

extension UInt64 {
  /// A number written with digits alone and without leading zeros.
  init?(decimal text: String) {
    guard let number = UInt64(text), String(number) == text else { return nil }
    self = number
  }
}
