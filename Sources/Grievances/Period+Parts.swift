internal import WorkingDays

extension Period {
  /// The calendar months or quarters that a period touches, the first and the last cut to it.
  /// - Parameter months: the length of a part, 1 or 3.
  public func parts(ofMonths months: Int) -> [Period] {
    var parts: [Period] = []
    var start = from
    while start <= through {
      let index = start.year * 12 + start.month - 1
      let next = index - index % months + months
      guard let after = CivilDay(year: next / 12, month: next % 12 + 1, day: 1),
        let part = Period(from: start, through: min(through, after.advanced(by: -1)))
      else { break }
      parts.append(part)
      start = after
    }
    return parts
  }

  /// The half-years that it touches, whole.
  public var halves: [Period] {
    var halves: [Period] = []
    var half = Period(halfWith: from)
    while let next = half, next.from <= through {
      halves.append(next)
      half = Period(halfWith: next.through.advanced(by: 1))
    }
    return halves
  }

  /// The half-year that holds a day.
  private init?(halfWith day: CivilDay) {
    self.init("\(day.description.prefix(4))-H\(day.month < 7 ? 1 : 2)")
  }
}
