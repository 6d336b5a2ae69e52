public import Grievances
public import Projection

extension EngagementCounts {
  /// The engagement of a period.
  public struct Figures: Sendable, Hashable {
    public var events: [Kind: Int] = [:]
    public var women = 0
    public var men = 0
    public var others = 0

    public var participants: Int { women + men + others }
  }

  public static func figures(_ cells: Cells, in period: Period) -> Figures {
    func participants(_ gender: UInt8) -> Int {
      cells.sum(Measure.participants.rawValue) { $0[0] == gender && period.contains($0.day) }
    }
    var figures = Figures()
    for kind in Kind.allCases {
      figures.events[kind] = cells.sum(Measure.events.rawValue) {
        $0[0] == kind.rawValue && period.contains($0.day)
      }
    }
    figures.women = participants(1)
    figures.men = participants(2)
    figures.others = participants(3)
    return figures
  }

  /// Events per month covered: in ten-thousandths of an event, half rounded up; nil where no month
  /// is covered.
  public static func frequency(_ events: Int, in period: Period) -> Decimal4? {
    let months = period.months
    guard months > 0 else { return nil }
    return Decimal4(tenThousandths: (2 * 10_000 * events + months) / (2 * months))
  }
}
