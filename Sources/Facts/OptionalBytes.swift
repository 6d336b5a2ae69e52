public import WorkingDays

// How stored rows hold what may be missing.

extension RawSpan {
  /// A day; nil where the lowest integer stands for none.
  public func day(at offset: Int) -> CivilDay? {
    let number = signedInteger(at: offset)
    return number == .min ? nil : CivilDay(daysSince1970: number)
  }

  /// A position; nil where 0 stands for none.
  public func sequence(at offset: Int) -> SequenceNumber? {
    let number = unsignedWord(at: offset)
    return number == 0 ? nil : SequenceNumber(number)
  }
}

extension [UInt8] {
  /// Appends a day in four bytes; nil as the lowest integer.
  public mutating func append(_ day: CivilDay?) {
    appendLittleEndian(day?.daysSince1970 ?? .min)
  }
}
