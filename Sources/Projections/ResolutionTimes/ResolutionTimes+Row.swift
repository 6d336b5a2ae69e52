public import Facts
public import Grievances
public import Projection
public import WorkingDays

extension ResolutionTimes {
  /// The days on which one grievance's clocks start and stop.
  public struct Row: ProjectionRow {
    public internal(set) var course = StageCourse()
    /// By how many days in all the limit was extended, in its own basis.
    public internal(set) var extendedBy: UInt16 = 0
    public internal(set) var receivedOn = CivilDay.distantPast
    public internal(set) var registeredOn = CivilDay.distantPast
    @Stored public internal(set) var acknowledgedOn: CivilDay? = nil
    @Stored public internal(set) var assessedOn: CivilDay? = nil
    /// The day of the resolution that stands.
    @Stored public internal(set) var resolvedOn: CivilDay? = nil
    @Stored public internal(set) var conveyedOn: CivilDay? = nil

    public var standing: Standing { course.standing }

    public init() {}
  }
}
