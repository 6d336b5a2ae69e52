/// The arithmetic of the Mongolian lunisolar calendar (Togs Buyant, the New Genden reckoning; epoch
/// 1747), exact in 64-bit integers. `docs/calendar.md` gives the formula in fractions.
///
/// Every quantity is a whole number of parts, where `partsPerDay` is the least common multiple of
/// all the denominators of the formula: 11312 (mean date), 60 x 126 (moon) and 60 x 402 (sun). So
/// nothing is rounded before the one floor that gives the civil day. For the years the calendar
/// answers the largest number is below 3 x 10^14.
enum LunarArithmetic {
  /// 2^4 x 3^3 x 5 x 7 x 67 x 101.
  static let partsPerDay = 102_317_040

  /// The Julian day number of 1970-01-01.
  static let julianDayOf1970 = 2_440_588

  /// A quarter period of the moon's correction, in sixtieths of a day, by 28ths of the anomaly.
  private static let moonQuarter = [0, 5, 10, 15, 19, 22, 24, 25]

  /// A quarter period of the sun's correction, in sixtieths of a day, by twelfths of the circle.
  private static let sunQuarter = [0, 6, 10, 11]

  /// The days since 1970-01-01 of the civil day in which lunar day `day` of the month with this
  /// count ends: the floor of its true date. Day 30 of one month and the day before day 1 of the
  /// next are the same day.
  static func civilDayEnding(lunarDay day: Int, ofMonthCount count: Int) -> Int {
    floorDivide(trueDate(lunarDay: day, monthCount: count), by: partsPerDay) - julianDayOf1970
  }

  /// The true date, a Julian day number with its fraction, in parts of a day.
  private static func trueDate(lunarDay day: Int, monthCount count: Int) -> Int {
    // 2359237 + 2603/2828 + n x 167025/5656 + d x 11135/11312, over 11312.
    let meanDate = 2_359_237 * 11_312 + 2_603 * 4 + count * 334_050 + day * 11_135
    // 397/402 + n x 65/804 + d x 13/4824, over 4824.
    let meanSun = 397 * 12 + count * 390 + day * 13
    // 1523/1764 + n x 253/3528 + d/28, over 3528.
    let anomaly = 1_523 * 2 + count * 253 + day * 126
    // 28 x anomaly has the denominator 126; 12 x (sun - 1/4) has the denominator 402.
    let moon = correction(at: anomaly, over: 126, quarter: moonQuarter)
    let sun = correction(at: meanSun - 1_206, over: 402, quarter: sunQuarter)
    return meanDate * (partsPerDay / 11_312) + moon * (partsPerDay / (60 * 126))
      - sun * (partsPerDay / (60 * 402))
  }

  /// The value of an odd-symmetric periodic function at `argument / unit`, times `unit`, linear
  /// between the whole numbers. `quarter` holds its values over a quarter period, both ends included.
  private static func correction(at argument: Int, over unit: Int, quarter: [Int]) -> Int {
    let step = floorDivide(argument, by: unit)
    let fraction = floorRemainder(argument, by: unit)
    let here = value(at: step, quarter: quarter)
    let next = value(at: step + 1, quarter: quarter)
    return here * unit + (next - here) * fraction
  }

  /// The function at a whole number: it rises along `quarter`, falls back, and repeats with the sign
  /// turned.
  private static func value(at step: Int, quarter: [Int]) -> Int {
    let length = quarter.count - 1
    let phase = floorRemainder(step, by: 4 * length)
    let inHalf = phase % (2 * length)
    let size = quarter[inHalf <= length ? inHalf : 2 * length - inHalf]
    return phase < 2 * length ? size : -size
  }
}
