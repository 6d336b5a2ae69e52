public import WorkingDays

/// One thing that happened, as the log keeps it: 128 bytes of codes, days and references.
///
/// A fact holds no text and nothing that describes a person. Its words, where it has any, lie apart
/// and are committed to by `wordsDigest`. The byte table is in `docs/format.md`:
///
///     offset size
///          0    2  kind                      32    8  recordedAt, microseconds
///          2    1  version of the payload    40    8  about
///          3    1  flags                     48   32  words digest
///          4    4  actor                     80   48  payload
///          8    8  sequence
///         16    8  subject
///         24    4  revision
///         28    4  occurredOn, days since 1970-01-01
public struct Fact: Sendable, Hashable {
  public var kind: UInt16
  public var version: UInt8
  public var flags: Flags
  public var actor: StaffNumber
  public var sequence: SequenceNumber
  public var subject: Subject
  public var revision: Revision
  public var occurredOn: CivilDay
  public var recordedAt: Instant
  /// The fact that this one answers, corrects or retracts; nil is stored as 0, which can only be
  /// the genesis fact and so is free to mean none.
  public var about: SequenceNumber?
  public var wordsDigest: Digest
  public var payload: Payload

  /// The size of every fact of format 1, in bytes.
  public static let byteCount = 128

  @inlinable public init(
    kind: UInt16, version: UInt8, flags: Flags, actor: StaffNumber, sequence: SequenceNumber,
    subject: Subject, revision: Revision, occurredOn: CivilDay, recordedAt: Instant,
    about: SequenceNumber?, wordsDigest: Digest, payload: Payload
  ) {
    self.kind = kind
    self.version = version
    self.flags = flags
    self.actor = actor
    self.sequence = sequence
    self.subject = subject
    self.revision = revision
    self.occurredOn = occurredOn
    self.recordedAt = recordedAt
    self.about = about
    self.wordsDigest = wordsDigest
    self.payload = payload
  }

  /// What a fact says about itself.
  public struct Flags: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Some coded field is assumed; the payload's mask says which.
    public static let assumed = Flags(rawValue: 1)
    /// Restates the fact that `about` names.
    public static let correction = Flags(rawValue: 2)
    /// About a sensitive grievance: carries no place.
    public static let sensitive = Flags(rawValue: 4)
    /// Came from a register kept elsewhere.
    public static let imported = Flags(rawValue: 8)
  }
}

extension Fact {
  /// Reads a fact from its 128 bytes; nil where there are more or fewer. Copies 128 bytes, no more.
  @inlinable public init?(_ bytes: RawSpan) {
    guard bytes.byteCount == Self.byteCount else { return nil }
    let about = bytes.unsignedWord(at: 40)
    self.init(
      kind: bytes.unsignedShort(at: 0), version: bytes.unsignedByte(at: 2),
      flags: Flags(rawValue: bytes.unsignedByte(at: 3)),
      actor: StaffNumber(bytes.unsignedInteger(at: 4)),
      sequence: SequenceNumber(bytes.unsignedWord(at: 8)),
      subject: Subject(rawValue: bytes.unsignedWord(at: 16)),
      revision: Revision(bytes.unsignedInteger(at: 24)),
      occurredOn: CivilDay(daysSince1970: bytes.signedInteger(at: 28)),
      recordedAt: Instant(microseconds: bytes.signedWord(at: 32)),
      about: about == 0 ? nil : SequenceNumber(about),
      wordsDigest: Digest(words: [
        bytes.unsignedWord(at: 48), bytes.unsignedWord(at: 56), bytes.unsignedWord(at: 64),
        bytes.unsignedWord(at: 72),
      ]),
      payload: Payload(bytes, at: 80))
  }

  /// The 128 bytes that are stored, hashed and exported.
  public var bytes: [UInt8] { record.raw.array }

  /// The same, without a memory of their own: as words, each of whose bytes lie lowest first.
  public var record: InlineArray<16, UInt64> {
    var record = InlineArray<16, UInt64>(repeating: 0)
    record[0] =
      UInt64(kind) | UInt64(version) << 16 | UInt64(flags.rawValue) << 24
      | UInt64(actor.rawValue) << 32
    record[1] = sequence.rawValue
    record[2] = subject.rawValue
    record[3] =
      UInt64(revision.rawValue) | UInt64(UInt32(bitPattern: occurredOn.daysSince1970)) << 32
    record[4] = UInt64(bitPattern: recordedAt.microseconds)
    record[5] = about?.rawValue ?? 0
    for index in 0..<4 { record[6 + index] = wordsDigest.words[index] }
    for index in 0..<6 { record[10 + index] = payload.words[index] }
    for index in record.indices { record[index] = record[index].littleEndian }
    return record
  }
}
