public import Facts
public import Grievances
public import Projection
public import WorkingDays

extension GrievanceRegister {
  /// One grievance in the log. Words are not held, only the facts that they stand with.
  public struct Row: ProjectionRow {
    public internal(set) var words = Words()
    /// The grievance that this one is a duplicate of.
    @Stored public internal(set) var original: GrievanceNumber? = nil
    public internal(set) var receivedOn = CivilDay.distantPast
    /// The last day on which it may have been received.
    public internal(set) var receivedUntil = CivilDay.distantPast
    public internal(set) var registeredOn = CivilDay.distantPast
    /// The day of the resolution that stands.
    @Stored public internal(set) var resolvedOn: CivilDay? = nil
    /// The day of the withdrawal that stands.
    @Stored public internal(set) var withdrawnOn: CivilDay? = nil
    /// The last day on which it was resolved at stage 1 or 2.
    @Stored public internal(set) var firstLevelClosedOn: CivilDay? = nil
    /// The last day on which it was resolved at stage 3.
    @Stored public internal(set) var secondLevelClosedOn: CivilDay? = nil
    /// 0 where the person has no number here.
    public internal(set) var staff = StaffNumber.system
    /// Every field that one of the facts assumes.
    public internal(set) var assumed: AssumedFields = []
    @Stored public internal(set) var channel = Channel.unknown
    @Stored public internal(set) var type = GrievanceType.unknown
    @Stored public internal(set) var complainant = Complainant.notKnown
    public internal(set) var standing = Standing()
    @Stored public internal(set) var isAssigned = false
    /// Where it comes from, 1 to 22 by the official code; 0 where not known.
    public internal(set) var aimag: UInt8 = 0

    /// The facts with which the words of each step stand.
    public struct Words: Plain, Hashable {
      @Stored public internal(set) var registered: SequenceNumber? = nil
      @Stored public internal(set) var assessed: SequenceNumber? = nil
      @Stored public internal(set) var assigned: SequenceNumber? = nil
      @Stored public internal(set) var resolved: SequenceNumber? = nil

      init() {}
    }

    public init() {}
  }
}
