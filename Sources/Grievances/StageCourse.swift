public import Facts
public import WorkingDays

/// When a grievance entered and left each stage of the mechanism (SEP section 8).
///
/// A plain value of 34 bytes, so that a row can hold it.
public struct StageCourse: Plain {
  private var entered = InlineArray<4, Stored<CivilDay?>>(repeating: Stored(wrappedValue: nil))
  private var left = InlineArray<4, Stored<CivilDay?>>(repeating: Stored(wrappedValue: nil))
  public private(set) var standing = Standing()
  /// Bit n: the day of entering stage n + 1 is assumed.
  private var assumedEntries: UInt8 = 0

  public init() {}

  /// A stage, from the day it was entered to the day it was left.
  public struct Interval: Sendable, Hashable {
    public let stage: Stage
    public let from: CivilDay
    /// nil while it lasts.
    public let to: CivilDay?
    public let entryIsAssumed: Bool

    public init(stage: Stage, from: CivilDay, to: CivilDay?, entryIsAssumed: Bool) {
      self.stage = stage
      self.from = from
      self.to = to
      self.entryIsAssumed = entryIsAssumed
    }
  }

  /// The stages that were entered, in order.
  public var intervals: [Interval] {
    Stage.allCases.compactMap { interval(of: $0) }
  }

  /// One stage, or nil where it was never entered.
  public func interval(of stage: Stage) -> Interval? {
    let index = Self.index(stage)
    guard let from = entered[index].wrappedValue else { return nil }
    return Interval(
      stage: stage, from: from, to: left[index].wrappedValue,
      entryIsAssumed: assumedEntries & 1 << UInt8(index) != 0)
  }

  /// Takes the next of a history that is told.
  public mutating func apply(_ entry: LentEntry) {
    let before = standing
    let day = entry.fact.occurredOn
    standing = entry.standing
    switch entry.event {
    case .registered(let registered):
      enter(.local, on: day, isAssumed: registered.assumed.contains(.receivedOn))
    case .escalated(let escalated) where standing.isOpen:
      leave(before.stage, on: day)
      enter(escalated.stage, on: day, isAssumed: escalated.assumed.contains(.occurredOn))
    default:
      if before.isOpen && !standing.isOpen { leave(before.stage, on: day) }
      if !before.isOpen && standing.isOpen { leave(before.stage, on: nil) }
      if standing.isOpen && standing.stage != before.stage {
        leave(before.stage, on: day)
        enter(standing.stage, on: day, isAssumed: entry.event.assumed.contains(.occurredOn))
      }
    }
  }

  private mutating func enter(_ stage: Stage, on day: CivilDay, isAssumed: Bool) {
    if isAssumed { assumedEntries |= 1 << UInt8(Self.index(stage)) }
    entered[Self.index(stage)].wrappedValue = day
    left[Self.index(stage)].wrappedValue = nil
  }

  /// nil takes the leaving back.
  private mutating func leave(_ stage: Stage, on day: CivilDay?) {
    left[Self.index(stage)].wrappedValue = day
  }

  private static func index(_ stage: Stage) -> Int { Int(stage.rawValue) - 1 }
}

extension StageCourse: Hashable {
  public static func == (left: Self, right: Self) -> Bool {
    left.standing == right.standing && left.assumedEntries == right.assumedEntries
      && (0..<4).allSatisfy {
        left.entered[$0] == right.entered[$0] && left.left[$0] == right.left[$0]
      }
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(standing)
    for index in 0..<4 { hasher.combine(entered[index]) }
  }
}
