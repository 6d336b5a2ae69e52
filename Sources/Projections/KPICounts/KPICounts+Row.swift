internal import Facts
internal import Grievances
public import Projection
internal import WorkingDays

extension KPICounts {
  /// One grievance, as far as it is counted.
  public struct Row: ProjectionRow {
    var receivedOn = CivilDay.distantPast
    var receivedUntil = CivilDay.distantPast
    @Stored var resolvedOn: CivilDay? = nil
    /// Since when it is no longer open.
    @Stored var closedOn: CivilDay? = nil
    /// When it first went to mediation.
    @Stored var mediatedOn: CivilDay? = nil
    /// How often each of these happened in the window.
    var reopened: UInt16 = 0
    var unrelated: UInt16 = 0
    var duplicate: UInt16 = 0
    var withdrawn: UInt16 = 0
    var resolved: UInt16 = 0
    @Stored var channel = Channel.unknown
    @Stored var type = GrievanceType.unknown
    @Stored var outcome = Outcome.unknown
    var standing = Standing()
    @Stored var isOpenAtStart = false
    @Stored var isReceivedInWindow = false
    /// How often each step was taken in the window, by its number; the first place is not used.
    fileprivate var steps: InlineArray<16, UInt8> = InlineArray(repeating: 0)

    public init() {}

    /// Beyond 255 of one step in one grievance it counts no further.
    mutating func take(_ step: Step) {
      let place = Int(step.rawValue)
      if steps[place] < .max { steps[place] += 1 }
    }

    func count(_ step: Step) -> Int { Int(steps[Int(step.rawValue)]) }

    /// Counts a change of status in the window.
    mutating func move(from old: Status, to new: Status) {
      guard new != old else { return }
      switch new {
      case .resolving: reopened &+= 1
      case .unrelated: unrelated &+= 1
      case .duplicate: duplicate &+= 1
      case .withdrawn: withdrawn &+= 1
      case .resolved: resolved &+= 1
      }
    }

    func count(_ flow: Flow) -> Int {
      switch flow {
      case .openAtStart: isOpenAtStart ? 1 : 0
      case .received: isReceivedInWindow ? 1 : 0
      case .reopened: Int(reopened)
      case .unrelated: Int(unrelated)
      case .duplicate: Int(duplicate)
      case .withdrawn: Int(withdrawn)
      case .resolved: Int(resolved)
      case .openAtEnd: standing.isOpen ? 1 : 0
      }
    }
  }
}
