/// What the dates of a register show about the order of day and month in it.
struct OrderEvidence {
  /// The line of the first date that can only be read with the day first.
  private(set) var dayFirst: Int?
  /// The line of the first date that can only be read with the month first.
  private(set) var monthFirst: Int?
  /// Whether there are dates that leave it open.
  var isAsked = false

  mutating func add(_ form: RegisterNote.DayForm, line: Int) {
    if form == .dayFirst { dayFirst = dayFirst ?? line }
    if form == .monthFirst { monthFirst = monthFirst ?? line }
  }

  mutating func add(_ later: OrderEvidence) {
    dayFirst = dayFirst ?? later.dayFirst
    monthFirst = monthFirst ?? later.monthFirst
    isAsked = isAsked || later.isAsked
  }

  /// The order that every date has which shows one, and where the first of them stands; nil where
  /// there is none, where both orders occur, or where no date leaves it open.
  var answer: (order: DateOrder, line: Int)? {
    guard isAsked else { return nil }
    return switch (dayFirst, monthFirst) {
    case (let line?, nil): (.dayFirst, line)
    case (nil, let line?): (.monthFirst, line)
    default: nil
    }
  }
}
