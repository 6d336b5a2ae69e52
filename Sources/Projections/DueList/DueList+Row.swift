public import Facts
public import Grievances
public import Projection
public import WorkingDays

extension DueList {
  /// One grievance, as far as something is to be done for it.
  public struct Row: ProjectionRow {
    /// The promises that are open, in the order in which they were made.
    private var promises = InlineArray<8, Stored<SequenceNumber?>>(
      repeating: Stored(wrappedValue: nil))
    private var dueDays = InlineArray<8, Stored<CivilDay?>>(repeating: Stored(wrappedValue: nil))
    public internal(set) var receivedOn = CivilDay.distantPast
    /// 0 where nobody with a number here has it.
    public internal(set) var staff = StaffNumber.system
    /// Since when it is in the stage that it is in.
    var stageEnteredOn = CivilDay.distantPast
    var extendedBy: UInt16 = 0
    public internal(set) var standing = Standing()
    @Stored var isAcknowledged = false
    /// The meeting of stage 3 was held.
    @Stored var hasMet = false
    private var open: UInt8 = 0

    public init() {}

    var hasCommitments: Bool { open > 0 }

    public var commitments: [Commitment] {
      (0..<Int(open)).compactMap { index in
        promises[index].wrappedValue.map {
          Commitment(place: $0, dueOn: dueDays[index].wrappedValue)
        }
      }
    }

    /// The rules of the domain allow no more promises that are open than there is room for.
    mutating func promise(_ place: SequenceNumber, dueOn: CivilDay?) {
      guard Int(open) < promises.count else { return }
      promises[Int(open)].wrappedValue = place
      dueDays[Int(open)].wrappedValue = dueOn
      open += 1
    }

    mutating func keep(_ place: SequenceNumber) {
      let rest = commitments.filter { $0.place != place }
      guard rest.count < open else { return }
      for index in promises.indices {
        promises[index].wrappedValue = index < rest.count ? rest[index].place : nil
        dueDays[index].wrappedValue = index < rest.count ? rest[index].dueOn : nil
      }
      open = UInt8(rest.count)
    }
  }

  /// A promise to a complainant.
  public struct Commitment: Sendable, Hashable {
    public let place: SequenceNumber
    public let dueOn: CivilDay?
  }
}
