public import Facts
internal import LMDB

/// A part of an append: facts, and what the decisions on them were based on.
public struct Portion: Sendable {
  public var drafts: [Draft]
  public var expecting: [Expectation]

  public init(_ drafts: [Draft] = [], expecting: [Expectation] = []) {
    self.drafts = drafts
    self.expecting = expecting
  }
}

/// A portion whose words are salted and sealed, ready to be written.
struct SealedPortion: Sendable {
  let portion: Portion
  /// The words of each draft.
  let words: [SealedWords?]
}

/// The words of one fact: their digest, and the record to be stored.
struct SealedWords: Sendable {
  let digest: Digest
  let record: [UInt8]
}

extension EventLog {
  /// Salts and seals the words of a portion. The keys are durable before this returns.
  func seal(_ portion: Portion) throws -> SealedPortion {
    let confidential = portion.drafts.filter {
      $0.words.contains { $0.name.wordClass == .confidential }
    }.map(\.subject)
    if !confidential.isEmpty, keys == nil {
      throw EventLogError.keyMissing(subject: confidential[0])
    }
    let subjectKeys = try keys?.keys(for: confidential, entropy: entropy) ?? [:]
    let words = try portion.drafts.map { draft -> SealedWords? in
      guard !draft.words.isEmpty else { return nil }
      let record = try WordsRecord(
        draft.words, subject: draft.subject, key: subjectKeys[draft.subject], entropy: entropy)
      return SealedWords(digest: record.digest, record: record.bytes)
    }
    return SealedPortion(portion: portion, words: words)
  }
}

extension AppendWriter {
  /// Writes the facts of a portion, where what is expected holds.
  /// - Throws: `EventLogError.conflict`.
  mutating func write(_ sealed: SealedPortion, in transaction: inout WriteTransaction) throws {
    for expectation in sealed.portion.expecting { try check(expectation, in: transaction) }
    for (draft, words) in zip(sealed.portion.drafts, sealed.words) {
      try write(draft, words, in: &transaction)
    }
  }
}

extension EventLog {
  /// Appends facts that come in portions, all or none, and returns when they are durable. For more
  /// facts than memory should hold: no more than a few portions are held at a time. One is written
  /// while the next is decided on and sealed, on a thread of its own.
  ///
  /// The writer is held from the first portion to the last, so others who want to write wait.
  /// - Parameter portions: begins at the first portion and returns what gives one after another, nil
  ///   at the end, always called on one thread. It runs while the writer is held: what it reads of
  ///   the log stands until the append. It must not write to the log, and may be called again, from
  ///   the start, where the file outgrows its map. What it throws ends the append, and nothing is
  ///   kept.
  /// - Throws: as `append(_:expecting:request:)`, and what `portions` throws.
  public func append(
    request: RequestIdentity? = nil, portions: () throws -> () throws -> Portion?
  ) throws -> Receipt {
    let request = try request.map { try committed($0) }
    return try environment.write(alone: true) { transaction in
      if let request, let earlier = try Self.receipt(of: request, in: transaction, tables) {
        return earlier
      }
      var writer = try AppendWriter(tables: tables, now: clock(), place: directory, in: transaction)
      let next = try portions()
      let sealed = try Ahead(place: directory) { try next().map { try seal($0) } }
      defer { sealed.stop() }
      while let portion = try sealed.next() {
        try writer.write(portion, in: &transaction)
      }
      return try finish(&writer, request, in: &transaction)
    }
  }
}
