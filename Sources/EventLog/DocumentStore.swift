public import Facts
internal import Glibc

/// The files of `documents/`, named by the digest of what they held before they were sealed with the
/// key of the subject that they belong to, as confidential words are. Destroying the key erases them.
///
/// A file that two subjects have in common is sealed for each with its own key: the second one's name
/// has the subject after the digest.
public struct DocumentStore: Sendable {
  private let log: EventLog

  static let directoryName = "documents"

  public init(_ log: EventLog) { self.log = log }

  /// A document as the fact about it names it.
  public struct Stored: Sendable, Hashable {
    /// In bytes, before it was sealed.
    public let size: UInt64
    public let digest: Digest
  }

  public enum State: Sendable, Hashable {
    case intact
    case missing
    /// Not what the digest says, or not sealed with the subject's key.
    case changed
    /// There, but the key to read it is not.
    case sealedWithoutKey
  }

  /// Seals some bytes and keeps them; durable when this returns. What is there already is kept.
  /// - Throws: `EventLogError.keyMissing`, `.fileNotWritten`; `LMDBError`.
  public func attach(_ bytes: [UInt8], to subject: Subject) throws -> Stored {
    let digest = Digest.sha256(of: bytes)
    let stored = Stored(size: UInt64(bytes.count), digest: digest)
    guard try check(digest, of: subject) != .intact else { return stored }
    guard let key = try log.keys?.keys(for: [subject], entropy: log.entropy)[subject] else {
      throw EventLogError.keyMissing(subject: subject)
    }
    let sealed = try key.seal(
      bytes, for: subject, committed: digest, nonce: log.entropy.bytes(12))
    let isTaken = DurableFile(path(digest)).exists
    let file = DurableFile(isTaken ? path(digest, subject) : path(digest))
    try file.write(sealed, temporary: log.entropy.bytes(8))
    return stored
  }

  /// Whether a document is there and is what its digest says. Reads it whole.
  /// - Throws: `LMDBError` where the keys cannot be read.
  public func check(_ digest: Digest, of subject: Subject) throws -> State {
    let files = [path(digest, subject), path(digest)].map { DurableFile($0) }.filter(\.exists)
    guard !files.isEmpty else { return .missing }
    guard let key = try log.keys?.key(of: subject) else { return .sealedWithoutKey }
    for file in files {
      guard let sealed = file.contents,
        let bytes = key.open(sealed, for: subject, committed: digest)
      else { continue }
      if Digest.sha256(of: bytes) == digest { return .intact }
    }
    return .changed
  }

  private func path(_ digest: Digest) -> String {
    "\(log.directory)/\(Self.directoryName)/\(digest.hexadecimal)"
  }

  private func path(_ digest: Digest, _ subject: Subject) -> String {
    "\(path(digest))-\(String(subject.rawValue, radix: 16))"
  }
}
