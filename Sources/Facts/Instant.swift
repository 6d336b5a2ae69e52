public import WorkingDays

/// A moment, in microseconds since 1970-01-01T00:00Z.
public struct Instant: Sendable, Hashable, Comparable {
  public let microseconds: Int64

  @inlinable public init(microseconds: Int64) { self.microseconds = microseconds }

  public static func < (left: Self, right: Self) -> Bool {
    left.microseconds < right.microseconds
  }
}

extension Instant {
  /// The civil day on which the moment falls where clocks are so many seconds ahead of UTC.
  public func day(secondsAhead: Int64) -> CivilDay {
    let seconds = microseconds.dividedDown(by: 1_000_000) + secondsAhead
    return CivilDay(daysSince1970: Int32(clamping: seconds.dividedDown(by: Self.secondsPerDay)))
  }

  private static let secondsPerDay: Int64 = 86_400

  /// In UTC, to the microsecond (RFC 3339): `2024-06-30T12:00:00.000000Z`.
  public var rfc3339: String {
    let seconds = microseconds.dividedDown(by: 1_000_000)
    let fraction = microseconds - seconds * 1_000_000
    let inDay = seconds - seconds.dividedDown(by: Self.secondsPerDay) * Self.secondsPerDay
    func padded(_ value: Int64, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(day(secondsAhead: 0))T\(padded(inDay / 3600, 2)):\(padded(inDay / 60 % 60, 2)):"
      + "\(padded(inDay % 60, 2)).\(padded(fraction, 6))Z"
  }
}

extension Int64 {
  /// The quotient rounded towards negative infinity.
  fileprivate func dividedDown(by divisor: Int64) -> Int64 {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? quotient - 1 : quotient
  }
}
