public import Facts
internal import WorkingDays

extension Instant {
  /// Reads an RFC 3339 instant, such as `2024-06-30T12:00:00Z` or `2024-06-30T20:00:00.5+08:00`.
  ///
  /// A date and a time that exist, years 0001 to 9999, no leap second; of the fraction, what lies
  /// below a microsecond is dropped. Integers only, so that what `rfc3339` prints is read exactly.
  public init?(rfc3339 text: String) {
    var rest = Array(text.utf8)[...]
    guard rest.count <= 64, let day = CivilDay(String(decoding: rest.prefix(10), as: UTF8.self))
    else { return nil }
    rest = rest.dropFirst(10)
    guard Self.take("T", &rest), let hours = Self.number(&rest, through: 23),
      Self.take(":", &rest), let minutes = Self.number(&rest, through: 59),
      Self.take(":", &rest), let seconds = Self.number(&rest, through: 59),
      let fraction = Self.fraction(&rest), let ahead = Self.offset(&rest), rest.isEmpty
    else { return nil }
    let inDay = hours * 3_600 + minutes * 60 + seconds - ahead
    self.init(
      microseconds: (Int64(day.daysSince1970) * 86_400 + inDay) * 1_000_000 + fraction)
  }

  private static func take(_ letter: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
    guard rest.first == UInt8(ascii: letter) else { return false }
    rest.removeFirst()
    return true
  }

  /// Two digits.
  private static func number(_ rest: inout ArraySlice<UInt8>, through last: Int64) -> Int64? {
    let digits = rest.prefix(2)
    guard digits.count == 2, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    rest = rest.dropFirst(2)
    let number = digits.reduce(0) { $0 * 10 + Int64($1 - 48) }
    return number <= last ? number : nil
  }

  /// Microseconds: none where there is no point, nil where no digit follows it.
  private static func fraction(_ rest: inout ArraySlice<UInt8>) -> Int64? {
    guard take(".", &rest) else { return 0 }
    let digits = rest.prefix { (48...57).contains($0) }
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    let padded = digits.prefix(6) + Array(repeating: 48, count: max(0, 6 - digits.count))
    return padded.reduce(0) { $0 * 10 + Int64($1 - 48) }
  }

  /// How many seconds the clock is ahead of UTC.
  private static func offset(_ rest: inout ArraySlice<UInt8>) -> Int64? {
    if take("Z", &rest) { return 0 }
    let isAhead = take("+", &rest)
    guard isAhead || take("-", &rest), let hours = number(&rest, through: 23),
      take(":", &rest), let minutes = number(&rest, through: 59)
    else { return nil }
    let seconds = hours * 3_600 + minutes * 60
    return isAhead ? seconds : -seconds
  }
}
