internal import Facts
public import WorkingDays

/// Where something is counted: a measure, a day, up to six coded dimensions and a bucket.
///
/// A cell that carries a bucket is one bar of a histogram: what does not add up (a median, the
/// largest) is derived from the bars, which do.
public struct Cell: Sendable, Hashable {
  let high: UInt64
  let low: UInt64

  /// - Parameters:
  ///   - measure: what is counted; the numbers are the projection's own.
  ///   - bucket: the value of which this cell counts the occurrences.
  public init(
    measure: UInt16, day: CivilDay = .distantPast,
    _ first: UInt8 = 0, _ second: UInt8 = 0, _ third: UInt8 = 0, _ fourth: UInt8 = 0,
    bucket: UInt32 = 0
  ) {
    // The sign bit is turned so that days sort as numbers do.
    let ordered = UInt32(bitPattern: day.daysSince1970) ^ 0x8000_0000
    high = UInt64(measure) << 48 | UInt64(ordered) << 16 | UInt64(first) << 8 | UInt64(second)
    low = UInt64(third) << 56 | UInt64(fourth) << 48 | UInt64(bucket)
  }

  public var measure: UInt16 { UInt16(truncatingIfNeeded: high >> 48) }

  public var day: CivilDay {
    let ordered = UInt32(truncatingIfNeeded: high >> 16) ^ 0x8000_0000
    return CivilDay(daysSince1970: Int32(bitPattern: ordered))
  }

  /// A dimension, counted from 0; there are four, and room for two more.
  public subscript(dimension: Int) -> UInt8 {
    switch dimension {
    case 0: UInt8(truncatingIfNeeded: high >> 8)
    case 1: UInt8(truncatingIfNeeded: high)
    case 2: UInt8(truncatingIfNeeded: low >> 56)
    default: UInt8(truncatingIfNeeded: low >> 48)
    }
  }

  public var bucket: UInt32 { UInt32(truncatingIfNeeded: low) }
}

extension Cell: Comparable {
  public static func < (left: Self, right: Self) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }

  static let byteCount = 16

  /// The stored form, highest byte first, so that cells lie in order.
  func append(to bytes: inout [UInt8]) {
    bytes.appendBigEndian(high)
    bytes.appendBigEndian(low)
  }

  init(_ bytes: RawSpan, at offset: Int) {
    high = bytes.unsignedWord(at: offset).byteSwapped
    low = bytes.unsignedWord(at: offset + 8).byteSwapped
  }
}

/// The cells that one row counts in.
public struct Tally: Sendable, Hashable {
  public private(set) var counts: [Count] = []

  public struct Count: Sendable, Hashable {
    public let cell: Cell
    public let weight: Int32
  }

  public init() {}

  public mutating func add(_ cell: Cell, _ weight: Int = 1) {
    guard weight != 0 else { return }
    counts.append(Count(cell: cell, weight: Int32(clamping: weight)))
  }
}

/// The sums of the tallies of some rows. A cell whose sum is 0 is not held.
public struct Cells: Sendable, Hashable {
  public private(set) var sums: [Cell: Int64] = [:]

  public init() {}

  mutating func add(_ tally: Tally) {
    for count in tally.counts { add(Int64(count.weight), to: count.cell) }
  }

  mutating func add(_ weight: Int64, to cell: Cell) {
    let sum = (sums[cell] ?? 0) + weight
    sums[cell] = sum == 0 ? nil : sum
  }

  /// The sum of the cells of a measure that a condition picks.
  public func sum(_ measure: UInt16, where condition: (Cell) -> Bool = { _ in true }) -> Int {
    sums.reduce(0) {
      $1.key.measure == measure && condition($1.key) ? $0 + Int($1.value) : $0
    }
  }

  /// The distribution of the buckets of a measure's cells.
  public func distribution(
    _ measure: UInt16, where condition: (Cell) -> Bool = { _ in true }
  ) -> Distribution {
    var distribution = Distribution()
    for (cell, count) in sums where cell.measure == measure && condition(cell) {
      distribution.add(Int(cell.bucket), count: Int(count))
    }
    return distribution
  }
}
