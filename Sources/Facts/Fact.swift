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
///
/// The fields are declared in that order and leave no gap, so that a fact in memory is its stored bytes:
/// integers are little-endian in both.
public struct Fact: Plain, Hashable {
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
  @Stored public var about: SequenceNumber?
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
  public struct Flags: OptionSet, Plain, Hashable {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Some coded field is assumed; the payload's mask says which.
    @inlinable public static var assumed: Flags { Flags(rawValue: 1) }
    /// Restates the fact that `about` names.
    @inlinable public static var correction: Flags { Flags(rawValue: 2) }
    /// About a sensitive grievance: carries no place.
    @inlinable public static var sensitive: Flags { Flags(rawValue: 4) }
    /// Came from a register kept elsewhere.
    @inlinable public static var imported: Flags { Flags(rawValue: 8) }
  }
}

extension Fact {
  /// Reads a fact from its 128 bytes; nil where there are more or fewer. Copies 128 bytes, no more.
  @inlinable public init?(_ bytes: RawSpan) {
    guard bytes.byteCount == Self.byteCount else { return nil }
    // Of a plain value every pattern of bits is a value; RawSpan checks the bounds.
    self = unsafe bytes.unsafeLoadUnaligned(as: Self.self)
  }

  /// The 128 bytes that are stored, hashed and exported.
  public var bytes: [UInt8] {
    // A plain value is its bytes, which are only read during the call.
    unsafe withUnsafeBytes(of: self) { unsafe [UInt8]($0) }
  }
}

#if _endian(big)
  #error("facts are stored as they lie in memory, with the lowest byte first")
#endif
