internal import EventLog
internal import Facts

/// Checks that the words stored for each fact are those that it commits to.
struct WordsCheck {
  private let opensSealed: Bool
  private let isCopy: Bool
  /// Fields whose text was held against its digest.
  private(set) var checked: UInt64 = 0
  /// Confidential fields whose key is not at hand.
  private(set) var sealed: UInt64 = 0
  /// Fields of which only the digest is left.
  private(set) var erased: UInt64 = 0
  /// In a copy, fields of which only the digest was carried, and facts of which no words were.
  private(set) var notCarried: UInt64 = 0
  /// Facts that commit to words, and for which some are stored.
  private var matched: UInt64 = 0

  init(opensSealed: Bool, isCopy: Bool) {
    self.opensSealed = opensSealed
    self.isCopy = isCopy
  }

  /// This and what was found further on in the log.
  func joined(with later: WordsCheck) -> WordsCheck {
    var both = self
    both.checked += later.checked
    both.sealed += later.sealed
    both.erased += later.erased
    both.notCarried += later.notCarried
    both.matched += later.matched
    return both
  }

  var counts: [Check.Count] {
    [
      Check.Count("checked", checked), Check.Count("sealed", sealed),
      Check.Count("erased", erased), Check.Count("not_carried", notCarried),
    ]
  }

  mutating func take(
    _ fact: Fact, at position: UInt64, _ snapshot: borrowing Snapshot,
    _ findings: inout Findings
  ) throws {
    guard !fact.wordsDigest.isZero else { return }
    let words = try snapshot.auditedWords(
      of: SequenceNumber(position), about: fact.subject, unsealing: opensSealed)
    switch words {
    case .missing:
      guard isCopy else { return findings.fault(.wordsMissing, at: position, byte: 48) }
      notCarried += 1
      return
    case .broken: findings.fault(.wordsBroken, at: position)
    case .fields(let fields, let digest):
      if digest != fact.wordsDigest {
        findings.fault(.wordsDigestDiffers, at: position, byte: 48)
      }
      for (index, field) in fields.enumerated() {
        check(field, index, at: position, &findings)
      }
    }
    matched += 1
  }

  private mutating func check(
    _ field: AuditedField, _ index: Int, at position: UInt64, _ findings: inout Findings
  ) {
    switch field.evidence {
    case .fits(let name):
      checked += 1
      checkClass(of: field, named: name, index, at: position, &findings)
    case .sealed:
      sealed += 1
      if field.wordClass != WordName.Class.confidential.rawValue {
        findings.fault(.fieldClassDiffers(field: index), at: position)
      }
    case .erased: erased += 1
    case .notCarried:
      notCarried += 1
      if !isCopy { findings.fault(.fieldNotThere(field: index), at: position) }
    case .differs: findings.fault(.fieldDiffers(field: index), at: position)
    case .unreadable: findings.fault(.fieldUnreadable(field: index), at: position)
    case .leftBehind: findings.fault(.fieldNotErased(field: index), at: position)
    }
  }

  /// The name decides the class, and the class who may see the field and whether it is sealed; no
  /// digest covers the class, so it is held against the name.
  private func checkClass(
    of field: AuditedField, named name: String, _ index: Int, at position: UInt64,
    _ findings: inout Findings
  ) {
    guard let wordClass = WordName(rawValue: name)?.wordClass else {
      return findings.warn(.unknownWords(field: index), at: position)
    }
    let isKeptRight = field.isInTheClear == (wordClass != .confidential)
    guard field.wordClass == wordClass.rawValue, isKeptRight else {
      return findings.fault(.fieldClassDiffers(field: index), at: position)
    }
  }

  /// Names the facts that words are stored for without being committed to, if a look at the whole table
  /// says that there are any.
  func finish(_ snapshot: borrowing Snapshot, _ findings: inout Findings) throws {
    var stored: UInt64 = 0
    try snapshot.forEachWordsPosition { _ in
      stored += 1
      return true
    }
    guard try stored != matched || snapshot.wordsCount() != matched else { return }
    var named = false
    try snapshot.forEachWordsPosition { position in
      if try snapshot.readableFact(at: position)?.wordsDigest.isZero ?? true {
        findings.fault(.wordsNotCommittedTo, at: position.rawValue)
        named = true
      }
      return true
    }
    if !named {
      findings.fault(.tableUnreadable("of \(stored) records of words, \(matched) belong to facts"))
    }
  }
}

extension Snapshot {
  /// The fact at a position; nil where there is none, or a record that is none.
  func readableFact(at position: SequenceNumber) throws -> Fact? {
    do { return try fact(at: position) } catch EventLogError.damaged { return nil }
  }
}
