public import Facts
internal import LMDB

/// What is asked of a subject before something is appended: that so many facts about it are known.
public struct Expectation: Sendable, Hashable {
  public let subject: Subject
  /// The number of facts about the subject that the decision was based on.
  public let facts: UInt64

  public init(_ subject: Subject, facts: UInt64) {
    self.subject = subject
    self.facts = facts
  }
}

/// Names an append, so that asking twice does it once.
public struct RequestIdentity: Sendable, Hashable {
  /// A UUID's 16 bytes, highest first, as two numbers.
  public let high: UInt64
  public let low: UInt64
  /// The digest of what is asked for.
  public let content: Digest

  public init(high: UInt64, low: UInt64, content: Digest) {
    self.high = high
    self.low = low
    self.content = content
  }

  var keyBytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendBigEndian(high)
    bytes.appendBigEndian(low)
    return bytes
  }
}

/// What an append did.
public struct Receipt: Sendable, Hashable {
  /// The first of the facts that the request made.
  public let first: SequenceNumber
  public let count: UInt64
  /// Whether an earlier request with this id had made them already, and nothing was appended now.
  public let repeated: Bool

  /// The sequences of the facts.
  public var sequences: Range<UInt64> { first.rawValue..<first.rawValue + count }
}

extension EventLog {
  /// Appends facts with their words, all or none, and returns when they are durable.
  ///
  /// Appends that wait for the writer at the same time, or come while one is written, share a commit. Costs a commit and, for each
  /// fact, three or four table entries and two hashes.
  /// - Parameters:
  ///   - expecting: what the decision was based on; any other subject may have changed freely.
  ///   - request: an id under which this append happens once, however often it is asked for.
  /// - Throws: `EventLogError.conflict`, `.requestReused`, `.clockBehind`; `LMDBError`. Nothing has
  ///   been appended then.
  public func append(
    _ drafts: [Draft], expecting: [Expectation] = [], request: RequestIdentity? = nil
  ) throws -> Receipt {
    let append = try prepared(Portion(drafts, expecting: expecting), request)
    return try environment.write(append)
  }

  /// As `append` above, for a task: suspends it until the facts are durable, where the other blocks its
  /// thread. What comes before is done at once: with confidential words about a new subject, or the first
  /// request of a ledger, that is a commit of their keys.
  public func append(
    _ drafts: [Draft], expecting: [Expectation] = [], request: RequestIdentity? = nil
  ) async throws -> Receipt {
    let append = try prepared(Portion(drafts, expecting: expecting), request)
    return try await environment.write(append)
  }

  /// What an append does in its transaction.
  private func prepared(
    _ portion: Portion, _ request: RequestIdentity?
  ) throws -> @Sendable (inout WriteTransaction) throws -> Receipt {
    // Before the writer is taken: sealing needs no transaction, and a transaction may run twice.
    let portion = try seal(portion)
    let request = try request.map { try committed($0) }
    return { [self] transaction in
      if let request, let earlier = try Self.receipt(of: request, in: transaction, tables) {
        return earlier
      }
      var writer = try AppendWriter(tables: tables, now: clock(), place: directory, in: transaction)
      try writer.write(portion, in: &transaction)
      return try finish(&writer, request, in: &transaction)
    }
  }

  /// Ends an append: writes the head, and remembers the request.
  func finish(
    _ writer: inout AppendWriter, _ request: RequestIdentity?,
    in transaction: inout WriteTransaction
  ) throws -> Receipt {
    let receipt = writer.receipt
    guard receipt.count > 0 else { return receipt }
    if let request { try Self.remember(receipt, request, in: &transaction, tables) }
    try writer.finish(in: &transaction)
    return receipt
  }

  /// What an earlier append under this id did, or nil where the id is new.
  /// - Throws: `EventLogError.requestReused` where the id was used for other content.
  public func receipt(of request: RequestIdentity) throws -> Receipt? {
    // Without the secret no request can have been recorded here.
    guard let key = try keys?.key(of: .ledger) else { return nil }
    let request = commit(to: request, with: key)
    return try environment.read { try Self.receipt(of: request, in: $0, tables) }
  }

  /// The request as it is recorded.
  func committed(_ request: RequestIdentity) throws -> RequestIdentity {
    guard let key = try keys?.keys(for: [.ledger], entropy: entropy)[.ledger] else {
      throw EventLogError.keyMissing(subject: .ledger)
    }
    return commit(to: request, with: key)
  }

  /// The content is kept under a secret that is not in the log: who holds the log alone could
  /// otherwise try out which words were asked to be recorded, even after they were erased.
  private func commit(to request: RequestIdentity, with key: SubjectKey) -> RequestIdentity {
    RequestIdentity(
      high: request.high, low: request.low, content: key.authenticate(request.content))
  }

  static func receipt(
    of request: RequestIdentity, in transaction: borrowing some Transaction & ~Copyable,
    _ tables: Tables
  ) throws -> Receipt? {
    let key = request.keyBytes
    guard let stored = try transaction.get(key.raw, in: tables.requests) else { return nil }
    return try receipt(stored, for: request)
  }

  /// Reads a request record: first sequence (8 bytes), count (8), content under the secret (32).
  private static func receipt(_ bytes: RawSpan, for request: RequestIdentity) throws -> Receipt {
    guard bytes.byteCount == 48, let content = Digest(bytes.extracting(16..<48)) else {
      throw EventLogError.damaged(what: "a request record", place: fileName)
    }
    let first = SequenceNumber(bytes.unsignedWord(at: 0))
    guard content == request.content else { throw EventLogError.requestReused(first: first) }
    return Receipt(first: first, count: bytes.unsignedWord(at: 8), repeated: true)
  }

  private static func remember(
    _ receipt: Receipt, _ request: RequestIdentity, in transaction: inout WriteTransaction,
    _ tables: Tables
  ) throws {
    var bytes: [UInt8] = []
    bytes.appendLittleEndian(receipt.first.rawValue)
    bytes.appendLittleEndian(receipt.count)
    request.content.append(to: &bytes)
    let key = request.keyBytes
    try transaction.put(key.raw, bytes.raw, in: tables.requests, .insert)
  }
}
