public import Facts
public import Grievances
public import Projection
public import WorkingDays

extension GrievanceRegister {
  /// One grievance in the log. Words are not held, only the facts that they stand with.
  public struct Row: ProjectionRow {
    public internal(set) var receivedOn = CivilDay.distantPast
    /// The last day on which it may have been received.
    public internal(set) var receivedUntil = CivilDay.distantPast
    public internal(set) var registeredOn = CivilDay.distantPast
    public internal(set) var channel = Channel.unknown
    public internal(set) var type = GrievanceType.unknown
    public internal(set) var complainant = Complainant.notKnown
    public internal(set) var standing = Standing()
    /// Every field that one of the facts assumes.
    public internal(set) var assumed: AssumedFields = []
    /// The day of the resolution that stands.
    public internal(set) var resolvedOn: CivilDay?
    /// The day of the withdrawal that stands.
    public internal(set) var withdrawnOn: CivilDay?
    /// The grievance that this one is a duplicate of.
    public internal(set) var original: GrievanceNumber?
    /// The last day on which it was resolved at stage 1 or 2.
    public internal(set) var firstLevelClosedOn: CivilDay?
    /// The last day on which it was resolved at stage 3.
    public internal(set) var secondLevelClosedOn: CivilDay?
    public internal(set) var isAssigned = false
    /// 0 where the person has no number here.
    public internal(set) var staff = StaffNumber.system
    public internal(set) var words = Words()

    /// The facts with which the words of each step stand.
    public struct Words: Sendable, Hashable {
      public internal(set) var registered: SequenceNumber?
      public internal(set) var assessed: SequenceNumber?
      public internal(set) var assigned: SequenceNumber?
      public internal(set) var resolved: SequenceNumber?
    }

    public init() {}
  }
}

extension GrievanceRegister.Row {
  // offset size                        28  1  standing
  //   0   4  receivedOn                29  1  channel
  //   4   4  receivedUntil             30  1  type
  //   8   4  registeredOn              31  1  complainant
  //  12   4  resolvedOn                32  4  staff
  //  16   4  firstLevelClosedOn        36  2  assumed
  //  20   4  secondLevelClosedOn       38  1  isAssigned
  //  24   4  withdrawnOn                 39  1  zero
  //                                    40 32  words: registered, assessed, assigned, resolved
  //                                    72  8  original, a subject
  public static let byteCount = 80

  public init?(_ bytes: RawSpan) {
    guard bytes.byteCount == Self.byteCount,
      let standing = Standing(code: bytes.unsignedByte(at: 28)),
      let channel = Channel(rawValue: bytes.unsignedByte(at: 29)),
      let type = GrievanceType(rawValue: bytes.unsignedByte(at: 30)),
      let complainant = Complainant(rawValue: bytes.unsignedByte(at: 31))
    else { return nil }
    receivedOn = CivilDay(daysSince1970: bytes.signedInteger(at: 0))
    receivedUntil = CivilDay(daysSince1970: bytes.signedInteger(at: 4))
    registeredOn = CivilDay(daysSince1970: bytes.signedInteger(at: 8))
    resolvedOn = bytes.day(at: 12)
    firstLevelClosedOn = bytes.day(at: 16)
    secondLevelClosedOn = bytes.day(at: 20)
    withdrawnOn = bytes.day(at: 24)
    self.standing = standing
    self.channel = channel
    self.type = type
    self.complainant = complainant
    staff = StaffNumber(bytes.unsignedInteger(at: 32))
    assumed = AssumedFields(rawValue: bytes.unsignedShort(at: 36))
    isAssigned = bytes.unsignedByte(at: 38) == 1
    words.registered = bytes.sequence(at: 40)
    words.assessed = bytes.sequence(at: 48)
    words.assigned = bytes.sequence(at: 56)
    words.resolved = bytes.sequence(at: 64)
    original = GrievanceNumber(Subject(rawValue: bytes.unsignedWord(at: 72)))
  }

  public func append(to bytes: inout [UInt8]) {
    bytes.append(receivedOn)
    bytes.append(receivedUntil)
    bytes.append(registeredOn)
    bytes.append(resolvedOn)
    bytes.append(firstLevelClosedOn)
    bytes.append(secondLevelClosedOn)
    bytes.append(withdrawnOn)
    bytes += [standing.code, channel.rawValue, type.rawValue, complainant.rawValue]
    bytes.appendLittleEndian(staff.rawValue)
    bytes.appendLittleEndian(assumed.rawValue)
    bytes += [isAssigned ? 1 : 0, 0]
    for sequence in [words.registered, words.assessed, words.assigned, words.resolved] {
      bytes.appendLittleEndian(sequence?.rawValue ?? 0)
    }
    bytes.appendLittleEndian(original?.subject.rawValue ?? 0)
  }
}
