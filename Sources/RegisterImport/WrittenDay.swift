internal import WorkingDays

/// What a cell may mean that holds a day in another way than `YYYY-MM-DD`.
enum WrittenDay: Equatable {
  case day(CivilDay, RegisterNote.DayForm)
  /// Either way round it is a day, and nothing says which way.
  case ambiguous(dayFirst: CivilDay, monthFirst: CivilDay)
  /// A day, but only against the order that holds for the register.
  case against(DateOrder)
  /// A number that is a serial day if the register has such.
  case serial(Int)

  /// nil where the text is no day at all.
  init?(_ text: String, _ rules: DayRules) {
    if let number = Self.serialNumber(text) {
      self = rules.serialDays.map { .day($0.day(number), .serial) } ?? .serial(number)
      return
    }
    guard let parts = Self.parts(text) else { return nil }
    if parts.first.digits == 4, parts.last.digits <= 2 {
      let (year, month, day) = (parts.first.value, parts.middle.value, parts.last.value)
      guard let day = CivilDay(year: year, month: month, day: day) else { return nil }
      self = .day(day, .yearFirst)
    } else if parts.last.digits == 4, parts.first.digits <= 2 {
      self.init(yearLast: parts.last.value, parts.first.value, parts.middle.value, rules.order)
    } else {
      // A year of two digits may be any of the three.
      return nil
    }
  }

  private init?(yearLast year: Int, _ first: Int, _ second: Int, _ order: DateOrder?) {
    let dayFirst = CivilDay(year: year, month: second, day: first)
    let monthFirst = CivilDay(year: year, month: first, day: second)
    switch (dayFirst, monthFirst, order) {
    case (nil, nil, _): return nil
    case (let day?, let other?, _) where day == other: self = .day(day, .either)
    case (let day?, _, .dayFirst), (let day?, nil, nil): self = .day(day, .dayFirst)
    case (_, let day?, .monthFirst), (nil, let day?, nil): self = .day(day, .monthFirst)
    case (let day?, let other?, nil): self = .ambiguous(dayFirst: day, monthFirst: other)
    case (_, _, let order?): self = .against(order)
    }
  }

  /// Five digits, and maybe a fraction, which is the time of day.
  private static func serialNumber(_ text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ Part($0) != nil }), let number = Int(parts[0]),
      SerialDays.plausible.contains(number)
    else { return nil }
    return number
  }

  private struct Part {
    let value: Int
    let digits: Int

    init?(_ text: Substring) {
      let isNumber = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard isNumber, let value = Int(text) else { return nil }
      self.value = value
      digits = text.utf8.count
    }
  }

  /// Three numbers with the same separator twice; the middle one has one digit or two.
  private static func parts(_ text: String) -> (first: Part, middle: Part, last: Part)? {
    for separator in [".", "/", "-"] as [Character] {
      let parts = text.split(separator: separator, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      guard let first = Part(parts[0]), let middle = Part(parts[1]), let last = Part(parts[2]),
        middle.digits <= 2
      else { return nil }
      return (first, middle, last)
    }
    return nil
  }
}
