internal import Facts
public import Grievances
public import Projection
public import WorkingDays

extension ResolutionTimes {
  /// The days on which one grievance's clocks start and stop.
  public struct Row: ProjectionRow {
    public internal(set) var receivedOn = CivilDay.distantPast
    public internal(set) var registeredOn = CivilDay.distantPast
    public internal(set) var acknowledgedOn: CivilDay?
    public internal(set) var assessedOn: CivilDay?
    /// The day of the resolution that stands.
    public internal(set) var resolvedOn: CivilDay?
    public internal(set) var conveyedOn: CivilDay?
    /// By how many days in all the limit was extended, in its own basis.
    public internal(set) var extendedBy: UInt16 = 0
    public internal(set) var course = StageCourse()

    public var standing: Standing { course.standing }

    public init() {}
  }
}

extension ResolutionTimes.Row {
  // offset size              16  4  resolvedOn
  //   0   4  receivedOn      20  4  conveyedOn
  //   4   4  registeredOn    24  2  extendedBy
  //   8   4  acknowledgedOn  26 34  stages
  //  12   4  assessedOn
  public static let byteCount = 26 + StageCourse.byteCount

  public init?(_ bytes: RawSpan) {
    guard bytes.byteCount == Self.byteCount, let course = StageCourse(bytes, at: 26) else {
      return nil
    }
    receivedOn = CivilDay(daysSince1970: bytes.signedInteger(at: 0))
    registeredOn = CivilDay(daysSince1970: bytes.signedInteger(at: 4))
    acknowledgedOn = bytes.day(at: 8)
    assessedOn = bytes.day(at: 12)
    resolvedOn = bytes.day(at: 16)
    conveyedOn = bytes.day(at: 20)
    extendedBy = bytes.unsignedShort(at: 24)
    self.course = course
  }

  public func append(to bytes: inout [UInt8]) {
    for day in [receivedOn, registeredOn, acknowledgedOn, assessedOn, resolvedOn, conveyedOn] {
      bytes.append(day)
    }
    bytes.appendLittleEndian(extendedBy)
    course.append(to: &bytes)
  }
}
