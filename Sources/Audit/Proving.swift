public import EventLog
public import Facts
public import Seal

/// Makes proofs that somebody can check who has nothing but the log's verifier key.
public enum Proving {
  /// That a fact is in the log.
  /// - Parameter size: the size of the kept checkpoint that it is shown under; nil for the newest.
  /// - Throws: `ProvingError`, `SealError`; `EventLogError`, `LMDBError`.
  public static func inclusion(
    of sequence: SequenceNumber, in log: EventLog, at size: UInt64? = nil
  ) throws -> InclusionProof {
    try log.read { try $0.inclusionProof(of: sequence, at: size) }
  }

  /// That the checkpoint of one size is the beginning of another's; both have to be kept.
  /// - Parameter size: nil for the newest.
  /// - Throws: `ProvingError`, `SealError`; `EventLogError`, `LMDBError`.
  public static func consistency(
    from old: UInt64, to size: UInt64? = nil, in log: EventLog
  ) throws -> ConsistencyProof {
    try log.read { snapshot in
      let older = try snapshot.kept(at: old)
      let newer = try snapshot.kept(at: size)
      guard older.size >= 1, older.size <= newer.size else {
        throw ProvingError.sizesOutOfOrder(old: older.size, new: newer.size)
      }
      return ConsistencyProof(
        old: older.note, path: try snapshot.consistencyPath(from: older.size, to: newer.size),
        new: newer.note)
    }
  }

  /// What one field of a fact's words says. A confidential field is opened where its key is at hand.
  /// - Throws: `ProvingError`, `SealError`; `EventLogError`, `LMDBError`.
  public static func opening(
    of name: WordName, of sequence: SequenceNumber, in log: EventLog, at size: UInt64? = nil
  ) throws -> WordsOpening {
    try log.read { snapshot in
      let inclusion = try snapshot.inclusionProof(of: sequence, at: size)
      guard let fact = Fact(inclusion.fact.raw),
        let words = try snapshot.carriedWords(
          of: sequence, about: fact.subject, unsealing: name.wordClass == .confidential),
        let place = words.fields.firstIndex(where: { $0.name == name }),
        let disclosure = words.fields[place].disclosure
      else { throw ProvingError.noSuchField(sequence, name) }
      var others = words.fields.map(\.digest)
      others.remove(at: place)
      return WordsOpening(
        disclosure: String(decoding: disclosure, as: UTF8.self), others: others.sorted(),
        inclusion: inclusion)
    }
  }
}

extension Snapshot {
  fileprivate func inclusionProof(
    of sequence: SequenceNumber, at size: UInt64?
  ) throws -> InclusionProof {
    guard let fact = try fact(at: sequence) else {
      throw ProvingError.noFact(sequence, size: self.size)
    }
    let (size, note) = try kept(at: size)
    guard sequence.rawValue < size else {
      throw ProvingError.notCovered(sequence, size: size)
    }
    return InclusionProof(
      fact: fact.bytes, index: sequence.rawValue,
      path: try inclusionPath(of: sequence.rawValue, size: size), note: note)
  }

  /// A kept checkpoint.
  func kept(at size: UInt64?) throws -> (size: UInt64, note: SignedNote) {
    let found =
      if let size { try checkpoint(at: size).map { (size, $0) } } else { try lastCheckpoint() }
    guard let found, found.0 <= self.size else { throw ProvingError.noCheckpoint(size: size) }
    return found
  }
}

/// Why something could not be proven.
public enum ProvingError: Error, Equatable {
  case noFact(SequenceNumber, size: UInt64)
  /// None of this size, or none at all.
  case noCheckpoint(size: UInt64?)
  /// The fact lies behind the checkpoint.
  case notCovered(SequenceNumber, size: UInt64)
  case sizesOutOfOrder(old: UInt64, new: UInt64)
  case noSuchField(SequenceNumber, WordName)
}

extension ProvingError: CustomStringConvertible {
  /// One sentence: what, where, what to do.
  public var description: String {
    switch self {
    case .noFact(let sequence, let size):
      "there is no fact \(sequence): the log has \(size), counted from 0"
    case .noCheckpoint(let size?):
      "no checkpoint of \(size) facts is kept; `grm audit checkpoint --list` lists those that are"
    case .noCheckpoint(nil):
      "no checkpoint is kept; make one with `grm audit checkpoint`"
    case .notCovered(let sequence, let size):
      "fact \(sequence) is not under the checkpoint of \(size) facts; make a newer one with "
        + "`grm audit checkpoint`"
    case .sizesOutOfOrder(let old, let new):
      "a checkpoint of \(old) facts is not the beginning of one of \(new); give the older one first"
    case .noSuchField(let sequence, let name):
      "fact \(sequence) has no words under '\(name.rawValue)' that can be read here"
    }
  }
}
