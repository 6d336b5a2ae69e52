internal import Facts
internal import WorkingDays

// The fields that payloads of several kinds have. A day that is not known is stored as the lowest
// signed integer.

extension Payload {
  mutating func set(day: CivilDay?, at offset: Int) {
    let number = day?.daysSince1970 ?? .min
    set(integer: UInt32(bitPattern: number), at: offset)
  }

  @inline(__always) func day(at offset: Int) -> CivilDay? {
    let number = Int32(bitPattern: integer(at: offset))
    return number == .min ? nil : CivilDay(daysSince1970: number)
  }

  /// A number of eight bytes, at an offset that 4 divides.
  mutating func set(word: UInt64, at offset: Int) {
    set(integer: UInt32(truncatingIfNeeded: word), at: offset)
    set(integer: UInt32(truncatingIfNeeded: word >> 32), at: offset + 4)
  }

  @inline(__always) func word(at offset: Int) -> UInt64 {
    UInt64(integer(at: offset + 4)) << 32 | UInt64(integer(at: offset))
  }

  mutating func set(assumed: AssumedFields, at offset: Int) {
    set(short: assumed.rawValue, at: offset)
  }

  /// 0 not stated, 1 high, 2 medium, 3 low.
  mutating func set(confidence: Confidence?, at offset: Int) {
    let code = confidence.flatMap { Self.confidences.firstIndex(of: $0) }.map { $0 + 1 }
    set(byte: UInt8(truncatingIfNeeded: code ?? 0), at: offset)
  }

  /// The outer nil means that the byte is no code.
  func confidence(at offset: Int) -> Confidence?? {
    let code = Int(byte(at: offset))
    guard code <= Self.confidences.count else { return .none }
    return .some(code == 0 ? nil : Self.confidences[code - 1])
  }

  private static let confidences: [Confidence] = [.high, .medium, .low]

  @inline(__always) func assumed(at offset: Int) -> AssumedFields {
    AssumedFields(rawValue: short(at: offset))
  }
}
