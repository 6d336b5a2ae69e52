internal import Facts
internal import LMDB

/// The index from a subject and a revision to a position: 8 and 4 bytes, both highest first, so that
/// the facts about a subject lie together and in order.
@usableFromInline enum SubjectIndex {
  @usableFromInline static let keyByteCount = 12
  @usableFromInline static let valueByteCount = 8

  /// The bytes of a key, four to a number.
  static func key(_ subject: Subject, _ revision: Revision) -> InlineArray<3, UInt32> {
    [
      UInt32(truncatingIfNeeded: subject.rawValue >> 32).bigEndian,
      UInt32(truncatingIfNeeded: subject.rawValue).bigEndian, revision.rawValue.bigEndian,
    ]
  }

  /// The bytes of an entry's position.
  static func value(_ sequence: UInt64) -> InlineArray<1, UInt64> { [sequence.littleEndian] }

  /// The subject of a key, or nil where it is no key of this index.
  static func subject(ofKey key: RawSpan) -> Subject? {
    guard key.byteCount == keyByteCount else { return nil }
    return Subject(rawValue: key.unsignedWord(at: 0).byteSwapped)
  }

  /// The number of facts about a subject. Costs one look-up.
  static func count(
    of subject: Subject, in transaction: borrowing some Transaction & ~Copyable, _ table: Table
  ) throws -> UInt64 {
    let end = key(subject, Revision(.max))
    var count: UInt64 = 0
    try transaction.forEach(in: table, from: end.raw, backwards: true) { key, _ in
      if Self.subject(ofKey: key) == subject {
        count = UInt64(key.unsignedInteger(at: 8).byteSwapped) + 1
      }
      return false
    }
    return count
  }
}
