public import Facts
internal import LMDB

/// Some entries of the subject index that follow each other, copied out of it.
public struct IndexPortion: Sendable {
  @usableFromInline var bytes: [UInt8] = []
  public fileprivate(set) var count = 0

  public init() {}

  @inlinable public subscript(index: Int) -> IndexEntry {
    let start = index * (SubjectIndex.keyByteCount + SubjectIndex.valueByteCount)
    let bytes = bytes.raw
    return IndexEntry(
      subject: Subject(rawValue: bytes.unsignedWord(at: start).byteSwapped),
      revision: Revision(bytes.unsignedInteger(at: start + 8).byteSwapped),
      sequence: SequenceNumber(bytes.unsignedWord(at: start + 12)))
  }
}

extension Snapshot {
  /// Copies entries of the subject index, from the one of a subject and a revision on, or the next.
  /// - Parameter portion: holds them afterwards, in place of what it held.
  /// - Returns: false where the index ends with them, or has an entry of another size behind them.
  public func readIndex(
    _ limit: Int, from subject: Subject, _ revision: Revision, into portion: inout IndexPortion
  ) throws -> Bool {
    let start = SubjectIndex.key(subject, revision)
    portion.count = try transaction.copy(
      to: &portion.bytes, limit, of: log.tables.subjects, from: start.raw,
      keyByteCount: SubjectIndex.keyByteCount, valueByteCount: SubjectIndex.valueByteCount)
    return portion.count == limit
  }
}
