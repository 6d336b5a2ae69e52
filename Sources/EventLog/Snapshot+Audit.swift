public import Facts
internal import LMDB

// What an auditor needs to see of the log that nobody else does: the derived tables as they are
// stored, and what can be proven of the words. Nothing here stops at a damaged entry; it is handed
// over as what it is.

/// An entry of the subject index as it is stored.
public struct IndexEntry: Sendable, Hashable {
  public let subject: Subject
  public let revision: Revision
  public let sequence: SequenceNumber

  @inlinable init(subject: Subject, revision: Revision, sequence: SequenceNumber) {
    self.subject = subject
    self.revision = revision
    self.sequence = sequence
  }
}

/// The words of a fact, as far as anything can be proven of them.
public enum AuditedWords: Sendable, Hashable {
  /// No words are stored.
  case missing
  /// The record cannot be taken apart.
  case broken
  /// The fields, and the digest that their digests give.
  case fields([AuditedField], digest: Digest)
}

/// One field of words, without its text.
public struct AuditedField: Sendable, Hashable {
  public enum Evidence: Sendable, Hashable {
    /// The text fits the digest and is a disclosure of a field with this name.
    case fits(name: String)
    /// The text does not fit the digest, or was not sealed with this subject's key.
    case differs
    /// The text fits the digest, but is no disclosure.
    case unreadable
    /// Sealed, and the key is not at hand.
    case sealed
    /// Only the digest is left.
    case erased
    /// Stayed with the ledger that this copy was made from.
    case notCarried
    /// Said to be erased, but the bytes are still there.
    case leftBehind
  }

  /// The code of the class under which it is stored; the digest does not cover it.
  public let wordClass: UInt8
  /// Whether it is stored as it reads.
  public let isInTheClear: Bool
  public let evidence: Evidence
}

extension Snapshot {
  /// The stored root of a full tile of 256 facts; nil where none of 32 bytes is stored.
  public func tileRoot(_ tile: UInt64) throws -> Digest? {
    guard let bytes = try transaction.get(tile, in: log.tables.tiles) else { return nil }
    return Digest(bytes)
  }

  /// The numbers of the tiles that a root is stored for, in order, from one on.
  public func forEachTile(from first: UInt64, _ body: (UInt64) throws -> Bool) throws {
    try transaction.forEach(in: log.tables.tiles, from: first) { tile, _ in try body(tile) }
  }

  /// Where the index says that a fact lies; nil where it has no such entry of 8 bytes.
  public func indexed(_ subject: Subject, _ revision: Revision) throws -> SequenceNumber? {
    let key = SubjectIndex.key(subject, revision)
    guard let value = try transaction.get(key.raw, in: log.tables.subjects), value.byteCount == 8
    else { return nil }
    return SequenceNumber(value.unsignedWord(at: 0))
  }

  /// The entries of the subject index, by subject and then by revision; nil for one that is none.
  public func forEachIndexEntry(_ body: (IndexEntry?) throws -> Bool) throws {
    try transaction.forEach(in: log.tables.subjects) { key, value in
      guard let subject = SubjectIndex.subject(ofKey: key), value.byteCount == 8 else {
        return try body(nil)
      }
      return try body(
        IndexEntry(
          subject: subject, revision: Revision(key.unsignedInteger(at: 8).byteSwapped),
          sequence: SequenceNumber(value.unsignedWord(at: 0))))
    }
  }

  /// The number of facts that are stored. Costs nothing.
  public func recordCount() throws -> UInt64 {
    UInt64(try transaction.count(of: log.tables.facts))
  }

  /// The number of facts that words are stored for. Costs nothing.
  public func wordsCount() throws -> UInt64 {
    UInt64(try transaction.count(of: log.tables.words))
  }

  /// What can be proven of a fact's words. The text is hashed and let go.
  /// - Parameter unsealing: whether to open what is confidential, where the key is at hand.
  public func auditedWords(
    of sequence: SequenceNumber, about subject: Subject, unsealing: Bool
  ) throws -> AuditedWords {
    guard let bytes = try transaction.get(sequence.rawValue, in: log.tables.words) else {
      return .missing
    }
    guard let record = WordsRecord(bytes) else { return .broken }
    let isSealed = record.fields.contains { $0.state == .sealed }
    let key = unsealing && isSealed ? try log.keys?.key(of: subject) : nil
    let fields = record.fields.map { field in
      AuditedField(
        wordClass: field.wordClass, isInTheClear: field.state == .clear,
        evidence: field.evidence(subject, key))
    }
    return .fields(fields, digest: record.digest)
  }
}

extension WordsRecord.Field {
  fileprivate func evidence(_ subject: Subject, _ key: SubjectKey?) -> AuditedField.Evidence {
    switch state {
    case .erased: return bytes.isEmpty ? .erased : .leftBehind
    case .notCarried: return bytes.isEmpty ? .notCarried : .leftBehind
    case .clear: return evidence(bytes)
    case .sealed:
      guard let key else { return .sealed }
      guard let text = key.open(bytes, for: subject, committed: digest) else { return .differs }
      return evidence(text)
    }
  }

  private func evidence(_ text: [UInt8]) -> AuditedField.Evidence {
    let disclosure = Disclosure(text: text)
    guard disclosure.digest == digest else { return .differs }
    return DisclosedField(String(decoding: text, as: UTF8.self)).map { .fits(name: $0.name) }
      ?? .unreadable
  }
}
