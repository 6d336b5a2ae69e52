extension CivilDay {
  /// The day written `YYYY-MM-DD`: ten ASCII characters, a year from 0001 to 9999 and a date that
  /// exists. Anything else gives `nil`: no spaces, no signs, no digits of other scripts.
  ///
  /// Reads at most eleven bytes, however long the text is.
  @inlinable public init?(_ text: some StringProtocol) {
    var fields: [3 of Int] = [0, 0, 0]
    var position = 0
    for byte in text.utf8 {
      switch (position, byte) {
      case (4, UInt8(ascii: "-")), (7, UInt8(ascii: "-")):
        break
      case (4, _), (7, _), (10..., _):
        return nil
      case (_, UInt8(ascii: "0")...UInt8(ascii: "9")):
        let field = position < 4 ? 0 : position < 7 ? 1 : 2
        fields[field] = fields[field] * 10 + Int(byte - UInt8(ascii: "0"))
      default:
        return nil
      }
      position += 1
    }
    guard position == 10, fields[0] >= 1 else { return nil }
    self.init(year: fields[0], month: fields[1], day: fields[2])
  }
}

extension CivilDay: CustomStringConvertible {
  /// `YYYY-MM-DD`. A year outside 0000...9999 takes the digits it needs, and a sign before year 0;
  /// such a text is for the eye and is not read back.
  public var description: String {
    let (year, month, day) = date
    let sign = year < 0 ? "-" : ""
    return sign + CivilDay.padded(abs(year), to: 4) + "-" + CivilDay.padded(month, to: 2) + "-"
      + CivilDay.padded(day, to: 2)
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
