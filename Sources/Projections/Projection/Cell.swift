internal import Facts
public import WorkingDays

/// Where something is counted: a measure, a day, up to six coded dimensions and a bucket.
///
/// A cell that carries a bucket is one bar of a histogram: what does not add up (a median, the
/// largest) is derived from the bars, which do.
@frozen
public struct Cell: Sendable, Hashable {
  @usableFromInline let high: UInt64
  @usableFromInline let low: UInt64

  @usableFromInline init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// - Parameters:
  ///   - measure: what is counted; the numbers are the projection's own.
  ///   - bucket: the value of which this cell counts the occurrences.
  @inlinable public init(
    measure: UInt16, day: CivilDay = .distantPast,
    _ first: UInt8 = 0, _ second: UInt8 = 0, _ third: UInt8 = 0, _ fourth: UInt8 = 0,
    _ fifth: UInt8 = 0, _ sixth: UInt8 = 0, bucket: UInt32 = 0
  ) {
    // The sign bit is turned so that days sort as numbers do.
    let ordered = UInt32(bitPattern: day.daysSince1970) ^ 0x8000_0000
    high = UInt64(measure) << 48 | UInt64(ordered) << 16 | UInt64(first) << 8 | UInt64(second)
    let rest = UInt64(third) << 24 | UInt64(fourth) << 16 | UInt64(fifth) << 8 | UInt64(sixth)
    low = rest << 32 | UInt64(bucket)
  }

  /// How many dimensions a cell has room for.
  public static let dimensions = 6

  public var measure: UInt16 { UInt16(truncatingIfNeeded: high >> 48) }

  public var day: CivilDay {
    let ordered = UInt32(truncatingIfNeeded: high >> 16) ^ 0x8000_0000
    return CivilDay(daysSince1970: Int32(bitPattern: ordered))
  }

  /// A dimension, counted from 0.
  public subscript(dimension: Int) -> UInt8 {
    dimension < 2
      ? UInt8(truncatingIfNeeded: high >> UInt64(8 - 8 * dimension))
      : UInt8(truncatingIfNeeded: low >> UInt64(72 - 8 * dimension))
  }

  public var bucket: UInt32 { UInt32(truncatingIfNeeded: low) }
}

extension Cell: Comparable {
  public static func < (left: Self, right: Self) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}

/// The cells that one row counts in.
public struct Tally: Sendable, Hashable {
  public internal(set) var counts: [Count] = []

  public struct Count: Sendable, Hashable {
    public let cell: Cell
    public let weight: Int32
  }

  public init() {}

  /// A weight of 0 adds nothing, and the cell is then not even made: most of what a row could count is 0.
  @inlinable @inline(__always) public mutating func add(
    _ cell: @autoclosure () -> Cell, _ weight: Int = 1
  ) {
    if weight != 0 { append(cell(), weight) }
  }

  @usableFromInline mutating func append(_ cell: Cell, _ weight: Int) {
    counts.append(Count(cell: cell, weight: Int32(clamping: weight)))
  }

  /// Empties the tally, for the next row.
  public mutating func removeAll() { counts.removeAll(keepingCapacity: true) }
}
