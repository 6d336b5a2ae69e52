public import Facts
internal import LMDB

/// One field of a fact's words, as far as it can be read here.
public struct StoredField: Sendable, Hashable {
  public enum Content: Sendable, Hashable {
    case text(WordField)
    /// Sealed, and the key is not at hand.
    case sealed
    /// Only the digest is left.
    case erased
    /// Stayed with the ledger that this copy was made from.
    case notCarried
    /// Does not fit its digest, or cannot be read.
    case broken
  }
  public let wordClass: WordName.Class?
  public let digest: Digest
  public let content: Content
}

/// The words of a fact: the fields, and the digest that their digests give.
public struct StoredWords: Sendable, Hashable {
  public let fields: [StoredField]
  /// To be compared with the fact's `wordsDigest`.
  public let digest: Digest

  /// The text of a field, where it is there and can be read.
  public subscript(_ name: WordName) -> String? {
    for field in fields {
      if case .text(let word) = field.content, word.name == name { return word.value }
    }
    return nil
  }
}

extension Snapshot {
  /// The words of a fact, or nil where none are stored.
  /// - Parameter unsealing: whether to open what is confidential, where the key is at hand. Leave it
  ///   out unless the words are really needed.
  /// - Throws: `EventLogError.damaged` where the record cannot be taken apart.
  public func words(
    of sequence: SequenceNumber, about subject: Subject, unsealing: Bool = false
  ) throws -> StoredWords? {
    guard let bytes = try transaction.get(sequence.rawValue, in: log.tables.words) else {
      return nil
    }
    guard let record = WordsRecord(bytes) else {
      throw EventLogError.damaged(what: "the words of fact \(sequence)", place: log.directory)
    }
    let key = unsealing ? try log.keys?.key(of: subject) : nil
    let fields = record.fields.map { field in
      StoredField(
        wordClass: WordName.Class(rawValue: field.wordClass), digest: field.digest,
        content: Self.content(of: field, subject, key))
    }
    return StoredWords(fields: fields, digest: record.digest)
  }

  /// The positions that words are stored for, in order.
  public func forEachWordsPosition(_ body: (SequenceNumber) throws -> Bool) throws {
    try transaction.forEach(in: log.tables.words, from: 0) { sequence, _ in
      try body(SequenceNumber(sequence))
    }
  }

  private static func content(
    of field: WordsRecord.Field, _ subject: Subject, _ key: SubjectKey?
  ) -> StoredField.Content {
    switch field.state {
    case .erased: return .erased
    case .notCarried: return .notCarried
    case .clear: return text(field.bytes, field.digest)
    case .sealed:
      guard let key else { return .sealed }
      guard let bytes = key.open(field.bytes, for: subject, committed: field.digest) else {
        return .broken
      }
      return text(bytes, field.digest)
    }
  }

  private static func text(_ bytes: [UInt8], _ digest: Digest) -> StoredField.Content {
    let disclosure = Disclosure(text: bytes)
    guard disclosure.digest == digest, let field = disclosure.field else { return .broken }
    return .text(field)
  }
}
