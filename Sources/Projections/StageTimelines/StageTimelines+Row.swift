internal import Facts
public import Grievances
public import Projection
public import WorkingDays

extension StageTimelines {
  /// The days on which one grievance entered and left each stage.
  public struct Row: ProjectionRow {
    public internal(set) var standing = Standing()
    private var entered: InlineArray<4, CivilDay?> = InlineArray(repeating: nil)
    private var left: InlineArray<4, CivilDay?> = InlineArray(repeating: nil)
    /// Bit n: the day of entering stage n + 1 is assumed.
    private var assumedEntries: UInt8 = 0

    public init() {}

    mutating func enter(_ stage: Stage, on day: CivilDay) {
      entered[Self.index(stage)] = day
      left[Self.index(stage)] = nil
    }

    /// nil takes the leaving back.
    mutating func leave(_ stage: Stage, on day: CivilDay?) { left[Self.index(stage)] = day }

    mutating func assumeEntry(of stage: Stage) {
      assumedEntries |= 1 << UInt8(Self.index(stage))
    }

    private static func index(_ stage: Stage) -> Int { Int(stage.rawValue) - 1 }

    /// The stages that were entered, in order.
    public var intervals: [Interval] {
      Stage.allCases.compactMap { stage in
        let index = Self.index(stage)
        guard let from = entered[index] else { return nil }
        return Interval(
          stage: stage, from: from, to: left[index],
          entryIsAssumed: assumedEntries & 1 << UInt8(index) != 0)
      }
    }
  }

  /// A stage, from the day it was entered to the day it was left.
  public struct Interval: Sendable, Hashable {
    public let stage: Stage
    public let from: CivilDay
    /// nil while it lasts.
    public let to: CivilDay?
    public let entryIsAssumed: Bool
  }
}

extension StageTimelines.Row {
  // offset size
  //   0  32  four times: day entered (4), day left (4)
  //  32   1  standing
  //  33   1  assumed entries
  public static let byteCount = 34

  public init?(_ bytes: RawSpan) {
    guard bytes.byteCount == Self.byteCount,
      let standing = Standing(code: bytes.unsignedByte(at: 32))
    else { return nil }
    for index in 0..<4 {
      entered[index] = bytes.day(at: 8 * index)
      left[index] = bytes.day(at: 8 * index + 4)
    }
    self.standing = standing
    assumedEntries = bytes.unsignedByte(at: 33)
  }

  public func append(to bytes: inout [UInt8]) {
    for index in 0..<4 {
      bytes.append(entered[index])
      bytes.append(left[index])
    }
    bytes += [standing.code, assumedEntries]
  }

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
