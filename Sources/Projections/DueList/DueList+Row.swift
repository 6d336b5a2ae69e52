public import Facts
public import Grievances
public import Projection
public import WorkingDays

extension DueList {
  /// One grievance, as far as something is to be done for it.
  public struct Row: ProjectionRow {
    public internal(set) var receivedOn = CivilDay.distantPast
    /// 0 where nobody with a number here has it.
    public internal(set) var staff = StaffNumber.system
    var extendedBy: UInt16 = 0
    var isAcknowledged = false
    /// The meeting of stage 3 was held.
    var hasMet = false
    public internal(set) var course = StageCourse()
    /// The promises that are open, in the order in which they were made; the rules of the domain
    /// allow no more than there is room for.
    public private(set) var commitments: [Commitment] = []

    public init() {}

    mutating func promise(_ place: SequenceNumber, dueOn: CivilDay?) {
      guard commitments.count < Self.room else { return }
      commitments.append(Commitment(place: place, dueOn: dueOn))
    }

    mutating func keep(_ place: SequenceNumber) {
      commitments.removeAll { $0.place == place }
    }
  }

  /// A promise to a complainant.
  public struct Commitment: Sendable, Hashable {
    public let place: SequenceNumber
    public let dueOn: CivilDay?
  }
}

extension DueList.Row {
  /// As many promises can be open at a time (`Grievances.Pledges`).
  private static let room = 8

  // offset size               11  1  number of promises
  //   0   4  receivedOn       12 34  stages
  //   4   4  staff            46 96  eight times: place (8), day due (4)
  //   8   2  extendedBy
  //  10   1  1 acknowledged, 2 met
  public static let byteCount = 46 + 12 * room

  public init?(_ bytes: RawSpan) {
    guard bytes.byteCount == Self.byteCount, let course = StageCourse(bytes, at: 12) else {
      return nil
    }
    receivedOn = CivilDay(daysSince1970: bytes.signedInteger(at: 0))
    staff = StaffNumber(bytes.unsignedInteger(at: 4))
    extendedBy = bytes.unsignedShort(at: 8)
    isAcknowledged = bytes.unsignedByte(at: 10) & 1 != 0
    hasMet = bytes.unsignedByte(at: 10) & 2 != 0
    self.course = course
    for index in 0..<Int(min(bytes.unsignedByte(at: 11), UInt8(Self.room))) {
      let offset = 46 + 12 * index
      commitments.append(
        DueList.Commitment(
          place: SequenceNumber(bytes.unsignedWord(at: offset)), dueOn: bytes.day(at: offset + 8)))
    }
  }

  public func append(to bytes: inout [UInt8]) {
    bytes.append(receivedOn)
    bytes.appendLittleEndian(staff.rawValue)
    bytes.appendLittleEndian(extendedBy)
    bytes.append((isAcknowledged ? 1 : 0) | (hasMet ? 2 : 0))
    bytes.append(UInt8(commitments.count))
    course.append(to: &bytes)
    for index in 0..<Self.room {
      let commitment = index < commitments.count ? commitments[index] : nil
      bytes.appendLittleEndian(commitment?.place.rawValue ?? 0)
      bytes.append(commitment?.dueOn)
    }
  }
}
