/// The place of a lunar month in the run of all months: which month of which year has which count.
///
/// 65 calendar months hold 67 lunar months. `p` counts the 65ths; where its remainder is 46 or 47 the
/// month is doubled, and of the pair the first is the leap month.
struct LunarMonthNumber: Equatable {
  var year: Int
  var month: Int
  var isLeap: Bool

  /// The month count `n` of the formula, or `nil` for a leap month in a place that has none.
  var count: Int? {
    let (whole, remainder) = Self.split(year: year, month: month)
    let isDoubled = remainder == 46 || remainder == 47
    if isLeap { return isDoubled ? whole : nil }
    return remainder >= 46 ? whole + 1 : whole
  }

  /// True if the year has this month twice.
  static func isDoubled(year: Int, month: Int) -> Bool {
    let remainder = split(year: year, month: month).remainder
    return remainder == 46 || remainder == 47
  }

  /// The month that has this count. Every count belongs to exactly one month.
  init?(count: Int) {
    // Months since the epoch's month 3 are about 65/67 of the counts; the answer lies beside that.
    let near = floorDivide(65 * count - 10, by: 67)
    for months in (near - 1)...(near + 1) {
      let year = 1747 + floorDivide(months + 2, by: 12)
      let month = floorRemainder(months + 2, by: 12) + 1
      for isLeap in [true, false] {
        let candidate = LunarMonthNumber(year: year, month: month, isLeap: isLeap)
        if candidate.count == count {
          self = candidate
          return
        }
      }
    }
    return nil
  }

  init(year: Int, month: Int, isLeap: Bool) {
    self.year = year
    self.month = month
    self.isLeap = isLeap
  }

  private static func split(year: Int, month: Int) -> (whole: Int, remainder: Int) {
    let p = 67 * (12 * (year - 1747) + month - 3) + 10
    return (floorDivide(p, by: 65), floorRemainder(p, by: 65))
  }
}
