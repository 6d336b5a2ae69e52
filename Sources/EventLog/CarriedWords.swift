public import Facts
internal import LMDB

/// The words of a fact as a copy carries them: some fields in the clear, of the others the digest.
public struct CarriedWords: Sendable, Hashable {
  public struct Field: Sendable, Hashable {
    public let digest: Digest
    /// The text that the digest is of (RFC 9901); nil where it is not carried.
    public let disclosure: [UInt8]?

    public init(digest: Digest, disclosure: [UInt8]?) {
      self.digest = digest
      self.disclosure = disclosure
    }
  }

  public let fields: [Field]

  public init(fields: [Field]) { self.fields = fields }

  /// What the fact has to commit to.
  public var digest: Digest { .ofFields(fields.map(\.digest)) }
}

extension Snapshot {
  /// Hands over all words in order, with the disclosures of their fields of some classes.
  /// - Parameter body: returns false to stop.
  /// - Throws: `EventLogError.damaged` at a record that cannot be read.
  public func forEachCarriedWords(
    of classes: Set<WordName.Class>, _ body: (SequenceNumber, CarriedWords) throws -> Bool
  ) throws {
    try transaction.forEach(in: log.tables.words, from: 0) { sequence, bytes in
      guard let record = WordsRecord(bytes) else {
        throw EventLogError.damaged(what: "the words of fact \(sequence)", place: log.directory)
      }
      return try body(SequenceNumber(sequence), CarriedWords(record, classes))
    }
  }

  /// The words of one fact with the disclosure of each field that can be read; nil where it has none.
  /// - Parameter unsealing: whether to open what is confidential, where the key is at hand.
  public func carriedWords(
    of sequence: SequenceNumber, about subject: Subject, unsealing: Bool
  ) throws -> CarriedWords? {
    guard let bytes = try transaction.get(sequence.rawValue, in: log.tables.words) else {
      return nil
    }
    guard let record = WordsRecord(bytes) else {
      throw EventLogError.damaged(what: "the words of fact \(sequence)", place: log.directory)
    }
    let key = unsealing ? try log.keys?.key(of: subject) : nil
    return CarriedWords(
      fields: record.fields.map { field in
        CarriedWords.Field(digest: field.digest, disclosure: field.text(of: subject, key))
      })
  }
}

extension WordsRecord.Field {
  /// The disclosure, as far as it is there and can be read.
  fileprivate func text(of subject: Subject, _ key: SubjectKey?) -> [UInt8]? {
    switch state {
    case .clear: bytes
    case .sealed: key?.open(bytes, for: subject, committed: digest)
    case .erased, .notCarried: nil
    }
  }
}

extension CarriedWords {
  /// The class in the record is not covered by a digest, so the name decides.
  fileprivate init(_ record: WordsRecord, _ classes: Set<WordName.Class>) {
    fields = record.fields.map { field in
      guard field.state == .clear,
        let name = Disclosure(text: field.bytes).field?.name, classes.contains(name.wordClass)
      else { return Field(digest: field.digest, disclosure: nil) }
      return Field(digest: field.digest, disclosure: field.bytes)
    }
  }
}

extension WordsRecord {
  /// The record of words that a copy carries. A disclosure under a name that this program does not know
  /// is kept as open, and named when the copy is verified.
  init(_ words: CarriedWords) {
    fields = words.fields.map { field in
      guard let text = field.disclosure else {
        return Field(
          wordClass: WordName.Class.confidential.rawValue, state: .notCarried,
          digest: field.digest, bytes: [])
      }
      let wordClass = Disclosure(text: text).field?.name.wordClass ?? .open
      return Field(
        wordClass: wordClass.rawValue, state: .clear, digest: field.digest, bytes: text)
    }
  }
}

extension CarriedWords.Field {
  /// The name of the field; nil where its text is not carried or cannot be read.
  public var name: WordName? { disclosure.flatMap { Disclosure(text: $0).field?.name } }
}
